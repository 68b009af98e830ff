import type { Assumption } from '../query/query.js';
import { EVERY_AGENCY, type Subject } from '../question/reading.js';
import type { Finding } from '../report/fact.js';
import type { Report } from '../report/report.js';
import { agreementWithYearBefore, comparesWith } from './across-years.js';
import type { AnswerBody } from './answer.js';
import { composeFigures, composeWords } from './compose.js';
import type { Desk } from './desk.js';
import { checkedAsPrinted, concerns } from './doubts.js';
import { groupBy } from './group-by.js';
import { createSheet, marksOf, type Sheet } from './sheet.js';
import type { CheckCounts } from './wording.js';

const MOST_FAILED = 8;
const MOST_REPORTS = 20;
/** With more reports than this, only what fails is listed. */
const LISTED_IN_FULL = 3;

/** Whether each report's tables add up: how many sums were tested, each that fails with its numbers, and what was left untested. */
export async function answerCheck(
  plan: { subjects: Subject[]; assumed: Assumption[] },
  desk: Desk,
): Promise<AnswerBody> {
  const named = plan.subjects.map((subject) => subject.agency);
  const filed = await desk.store.reports(named.includes(EVERY_AGENCY) ? {} : { agencies: named });
  const reports = filed.filter((report) =>
    plan.subjects.some(
      ({ agency, year }) =>
        (agency === EVERY_AGENCY || agency === report.agency) && (year === 'all' || year === report.year),
    ),
  );
  if (reports.length === 0)
    return composeWords({
      kind: 'not_found',
      lines: plan.subjects.map(({ agency, year }) =>
        desk.wording.notFiled({ agency, year: year === 'all' ? null : year, years: yearsOf(agency, filed) }),
      ),
    });
  const sheet = createSheet(filed);
  const brief = reports.length > LISTED_IN_FULL;
  const shown = await failingFirst(reports, desk);
  const lines: string[] = [];
  const warnings: string[] = [];
  for (const report of shown) lines.push(...(await reportLines(report, { desk, sheet, warnings, brief })));
  if (reports.length > shown.length) lines.push(desk.wording.more(reports.length - shown.length));
  return composeFigures({ lines, sheet, assumptions: plan.assumed, warningsInLines: warnings }, desk);
}

async function failingFirst(reports: readonly Report[], { store }: Desk): Promise<Report[]> {
  if (reports.length <= MOST_REPORTS) return [...reports];
  const findings = await store.findings({ years: [...new Set(reports.map((report) => report.year))] });
  const failing = new Set(findings.filter(({ outcome }) => outcome === 'does_not_close').map(({ report }) => report));
  const ordered = [...reports].sort((a, b) => Number(failing.has(b.id)) - Number(failing.has(a.id)));
  return ordered.slice(0, MOST_REPORTS);
}

async function reportLines(
  report: Report,
  { desk, sheet, warnings, brief }: { desk: Desk; sheet: Sheet; warnings: string[]; brief: boolean },
): Promise<string[]> {
  const { wording, store } = desk;
  const { agency, year } = report;
  const within = await store.findings({ reports: [report.id] });
  const across = await agreementWithYearBefore(report, store);
  const findings = [...within, ...across];
  const tested = findings.filter((finding) => finding.outcome !== 'cannot_test');
  if (tested.length === 0) return [wording.checkNothing(agency, year)];
  const metrics = [...new Set(tested.flatMap((finding) => finding.metrics))];
  const facts = await store.facts({ agencies: [agency], years: [year - 1, year], metrics });
  const failed = tested.filter((finding) => finding.outcome === 'does_not_close');
  const shown = failed.slice(0, MOST_FAILED).map((finding) => {
    const uses = across.includes(finding) ? comparesWith : concerns;
    const marks = facts.filter((fact) => uses(finding, fact)).map(sheet.state);
    return `· ${wording.finding(finding)} ${marksOf(marks)}`;
  });
  const asPrinted = checkedAsPrinted(within, facts, desk);
  const left = failed.length - shown.length;
  warnings.push(...failed.map(wording.finding), ...asPrinted);
  // Where everything closes, the totals' row stands for the tables that were added up.
  const total = facts.find((fact) => fact.report === report.id && fact.metric.endsWith('.total')) ?? facts.at(-1);
  const mark = failed.length === 0 && total ? ` ${sheet.cite(total)}` : '';
  const byCheck = groupBy(findings, (finding) => finding.check);
  return [
    `${wording.checkHead({ agency, year, counts: countsOf(findings) })}${mark}`,
    ...shown,
    ...(left > 0 ? [wording.more(left)] : []),
    ...asPrinted,
    ...(brief ? [] : byCheck.map((group) => `· ${wording.checkLine(group[0]?.check ?? '', countsOf(group))}`)),
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

function yearsOf(agency: string, filed: readonly Report[]): number[] {
  return filed.filter((report) => report.agency === agency).map((report) => report.year);
}
