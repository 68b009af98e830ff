import type { Desk } from '../answer/desk.js';
import { groupBy } from '../answer/group-by.js';
import type { Sheet } from '../answer/sheet.js';
import type { Paragraph, Report } from '../report/report.js';
import { printedOf, type Sentence } from './sentences.js';

type Passage = { paragraph: Paragraph; text: string; printed: string };

/** Sentences quoted and cited, a line each; those that follow each other in one paragraph are one quote. */
export function quotesOf(sentences: readonly Sentence[], { sheet, wording }: { sheet: Sheet } & Pick<Desk, 'wording'>) {
  return passagesIn(sentences).map(({ text, printed, paragraph }) =>
    wording.narrativeQuote(text, sheet.quote(paragraph, printed)),
  );
}

/** Quotes by report and chapter, each block under a line that says where it stands. */
export function quotedByChapter(
  chosen: readonly Sentence[],
  { reports, sheet, wording }: { reports: readonly Report[]; sheet: Sheet } & Pick<Desk, 'wording'>,
): string[][] {
  return groupBy(chosen, ({ paragraph }) => `${paragraph.report}|${paragraph.headings[0]}`).map((block) => {
    const [first] = block;
    const report = reports.find(({ id }) => id === first?.paragraph.report);
    const heading = first?.paragraph.headings[0] ?? '';
    const place = { agency: report?.agency ?? '', year: report?.year ?? 0, heading };
    return [wording.narrativeLead(place), ...quotesOf(block, { sheet, wording })];
  });
}

function passagesIn(sentences: readonly Sentence[]): Passage[] {
  const passages: (Passage & { next: number })[] = [];
  for (const sentence of sentences) {
    const last = passages.at(-1);
    const printed = printedOf(sentence);
    if (last && last.paragraph === sentence.paragraph && last.next === sentence.index) {
      last.text += sentence.text;
      last.printed = last.printed.endsWith(printed) ? last.printed : last.printed + printed;
      last.next += 1;
    } else {
      passages.push({ paragraph: sentence.paragraph, text: sentence.text, printed, next: sentence.index + 1 });
    }
  }
  return passages;
}
