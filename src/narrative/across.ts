import type { AnswerBody } from '../answer/answer.js';
import type { Desk } from '../answer/desk.js';
import { doubtsAboutText } from '../answer/doubts.js';
import { groupBy } from '../answer/group-by.js';
import { choiceOf } from './choice.js';
import type { Looked } from './look-in-text.js';
import { tell } from './tell.js';

/** Of the reports that say something about it so many are quoted. */
const MOST_REPORTS = 8;

/** What several agencies' reports say of it: how many were searched, how many speak of it, and the best of each. */
export async function answerAcross({ asked, reports, searched, chosen }: Looked, desk: Desk): Promise<AnswerBody> {
  const byReport = groupBy(chosen, ({ paragraph }) => paragraph.report);
  const shown = byReport.slice(0, MOST_REPORTS).flat();
  const counts = { reports: searched, found: byReport.length, shown: Math.min(byReport.length, MOST_REPORTS) };
  const warnings = await doubtsAboutText(shown, desk);
  const head = [desk.wording.searchedOver(counts)];
  return tell(choiceOf(shown), { reports, by: 'program', assumed: asked.assumed, head, warnings }, desk);
}
