import type { AnswerBody } from '../answer/answer.js';
import { readingOf, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { correctionsOf } from '../answer/doubts.js';
import { inBlocks } from '../answer/in-blocks.js';
import { createSheet, type Sheet } from '../answer/sheet.js';
import type { Assumption } from '../query/query.js';
import type { Report } from '../report/report.js';
import type { Choice } from './choice.js';
import { quotedByChapter } from './quotes.js';
import { printedOf } from './sentences.js';

/** Who chose the sentences; `unfinished` while a model still does, `stopped` where the person wanted no more. */
export type ChosenBy = 'program' | 'model' | 'unfinished' | 'stopped';

type Told = {
  reports: readonly Report[];
  by: ChosenBy;
  assumed: readonly Assumption[];
  /** Lines before all others. */
  head?: readonly string[];
  notes?: readonly string[];
  warnings?: readonly string[];
  /** Words that can be sent back for more, with what a button shows. */
  more?: readonly { label: string; says: string }[];
};

/** The answer that a choice makes: a model's words in short above, the reports' own sentences under where they stand, its translations beneath. */
export function tell(
  choice: Choice,
  { reports, by, assumed, head = [], notes = [], warnings = [], more = [] }: Told,
  desk: Pick<Desk, 'wording'>,
): AnswerBody {
  const { wording } = desk;
  const sheet = createSheet(reports);
  const quoted = quotedByChapter(choice, { reports, sheet, wording });
  const summary = shortOf(choice.summary, { sheet, wording });
  const corrections = correctionsOf(sheet.facts, desk);
  const all = [...corrections, ...warnings];
  const label = by === 'program' ? [] : [wording.modelLabel];
  const ending = by === 'stopped' ? [wording.stopped] : [];
  const under = {
    notes: [...label, ...ending, ...notes, ...readingOf(assumed, desk)],
    warnings: all,
    sources: sourcesOf(sheet, desk, false),
  };
  const others = [...new Set(assumed.flatMap((assumption) => assumption.others))];
  const paragraphs = [...head.map((line) => [line]), ...summary.map((line) => [line]), ...quoted];
  return {
    kind: 'narrative',
    answered_by: by === 'program' ? 'text' : 'model',
    // The label ends what is shown of an answer that is still being chosen.
    ...inBlocks({ paragraphs, ...(by === 'unfinished' ? { notes: label } : under) }, desk),
    figures: sheet.figures,
    citations: sheet.citations,
    options: [...more.map(({ says }) => says), ...others],
    ...(more.length > 0 && { labels: [...more.map(({ label: name }) => name), ...others] }),
    warnings: [...head, ...label, ...all],
  };
}

/** A model's sentences in one line, each with the mark of the sentence it tells and of the figures it states. */
export function shortOf(
  summary: Choice['summary'],
  { sheet, wording }: { sheet: Sheet } & Pick<Desk, 'wording'>,
): string[] {
  if (summary.length === 0) return [];
  const said = summary.map(({ text, piece, facts }) => {
    const cited = sheet.citations.find(
      ({ report, quote }) => report === piece.paragraph.report && quote.includes(printedOf(piece)),
    );
    return `${text}${cited ? `[${cited.n}]` : ''}${facts.map(sheet.state).join('')}`;
  });
  return [wording.inShort(said.join(''))];
}
