import { agreementWithYearBefore } from '../answer/across-years.js';
import { exact } from '../answer/arithmetic.js';
import { correctionsOf } from '../answer/doubts.js';
import { type Counted, isCounted, type Reading } from '../answer/figure.js';
import { lookUp } from '../answer/look-up.js';
import { labelOf } from '../answer/told.js';
import type { Report } from '../report/report.js';
import type { ReportStore } from '../store.js';
import type { ChatWording } from '../wording/chat.js';
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
    '',
    ...(lines.length > 0 ? lines.map((line) => `· ${shown(line)}`) : [watch.noFigures]),
    ...corrections.map((correction) => shown(answers.warning(correction))),
    ...(await sums(report, { store, wording })).map(shown),
    '',
    source,
  ];
  return { text: [title, ...rest].join('\n'), entities: [{ type: 'bold', offset: 0, length: title.length }] };
}

/** The same in two lines, for a message about several reports. */
export async function reportBrief(report: Report, telling: Telling): Promise<string> {
  const [first] = (await headlines(report, telling)).lines;
  const failed = (await failing(report, telling.store)).length;
  const { watch } = telling.wording;
  const said = [...(first ? [first] : [watch.noFigures]), ...(failed > 0 ? [watch.fails(failed)] : [])];
  return `${await headOf(report, telling)}\n${shown(said.join(watch.and))}`;
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
  const subjects = [year - 1, year].map((each) => ({ agency, year: each }));
  const { readings } = await lookUp({ subjects, metrics: HEADLINES.flat(), applicants: ['total'] }, store);
  const of = (metric: string, wanted: number) =>
    readings.find((reading) => reading.metric === metric && reading.year === wanted);
  const lines = HEADLINES.map((metrics) =>
    metrics.flatMap((metric) => figureTold(of(metric, year), of(metric, year - 1), wording)).join(wording.watch.and),
  );
  const facts = readings.flatMap((reading) =>
    reading.kind === 'figure' && reading.year === year ? reading.facts : [],
  );
  return {
    lines: lines.filter((line) => line !== ''),
    corrections: correctionsOf(facts, { wording: wording.answers }),
  };
}

/** A figure with what it was the year before; nothing where the form does not ask for it. */
function figureTold(reading: Reading | undefined, before: Reading | undefined, wording: ChatWording): string[] {
  const { answers } = wording;
  if (!reading || (reading.kind === 'absent' && reading.why !== 'row_unsure')) return [];
  const { metric, form, applicant } = labelOf(reading);
  const name = answers.label({ ...(metric && { metric }), ...(form && { form }), ...(applicant && { applicant }) });
  if (reading.kind === 'absent') return [answers.line(name, answers.dash(reading.why))];
  if (!isCounted(reading)) return [answers.line(name, answers.dash('blank'))];
  return [answers.line(name, `${answers.amount(reading)}${changeTold(reading, before, wording)}`)];
}

function changeTold(figure: Counted, before: Reading | undefined, { answers, watch }: ChatWording): string {
  if (before?.kind !== 'figure' || before.unit !== figure.unit) return '';
  if (!isCounted(before)) return watch.blankBefore(before.year);
  const difference = exact(figure.value - before.value);
  const by = answers.amount({ value: Math.abs(difference), unit: figure.unit });
  const change = difference === 0 ? null : { more: difference > 0, by };
  return watch.before({ year: before.year, amount: answers.amount(before), change });
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
