import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import type { Finding } from '../report/fact.js';
import type { Report } from '../report/report.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { concerns } from './doubts.js';
import { groupBy } from './group-by.js';
import { createSheet, marksOf, type Sheet } from './sheet.js';
import type { CheckCounts } from './wording.js';

/** Whether each report's tables add up: how many sums were tested, each that fails with its numbers, and what was left untested. */
export async function answerCheck(plan: PlanOf<'check'>, desk: Desk): Promise<AnswerBody> {
  const named = plan.subjects.map((subject) => subject.agency);
  const filed = await desk.store.reports(named.includes(EVERY_AGENCY) ? {} : { agencies: named });
  const reports = filed.filter((report) =>
    plan.subjects.some(
      ({ agency, year }) =>
        (agency === EVERY_AGENCY || agency === report.agency) && (year === 'all' || year === report.year),
    ),
  );
  if (reports.length === 0)
    return answerAbsent(
      { readings: plan.subjects.map((subject) => missing(subject, filed)), assumptions: plan.assumptions },
      desk,
    );
  const sheet = createSheet(reports);
  const lines: string[] = [];
  const warnings: string[] = [];
  for (const report of reports) lines.push(...(await reportLines(report, { desk, sheet, warnings })));
  return composeFigures({ lines, sheet, assumptions: plan.assumptions, warningsInLines: warnings }, desk);
}

async function reportLines(
  report: Report,
  { desk, sheet, warnings }: { desk: Desk; sheet: Sheet; warnings: string[] },
): Promise<string[]> {
  const { wording, store } = desk;
  const { agency, year } = report;
  const findings = await store.findings({ reports: [report.id] });
  const tested = findings.filter((finding) => finding.outcome !== 'cannot_test');
  if (tested.length === 0) return [wording.checkNothing(agency, year)];
  const failed = tested.filter((finding) => finding.outcome === 'does_not_close');
  const facts = await store.facts({
    reports: [report.id],
    metrics: [...new Set(tested.flatMap((one) => one.metrics))],
  });
  const shown = failed.map((finding) => {
    const marks = facts.filter((fact) => concerns(finding, fact)).map(sheet.state);
    return `· ${wording.finding(finding)} ${marksOf(marks)}`;
  });
  warnings.push(...failed.map(wording.finding));
  // Where everything closes, the totals' row stands for the tables that were added up.
  const total = facts.find((fact) => fact.metric.endsWith('.total') && fact.status !== 'text') ?? facts[0];
  const mark = failed.length === 0 && total ? ` ${sheet.cite(total)}` : '';
  return [
    `${wording.checkHead({ agency, year, counts: countsOf(findings) })}${mark}`,
    ...shown,
    ...groupBy(findings, (finding) => finding.check).map(
      (group) => `· ${wording.checkLine(group[0]?.check ?? '', countsOf(group))}`,
    ),
  ];
}

function countsOf(group: readonly Finding[]): CheckCounts {
  const count = (outcome: Finding['outcome']) => group.filter((finding) => finding.outcome === outcome).length;
  return {
    held: count('closes'),
    ifBlankIsZero: count('closes_if_blank_is_zero'),
    failed: count('does_not_close'),
    untested: count('cannot_test'),
  };
}

function missing({ agency, year }: PlanOf<'check'>['subjects'][number], filed: readonly Report[]) {
  const years = filed.filter((report) => report.agency === agency).map((report) => report.year);
  const asked = year === 'all' ? 0 : year;
  return { kind: 'absent', why: 'no_report', agency, year: asked, metric: '', applicant: null, years } as const;
}
