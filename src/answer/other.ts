import { EVERY_AGENCY, type PlanOf } from '../plan/plan.js';
import type { Report } from '../report/report.js';
import type { AnswerBody } from './answer.js';
import { composeWords } from './compose.js';
import type { Desk } from './desk.js';
import { groupBy } from './group-by.js';
import type { Holding } from './wording.js';

const MOST_EXAMPLES = 3;
const MOST_NEAREST = 6;
const MOST_HOLDINGS = 30;

/** What the program can do, with example questions about reports that are filed. */
export async function answerHelp(desk: Desk): Promise<AnswerBody> {
  const reports = await desk.store.reports();
  return composeWords({
    kind: 'help',
    lines: [desk.wording.help(holdingsOf(reports).slice(0, MOST_HOLDINGS))],
    options: examples(reports, desk),
  });
}

/** What is filed: agencies with their years. */
export async function answerHoldings(plan: PlanOf<'holdings'>, desk: Desk): Promise<AnswerBody> {
  const agencies = plan.subjects.map((subject) => subject.agency).filter((agency) => agency !== EVERY_AGENCY);
  const years = plan.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const filed = await desk.store.reports(agencies.length > 0 ? { agencies } : {});
  const asked = years.length > 0 ? filed.filter((report) => years.includes(report.year)) : filed;
  const reports = asked.length > 0 ? asked : filed;
  const { wording } = desk;
  if (reports.length === 0) return composeWords({ kind: 'help', lines: [wording.nothingFiled] });
  const holdings = holdingsOf(reports);
  const total = { agencies: holdings.length, reports: reports.length };
  return composeWords({
    kind: 'help',
    lines: [wording.holdings(holdings.slice(0, MOST_HOLDINGS), total)],
    options: examples(reports, desk),
  });
}

/** A term explained in words written for this program, with its article. */
export function answerDefine(plan: PlanOf<'define'>, { wording }: Desk): AnswerBody {
  const text = wording.term(plan.term);
  return composeWords({ kind: text ? 'definition' : 'not_found', lines: [text ?? wording.outside(plan.term)] });
}

/** One question back, with the choices as options. */
export function answerClarify({ asks, said, choices }: PlanOf<'clarify'>, { wording }: Desk): AnswerBody {
  return composeWords({
    kind: 'clarification',
    lines: [wording.clarify(asks, said, choices)],
    options: choices.map((choice) => choice.says),
    labels: choices.map((choice) => choice.label),
  });
}

/** No filed report is from the agency the question names; the nearest names are offered. */
export function answerUnknownAgency(plan: PlanOf<'unknown_agency'>, { wording }: Desk): AnswerBody {
  const nearest = plan.nearest.slice(0, MOST_NEAREST);
  return composeWords({ kind: 'not_found', lines: [wording.unknownAgency({ ...plan, nearest })], options: nearest });
}

/** Not a matter of these reports: said so, with what can be asked instead. */
export async function answerOutside(plan: PlanOf<'outside'>, desk: Desk): Promise<AnswerBody> {
  const agencies = plan.subjects.map((subject) => subject.agency).filter((agency) => agency !== EVERY_AGENCY);
  const own = agencies.length > 0 ? await desk.store.reports({ agencies }) : [];
  const reports = own.length > 0 ? own : await desk.store.reports();
  return composeWords({
    kind: 'not_found',
    lines: [desk.wording.outside(plan.said)],
    options: examples(reports, desk),
  });
}

/** Reports by agency, each with its years from the oldest. */
export function holdingsOf(reports: readonly Report[]): Holding[] {
  return groupBy(reports, (report) => report.agency).map((group) => ({
    agency: group[0]?.agency ?? '',
    years: [...new Set(group.map((report) => report.year))].sort((a, b) => a - b),
  }));
}

// The newest reports make the examples, one item each, so that every example has an answer of its own kind.
function examples(reports: readonly Report[], { wording }: Desk): string[] {
  const newest = [...reports].sort((a, b) => b.year - a.year);
  const distinct = groupBy(newest, (report) => report.agency).flatMap((group) => group[0] ?? []);
  const metrics = ['applications.received', 'penalties.decisions', 'applications.outcome.granted'];
  const asked = metrics.flatMap((metric, at) => {
    const report = distinct[at] ?? newest[at] ?? newest[0];
    if (!report) return [];
    const old = report.form !== '2019' && report.form !== '2021';
    return wording.asking({ agency: report.agency, year: report.year, metric: old ? 'applications.received' : metric });
  });
  return [...new Set(asked)].slice(0, MOST_EXAMPLES);
}
