import type { Desk } from '../answer/desk.js';
import { groupBy } from '../answer/group-by.js';
import type { Sheet } from '../answer/sheet.js';
import type { Report } from '../report/report.js';
import type { Choice } from './choice.js';
import { follows, type Piece } from './pieces.js';
import type { Heading } from './pointing/pointing.js';
import { printedOf } from './sentences.js';

/** The quotes by report and chapter, each block under a line that says where it stands. */
export function quotedByChapter(
  { points, translations }: Choice,
  { reports, sheet, wording }: { reports: readonly Report[]; sheet: Sheet } & Pick<Desk, 'wording'>,
): string[][] {
  const lines = points.flatMap(({ heading, pieces }) =>
    groupBy(pieces, placeOf).map((own) => ({ heading, pieces: own, place: own[0] ? placeOf(own[0]) : '' })),
  );
  return groupBy(lines, ({ place }) => place).map((block) => {
    const first = block[0]?.pieces[0]?.paragraph;
    const report = reports.find(({ id }) => id === first?.report);
    const place = { agency: report?.agency ?? '', year: report?.year ?? 0, heading: first?.headings[0] ?? '' };
    return [
      wording.narrativeLead(place),
      ...block.flatMap(({ heading, pieces }) => quotesOf(pieces, { heading, translations, sheet, wording })),
    ];
  });
}

function placeOf({ paragraph }: Piece): string {
  return `${paragraph.report}|${paragraph.headings[0]}`;
}

/** Pieces quoted and cited, a line each; those that follow each other are one quote, over its translation. */
export function quotesOf(
  pieces: readonly Piece[],
  {
    heading = null,
    translations = [],
    sheet,
    wording,
  }: { heading?: Heading | null; translations?: Choice['translations']; sheet: Sheet } & Pick<Desk, 'wording'>,
): string[] {
  const runs: Piece[][] = [];
  for (const piece of pieces) {
    const run = runs.at(-1);
    const before = run?.at(-1);
    if (run && before && follows(piece, before)) run.push(piece);
    else runs.push([piece]);
  }
  return runs.flatMap((run, at) => {
    const [first] = run;
    if (!first) return [];
    const text = run.map((piece) => piece.text).join('');
    const quote = wording.narrativeQuote(text, sheet.quote(first.paragraph, printedIn(run)));
    const translated = translations.flatMap((one) => (run.includes(one.piece) ? [one.text] : []));
    return [
      heading !== null && at === 0 ? wording.summaryLine(wording.headingNames[heading], quote) : quote,
      ...(translated.length > 0 ? [wording.translated(translated.join(' '))] : []),
    ];
  });
}

function printedIn(run: readonly Piece[]): string {
  return run.reduce((printed, piece) => {
    const own = printedOf(piece);
    return printed.endsWith(own) ? printed : printed + own;
  }, '');
}
