import type { AnswerBody } from '../answer/answer.js';
import { paragraphsOf, sourcesOf } from '../answer/compose.js';
import type { Desk } from '../answer/desk.js';
import { createSheet } from '../answer/sheet.js';
import { answerChange } from '../answer/trend.js';
import { answerValue } from '../answer/value.js';
import type { PlanOf } from '../plan/plan.js';
import { speaksToModel } from '../report/instructions.js';
import { printedOf, sentencesOf } from './sentences.js';

/** What a report would call the matter of a metric, by the beginning of its id. */
const MATTERS: readonly (readonly [metric: string, words: RegExp])[] = [
  ['applications.', /申请/],
  ['statistics.applications', /申请/],
  ['licensing.', /许可/],
  ['penalties.', /处罚/],
  ['coercion.', /强制/],
  ['fees.', /收费/],
  ['procurement.', /采购/],
  ['regulations.', /规章/],
  ['normative_documents.', /规范性文件/],
  ['review.', /复议/],
  ['litigation.', /诉讼|应诉/],
];
const BECAUSE =
  /(?:增量|增长|增加|上升|减量|减少|下降)[^，。；]{0,12}(?:来自|集中[在于])|因为|由于|原因|主要(?:是|系|因|源)|得益于|受.{1,16}影响|源于|缘于|归因|所致|导致|使得|随着|系因/;
const MOST_QUOTES = 3;

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
  const matter = MATTERS.find(([metric]) => metrics[0]?.startsWith(metric))?.[1];
  const sentences = sentencesOf(await desk.store.paragraphs(reports.map(({ id }) => id))).filter(
    ({ text }) => matter?.test(text) && BECAUSE.test(text) && !speaksToModel(text),
  );
  const quotes = sentences
    .slice(0, MOST_QUOTES)
    .map((sentence) =>
      desk.wording.narrativeQuote(sentence.text, sheet.quote(sentence.paragraph, printedOf(sentence))),
    );
  const { wording } = desk;
  const said = quotes.length > 0 ? [wording.reasonsHead, ...quotes] : [wording.noReason];
  const [figuresTold = ''] = figures.text.split(`\n\n${wording.sourcesHead}\n`);
  return {
    ...figures,
    text: paragraphsOf([[figuresTold], said, sourcesOf(sheet, desk, quotes.length === 0)]),
    citations: sheet.citations,
  };
}
