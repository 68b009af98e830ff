import { FORMS, type FormId, type FormRow } from './forms.js';

/** A figure that no cell prints: the sum of cells that do, added up in code and told as such. */
export type GroupMetric = { metric: string; zh: string; en: string; parts: (form: FormId) => string[] };

/** Metric of a table row or column that a report added to the form; its name is in the fact's labels. */
export const LOCAL = 'local';

/** Metric of a quantity stated in the narrative that is none of the catalogue's; its name is in the fact's labels. */
export const STATEMENT = 'statement';

const ROWS = new Map<string, Map<FormId, FormRow>>();
for (const [form, rows] of Object.entries(FORMS) as [FormId, readonly FormRow[]][]) {
  for (const row of rows) {
    const byForm = ROWS.get(row.metric) ?? new Map<FormId, FormRow>();
    ROWS.set(row.metric, byForm.set(form, row));
  }
}

/** The sums people ask for that the forms do not print. */
export const GROUP_METRICS: readonly GroupMetric[] = [
  { metric: 'applications.outcome.denied', zh: '不予公开合计', en: 'applications denied, all reasons', parts: below },
  {
    metric: 'applications.outcome.unavailable',
    zh: '无法提供合计',
    en: 'information unavailable, all reasons',
    parts: below,
  },
  {
    metric: 'applications.outcome.not_processed',
    zh: '不予处理合计',
    en: 'applications not processed, all reasons',
    parts: below,
  },
  { metric: 'applications.outcome.other', zh: '其他处理合计', en: 'other handling, all kinds', parts: below },
  {
    metric: 'litigation.total',
    zh: '行政诉讼合计',
    en: 'administrative litigation, both kinds',
    parts: () => ['litigation.direct.total', 'litigation.after_review.total'],
  },
  litigation('upheld', '行政诉讼：结果维持合计', 'administrative litigation upheld, both kinds'),
  litigation('corrected', '行政诉讼：结果纠正合计', 'administrative litigation corrected, both kinds'),
  litigation('other', '行政诉讼：其他结果合计', 'administrative litigation with another result, both kinds'),
  litigation('pending', '行政诉讼：尚未审结合计', 'administrative litigation not yet concluded, both kinds'),
].map((group) => ({ ...group, parts: (form: FormId) => group.parts(form, group.metric) }));

/** Rows of different forms that count the same thing, so that a trend may run over a change of form (told as a break). */
export const COMPARABLE: readonly (readonly string[])[] = [
  ['statistics.applications.received', 'applications.received'],
  ['statistics.applications.answered.granted', 'applications.outcome.granted'],
  ['statistics.applications.answered.partial', 'applications.outcome.partial'],
  ['statistics.review.total', 'review.total'],
  ['statistics.litigation.total', 'litigation.total'],
  ['statistics.litigation.corrected', 'litigation.corrected'],
  ['statistics.normative_documents.issued', 'normative_documents.created', 'normative_documents.issued'],
];

/** The row that asks for this metric in the form, or in the newest form that has it; undefined for an unknown metric. */
export function rowOf(metric: string, form?: FormId | null): FormRow | undefined {
  const byForm = ROWS.get(metric);
  if (form) return byForm?.get(form);
  return byForm?.get('2021') ?? byForm?.get('2019') ?? byForm?.get('2014');
}

/** The group metric of that id, if it is one. */
export function groupOf(metric: string): GroupMetric | undefined {
  return GROUP_METRICS.find((group) => group.metric === metric);
}

/** Every metric of every form, each once. */
export function allMetrics(): string[] {
  return [...ROWS.keys()];
}

function litigation(result: string, zh: string, en: string): GroupMetric {
  const parts = [`litigation.direct.${result}`, `litigation.after_review.${result}`];
  return { metric: `litigation.${result}`, zh, en, parts: () => parts };
}

function below(form: FormId, metric: string): string[] {
  return FORMS[form].filter((row) => row.metric.startsWith(`${metric}.`)).map((row) => row.metric);
}
