import { reasonsFor } from '../narrative/reasons.js';
import type { PlanOf } from '../plan/plan.js';
import type { AnswerBody } from './answer.js';
import { paragraphsOf, sourcesOf } from './compose.js';
import type { Desk } from './desk.js';
import { withCorrectionsCited } from './doubts.js';
import { createSheet } from './sheet.js';
import { answerChange } from './trend.js';
import { answerValue } from './value.js';

/** The figures of the year and the year before, then the report's own sentences that give a reason; where none does, that is said. */
export async function answerReason(plan: PlanOf<'reason'>, desk: Desk): Promise<AnswerBody> {
  const { subjects, metrics, applicants, assumptions } = plan;
  const slots = { subjects, metrics, applicants, assumptions };
  const figures = await (subjects.length > 1
    ? answerChange({ kind: 'change', ...slots, rate: true }, desk)
    : answerValue({ kind: 'value', ...slots, premise: null }, desk));
  if (figures.kind !== 'figure') return figures;
  const [last] = subjects.slice(-1);
  const reports = (await desk.store.reports({ agencies: subjects.map(({ agency }) => agency) })).filter(
    ({ year }) => year === last?.year,
  );
  const sheet = createSheet(reports);
  // The quotes are numbered on from the figures' rows.
  sheet.citations.push(...figures.citations);
  const quotes = await reasonsFor(metrics[0] ?? '', { reports, sheet, desk });
  const { wording } = desk;
  const said = quotes.length > 0 ? [wording.reasonsHead, ...quotes] : [wording.noReason];
  const [figuresTold = ''] = figures.text.split(`\n\n${wording.sourcesHead}\n`);
  const body = {
    ...figures,
    text: paragraphsOf([[figuresTold], said, sourcesOf(sheet, desk, quotes.length === 0)]),
    citations: sheet.citations,
  };
  return withCorrectionsCited(body, desk);
}
