import type { Answer } from '../answer/answer.js';
import type { FactQuery, ReportStore } from '../contracts/store.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Report } from '../report/report.js';

/** What goes into a file: figures, the reports they are from, and the checks that concern them. */
export type Exported = {
  facts: Fact[];
  reports: Report[];
  findings: Finding[];
  /** Sentences that an answer cites beside its figures. */
  quotes: Pick<Fact, 'report' | 'section' | 'quote'>[];
  /** What was asked and answered; `null` for figures that no question asked for. */
  answer: Pick<Answer, 'question' | 'text' | 'answered_by'> | null;
};

/** The figures that the query finds, with the checks that used them; all checks where no metric narrows it. */
export async function exportedFacts(query: FactQuery, store: ReportStore): Promise<Exported> {
  const facts = await store.facts(query);
  const { agencies, years, reports: ids, metrics } = query;
  const [reports, findings] = await Promise.all([
    store.reports({ ids, agencies, years }),
    store.findings({ agencies, years, reports: ids }),
  ]);
  const used = new Set(facts.map((fact) => fact.report));
  return {
    facts,
    reports: reports.filter((report) => used.has(report.id)),
    findings: findings.filter((finding) => used.has(finding.report) && concerns(finding, metrics)),
    quotes: [],
    answer: null,
  };
}

/** The figures an answer states, as they are filed now, with its citations; a figure that is no longer filed is left out. */
export async function exportedAnswer(answer: Answer, store: ReportStore): Promise<Exported> {
  const cited = [...new Set(answer.citations.map((citation) => citation.report))];
  const metrics = [...new Set(answer.figures.map((figure) => figure.metric))];
  if (cited.length === 0) return { facts: [], reports: [], findings: [], quotes: [], answer };
  const agencies = [...new Set(answer.citations.map((citation) => citation.agency))];
  const [facts, reports, findings] = await Promise.all([
    metrics.length > 0 ? store.facts({ reports: cited, metrics }) : [],
    store.reports({ agencies }),
    store.findings({ reports: cited }),
  ]);
  const quoteOf = new Map(answer.citations.map(({ n, quote }) => [n, quote]));
  const key = (fact: Pick<Fact, 'agency' | 'year' | 'metric' | 'applicant' | 'value'>, quote: string | undefined) =>
    [fact.agency, fact.year, fact.metric, fact.applicant, fact.value, quote].join('|');
  const stated = new Set(answer.figures.map((figure) => key(figure, quoteOf.get(figure.citation))));
  // The answer may be from before a correction.
  const kept = facts.filter((fact) =>
    [fact.value, fact.correction?.printed].some(
      (value) => value !== undefined && stated.has(key({ ...fact, value }, fact.quote)),
    ),
  );
  const rows = new Set(kept.map(({ report, quote }) => `${report}|${quote}`));
  return {
    facts: kept,
    reports: reports.filter((report) => cited.includes(report.id)),
    findings: findings.filter((finding) => concerns(finding, metrics)),
    quotes: answer.citations.filter(({ report, quote }) => !rows.has(`${report}|${quote}`)),
    answer,
  };
}

/** The same with all figures of the table that the answer told the first rows of, in the order of the table. */
export async function exportedTable(
  answer: Answer,
  cells: readonly Pick<Fact, 'report' | 'metric' | 'applicant'>[],
  store: ReportStore,
): Promise<Exported> {
  const exported = await exportedAnswer(answer, store);
  if (cells.length <= answer.figures.length) return exported;
  const key = ({ report, metric, applicant }: (typeof cells)[number]) => `${report}|${metric}|${applicant}`;
  const reports = [...new Set(cells.map(({ report }) => report))];
  const metrics = [...new Set(cells.map(({ metric }) => metric))];
  const filed = new Map((await store.facts({ reports, metrics })).map((fact) => [key(fact), fact]));
  const [all, findings] = await Promise.all([store.reports({ ids: reports }), store.findings({ reports })]);
  return {
    ...exported,
    facts: cells.flatMap((cell) => filed.get(key(cell)) ?? []),
    reports: all,
    findings: findings.filter((finding) => concerns(finding, metrics)),
  };
}

function concerns(finding: Finding, metrics: readonly string[] | undefined): boolean {
  return metrics === undefined || finding.metrics.some((metric) => metrics.includes(metric));
}
