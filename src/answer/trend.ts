import type { Assumption, PlanOf } from '../plan/plan.js';
import type { Report } from '../report/report.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { commonUnit, exact, grouped, inUnit } from './arithmetic.js';
import { breaksIn } from './breaks.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { type Counted, isCounted, type Reading } from './figure.js';
import { groupBy } from './group-by.js';
import { lookUp } from './look-up.js';
import { createSheet, type Sheet } from './sheet.js';
import { changesStated } from './text-reading.js';
import { told } from './told.js';

const MOST_SERIES = 5;

/** A series over the years there are, oldest first, with its gaps and changes of form told. */
export async function answerTrend(plan: PlanOf<'trend'>, desk: Desk): Promise<AnswerBody> {
  return answerSeries(plan, desk, true);
}

/** From the earlier year to the later: the difference, and the rate where it was asked for. */
export async function answerChange(plan: PlanOf<'change'>, desk: Desk): Promise<AnswerBody> {
  return answerSeries(plan, desk, plan.rate);
}

type Change = { earlier: Counted; later: Counted; unit: string; from: number; to: number; rate: number | null };

async function answerSeries(
  plan: PlanOf<'trend' | 'change'> & { assumptions: Assumption[] },
  desk: Desk,
  withRate: boolean,
): Promise<AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  const sheet = createSheet(reports);
  const series = groupBy(readings, ({ agency, metric, applicant }) => `${agency}|${metric}|${applicant}`).map((one) =>
    [...one].sort((a, b) => a.year - b.year),
  );
  const lines: string[] = [];
  for (const [at, one] of series.slice(0, MOST_SERIES).entries()) {
    lines.push(...(at > 0 ? [''] : []), ...seriesLines(one, { desk, sheet, withRate, reports }));
    if (plan.kind === 'change' && !changeIn(one)) lines.push(...(await changesStated(one, { desk, sheet, reports })));
  }
  const inTable = readings.some((reading) => reading.kind === 'figure');
  if (!inTable && sheet.citations.length === 0) return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  if (series.length > MOST_SERIES) lines.push(desk.wording.more(series.length - MOST_SERIES));
  const [first] = series;
  const change = first && series.length === 1 ? changeIn(first) : null;
  const said = await composeFigures(
    { lines, sheet, assumptions: plan.assumptions, derived: change ? derived(change, plan) : undefined },
    desk,
  );
  return inTable ? said : { ...said, kind: 'narrative', answered_by: 'text' };
}

function seriesLines(
  series: Reading[],
  { desk, sheet, withRate, reports }: { desk: Desk; sheet: Sheet; withRate: boolean; reports: readonly Report[] },
): string[] {
  const { wording } = desk;
  const change = changeIn(series);
  const own = reports.filter(({ agency }) => agency === series[0]?.agency).map(({ year }) => year);
  const gaps = gapsIn(series).filter((year) => !own.includes(year));
  return [
    ...(change ? changeLines(change, { desk, withRate }) : [wording.noChange]),
    ...told(series, { sheet, wording }),
    ...(gaps.length > 0 ? [wording.yearsMissing(gaps)] : []),
    ...breaksIn(series, wording),
  ];
}

function changeLines(
  { earlier, later, unit, from, to, rate }: Change,
  { desk, withRate }: { desk: Desk; withRate: boolean },
) {
  const { wording } = desk;
  const { agency, metric, applicant } = later;
  const line = wording.changed({
    name: wording.label({ agency, metric, form: later.form, applicant }),
    from: earlier.year,
    to: later.year,
    earlier: { value: from, unit },
    later: { value: to, unit },
    rate: withRate ? rate : null,
  });
  return withRate && rate === null ? [line, wording.noRateFromZero] : [line];
}

function changeIn(series: readonly Reading[]): Change | null {
  const counted = series.filter(isCounted);
  const earlier = counted[0];
  const later = counted.at(-1);
  const unit = commonUnit(counted.map((figure) => figure.unit));
  if (!earlier || !later || earlier === later || unit === null) return null;
  const from = inUnit(earlier.value, { from: earlier.unit, to: unit });
  const to = inUnit(later.value, { from: later.unit, to: unit });
  const rate = from > 0 ? Math.round(((to - from) / from) * 1000) / 10 : null;
  return { earlier, later, unit, from, to, rate };
}

function derived({ from, to, unit, rate }: Change, plan: PlanOf<'trend' | 'change'>): AnswerBody['derived'] {
  if (plan.kind === 'change' && plan.rate) {
    return { value: rate, unit: '%', formula: `(${grouped(to)} − ${grouped(from)}) ÷ ${grouped(from)}` };
  }
  return { value: exact(to - from), unit, formula: `${grouped(to)} − ${grouped(from)}` };
}

// Years asked for one by one are readings already, filed or not; "every year" has only those that are filed.
function gapsIn(series: readonly Reading[]): number[] {
  const years = series.map((reading) => reading.year);
  const [first = 0] = years;
  const last = years.at(-1) ?? first;
  const between = Array.from({ length: Math.max(0, last - first) }, (_, offset) => first + offset);
  return between.filter((year) => !years.includes(year));
}
