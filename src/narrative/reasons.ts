import type { Desk } from '../answer/desk.js';
import type { Sheet } from '../answer/sheet.js';
import { speaksToModel } from '../report/instructions.js';
import type { Report } from '../report/report.js';
import { matterOf } from './matters.js';
import { quotesOf } from './quotes.js';
import { sentencesOf } from './sentences.js';

const BECAUSE =
  /(?:增量|增长|增加|上升|减量|减少|下降)[^，。；]{0,12}(?:来自|集中[在于])|因为|由于|原因|主要(?:是|系|因|源)|得益于|受.{1,16}影响|源于|缘于|归因|所致|导致|使得|随着|系因/;
const MOST_QUOTES = 3;

/** The reports' own sentences that give a reason for an item's figure, quoted and cited; none where they give none. */
export async function reasonsFor(
  item: string,
  { reports, sheet, desk }: { reports: readonly Report[]; sheet: Sheet; desk: Pick<Desk, 'store' | 'wording'> },
): Promise<string[]> {
  const matter = matterOf(item);
  const sentences = sentencesOf(await desk.store.paragraphs(reports.map(({ id }) => id))).filter(
    ({ text }) => matter?.test(text) && BECAUSE.test(text) && !speaksToModel(text),
  );
  return sentences.slice(0, MOST_QUOTES).flatMap((sentence) => quotesOf([sentence], { sheet, wording: desk.wording }));
}
