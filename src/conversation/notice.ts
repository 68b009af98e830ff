import { agreementWithYearBefore } from '../answer/across-years.js';
import { exact } from '../answer/arithmetic.js';
import { citedRows } from '../answer/cited.js';
import { correctionsOf } from '../answer/doubts.js';
import { figuresOf } from '../answer/report-figures.js';
import { subjectOf } from '../answer/subject.js';
import type { ReportStore } from '../contracts/store.js';
import type { ChatWording } from '../contracts/wording/chat.js';
import type { Row } from '../query/table.js';
import type { Report } from '../report/report.js';
import { inert } from './inert.js';
import type { Message } from './message.js';
import { shown } from './reply.js';

/** What stands for a report, a line each: what came in, what became of it, and what was contested. */
const HEADLINES: readonly (readonly string[])[] = [
  ['applications.received'],
  ['applications.outcome.total', 'statistics.applications.answered', 'applications.outcome.granted'],
  ['review.total', 'litigation.total'],
];
const MOST_FINDINGS = 3;
/** Of each kind; the rest is counted, and told on asking. */
const MOST_CHANGES = 6;
const LONGEST_TITLE = 100;

type Telling = { store: ReportStore; wording: ChatWording };

/** The notice of a report that was filed: its headline figures with the change on the year before, the sums that fail, the source. */
export async function reportNotice(report: Report, { store, wording }: Telling): Promise<Message> {
  const { answers, watch } = wording;
  const { agency, year } = report;
  const title = await headOf(report, { store, wording });
  const isNamed = report.title.includes(agency) && report.title.includes(String(year));
  const { lines, corrections } = await headlines(report, { store, wording });
  const source = watch.source({ source: inert(report.source, [report.source]), digits: report.hash.slice(0, 8) });
  const rest = [
    ...(isNamed ? [] : [shown(answers.label({ agency, year }))]),
    ...(await changed(report, { store, wording })),
    '',
    ...(lines.length > 0 ? lines.map((line) => `· ${shown(line)}`) : [watch.noFigures]),
    ...corrections.map((correction) => shown(answers.warning(correction))),
    ...(await sums(report, { store, wording })).map(shown),
    '',
    source,
  ];
  return { text: [title, ...rest].join('\n'), marks: [{ kind: 'bold', offset: 0, length: title.length }] };
}

/** The same in two lines, for a message about several reports. */
export async function reportBrief(report: Report, telling: Telling): Promise<string> {
  const [first] = (await headlines(report, telling)).lines;
  const failed = (await failing(report, telling.store)).length;
  const { watch } = telling.wording;
  const said = [...(first ? [first] : [watch.noFigures]), ...(failed > 0 ? [watch.fails(failed)] : [])];
  return `${await headOf(report, telling)}\n${shown(said.join(watch.and))}`;
}

/** What was changed after publication, where it is a newer version. */
async function changed({ reading }: Report, { wording: { answers, watch } }: Telling): Promise<string[]> {
  if (!reading.revision) return [];
  const lines = answers.changes(reading.revision, MOST_CHANGES);
  return ['', lines.length > 0 ? watch.changed : watch.unchanged, ...lines.map((line) => shown(`· ${line}`))];
}

async function headOf({ id, agency, year, title }: Report, { store, wording: { watch } }: Telling): Promise<string> {
  const versions = await store.reports({ agencies: [agency], years: [year], superseded: true });
  const isUpdate = versions.some(({ supersededBy }) => supersededBy === id);
  const named = shown(title.length > LONGEST_TITLE ? `${title.slice(0, LONGEST_TITLE)}…` : title);
  return isUpdate ? watch.updated(named) : watch.filed(named);
}

async function headlines(
  { agency, year }: Report,
  { store, wording }: Telling,
): Promise<{ lines: string[]; corrections: string[] }> {
  const { rows } = await figuresOf({ agency, years: [year - 1, year], items: HEADLINES.flat() }, store);
  const of = (item: string, wanted: number) => rows.find(({ key }) => key.item === item && key.year === wanted);
  const lines = HEADLINES.map((items) =>
    items.flatMap((item) => figureTold(of(item, year), of(item, year - 1), wording)).join(wording.watch.and),
  );
  const own = rows.filter(({ key }) => key.year === year);
  const { factsOf } = await citedRows(own, { store, beside: null });
  return {
    lines: lines.filter((line) => line !== ''),
    corrections: correctionsOf(own.flatMap(factsOf), { wording: wording.answers }),
  };
}

/** A figure with what it was the year before; nothing where the form does not ask for it. */
function figureTold(row: Row | undefined, before: Row | undefined, wording: ChatWording): string[] {
  const { line, table } = wording.answers;
  if (!row || row.why === 'off_form' || row.why === 'no_table' || row.why === 'no_report') return [];
  const name = table.name({ ...subjectOf(row), agencies: [], years: [] });
  if (row.amount === null) return [line(name, table.why(row.why ?? 'blank'))];
  const amount = table.amount({ value: row.amount, unit: row.unit });
  return [line(name, `${amount}${changeTold({ ...row, amount: row.amount }, before, wording)}`)];
}

function changeTold(
  { amount, unit }: Row & { amount: number },
  before: Row | undefined,
  { answers, watch }: ChatWording,
): string {
  const year = before?.key.year;
  if (!before || year === undefined) return '';
  if (before.amount === null) return before.why === 'blank' ? watch.blankBefore(year) : '';
  if (before.unit !== unit) return '';
  const difference = exact(amount - before.amount);
  const by = answers.table.amount({ value: Math.abs(difference), unit });
  const change = difference === 0 ? null : { more: difference > 0, by };
  return watch.before({ year, amount: answers.table.amount({ value: before.amount, unit }), change });
}

async function failing(report: Report, store: ReportStore) {
  const within = await store.findings({ reports: [report.id] });
  return [...within, ...(await agreementWithYearBefore(report, store))].filter(
    ({ outcome }) => outcome === 'does_not_close',
  );
}

async function sums(report: Report, { store, wording: { answers, watch } }: Telling): Promise<string[]> {
  const failed = await failing(report, store);
  const findings = await store.findings({ reports: [report.id] });
  const tested = findings.filter(({ outcome }) => outcome !== 'cannot_test').length;
  if (failed.length === 0) return tested > 0 ? [watch.holds(tested)] : [];
  const left = failed.length - MOST_FINDINGS;
  return [
    answers.warning(watch.fails(failed.length)),
    ...failed.slice(0, MOST_FINDINGS).map((finding) => `· ${answers.finding(finding)}`),
    ...(left > 0 ? [watch.more(left)] : []),
  ];
}
