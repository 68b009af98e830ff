import type { Desk } from '../answer/desk.js';
import type { Sheet } from '../answer/sheet.js';
import { speaksToModel } from '../report/instructions.js';
import type { Report } from '../report/report.js';
import { matterOf } from './matters.js';
import { asPieces } from './pieces.js';
import { quotesOf } from './quotes.js';
import { givesReason } from './search/kinds-asked.js';
import { sentencesOf } from './sentences.js';

const MOST_QUOTES = 3;

/** The reports' own sentences that give a reason for an item's figure, quoted and cited; none where they give none. */
export async function reasonsFor(
  item: string,
  { reports, sheet, desk }: { reports: readonly Report[]; sheet: Sheet; desk: Pick<Desk, 'store' | 'wording'> },
): Promise<string[]> {
  const matter = matterOf(item);
  const sentences = sentencesOf(await desk.store.paragraphs(reports.map(({ id }) => id))).filter(
    ({ text }) => matter?.test(text) && givesReason(text) && !speaksToModel(text),
  );
  return sentences
    .slice(0, MOST_QUOTES)
    .flatMap((sentence) => quotesOf(asPieces([sentence]), { sheet, wording: desk.wording }));
}
