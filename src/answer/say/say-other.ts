import type { Known } from '../../question/names/known.js';
import { EVERY_AGENCY, type ReadingOf } from '../../question/reading.js';
import { isDraft } from '../../report/draft-mark.js';
import type { Report } from '../../report/report.js';
import type { AnswerBody } from '../answer.js';
import type { Holding } from '../answer-wording.js';
import { composeWords } from '../compose.js';
import type { Desk } from '../desk.js';
import { exampleQuestions } from '../examples.js';
import { groupBy } from '../group-by.js';

const MOST_NEAREST = 6;
const MOST_HOLDINGS = 30;
/** What only the agency can tell the person: how to find it is no definition. */
const OF_A_PERSON: ReadonlySet<string> = new Set(['own_application']);

/** What the program can do, with example questions about reports that are filed. */
export async function answerHelp(desk: Desk): Promise<AnswerBody> {
  const reports = (await desk.store.reports()).filter((report) => !isDraft(report));
  const shown = await exampleQuestions(reports, desk);
  const { exampleNames, help } = desk.wording;
  return composeWords({
    kind: 'help',
    lines: [help({ holdings: holdingsOf(reports), reports: reports.length, examples: shown })],
    options: shown.map(({ asks }) => asks),
    labels: shown.map(({ what }) => exampleNames[what]),
  });
}

/** What is filed: agencies with their years. */
export async function answerHoldings(plan: ReadingOf<'holdings'>, desk: Desk): Promise<AnswerBody> {
  const agencies = plan.subjects.map((subject) => subject.agency).filter((agency) => agency !== EVERY_AGENCY);
  const years = plan.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const held = await desk.store.reports(agencies.length > 0 ? { agencies } : {});
  const filed = held.filter((report) => !isDraft(report));
  const asked = years.length > 0 ? filed.filter((report) => years.includes(report.year)) : filed;
  const reports = asked.length > 0 ? asked : filed;
  const { wording } = desk;
  if (reports.length === 0) return composeWords({ kind: 'help', lines: [wording.nothingFiled] });
  const holdings = holdingsOf(reports);
  const total = { agencies: holdings.length, reports: reports.length };
  return composeWords({
    kind: 'help',
    lines: [wording.holdings(holdings.slice(0, MOST_HOLDINGS), total)],
    options: await examples(reports, desk),
  });
}

/** A term, a rule or a how-to explained in words written for this program, with its article; the yearly deadline with the years that are filed. */
export async function answerExplanation(
  { id, subjects }: ReadingOf<'explanation'>,
  { desk, known }: { desk: Desk; known: Known },
): Promise<AnswerBody> {
  const { wording } = desk;
  const [agency] = subjects.map((subject) => subject.agency).filter((name) => name !== EVERY_AGENCY);
  const filed = agency ? wording.filedOf(agency, known.yearsOf(agency)) : undefined;
  const text = wording.explain(id, filed ? { filed } : {});
  const kind = OF_A_PERSON.has(id) ? 'help' : 'definition';
  return composeWords({ kind: text ? kind : 'not_found', lines: [text ?? wording.outside(id)] });
}

/** Small talk, or a word about the bot itself. */
export async function answerTalk({ id }: ReadingOf<'talk'>, desk: Desk): Promise<AnswerBody> {
  const { reports, agencies, years } = await desk.store.counts();
  const told = { reports, agencies, ...(years ? { first: years[0], last: years[1] } : {}) };
  return composeWords({ kind: 'help', lines: [desk.wording.talk(id, told) ?? desk.wording.nothingFiled] });
}

/** One question back, with the choices as options. */
export function answerClarify({ asks, said, choices }: ReadingOf<'clarify'>, { wording }: Desk): AnswerBody {
  return composeWords({
    kind: 'clarification',
    lines: [wording.clarify(asks, said, choices)],
    options: choices.map((choice) => choice.says),
    labels: choices.map((choice) => choice.label),
  });
}

/** No filed report is from the agency the question names; the nearest names are offered. */
export function answerUnknownAgency(plan: ReadingOf<'unknown_agency'>, { wording }: Desk): AnswerBody {
  const nearest = plan.nearest.slice(0, MOST_NEAREST);
  return composeWords({
    kind: 'not_found',
    lines: [wording.unknownAgency({ ...plan, nearest })],
    options: nearest,
    wanted: { agency: plan.said, year: plan.year },
  });
}

/** Not a matter of these reports: said so, with what can be asked instead. */
export async function answerOutside(plan: ReadingOf<'outside'>, desk: Desk): Promise<AnswerBody> {
  const agencies = plan.subjects.map((subject) => subject.agency).filter((agency) => agency !== EVERY_AGENCY);
  const own = agencies.length > 0 ? await desk.store.reports({ agencies }) : [];
  const reports = own.length > 0 ? own : await desk.store.reports();
  return composeWords({
    kind: 'not_found',
    lines: [desk.wording.outside(plan.said)],
    options: await examples(reports, desk),
  });
}

/** Reports by agency, each with its years from the oldest. */
export function holdingsOf(reports: readonly Report[]): Holding[] {
  return groupBy(reports, (report) => report.agency).map((group) => ({
    agency: group[0]?.agency ?? '',
    years: [...new Set(group.map((report) => report.year))].sort((a, b) => a - b),
  }));
}

async function examples(reports: readonly Report[], desk: Desk): Promise<string[]> {
  return (await exampleQuestions(reports, desk)).map(({ asks }) => asks);
}
