import type { ApplicantRef, PlanOf, RateId, Subject } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody } from './answer.js';
import { exact, grouped, percent } from './arithmetic.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { type Figure, isCounted, type Reading } from './figure.js';
import { groupBy } from './group-by.js';
import { lookUp } from './look-up.js';
import { createSheet, type Sheet } from './sheet.js';
import { told } from './told.js';

type Rate = { part: string[]; whole: string[]; less: string[] };

const OUTCOMES = 'applications.outcome';
const LITIGATION = ['litigation.direct', 'litigation.after_review'];

/** Each named rate: what is counted, out of what, and what is not yet decided and so taken off the whole. */
export const RATES: Readonly<Record<RateId, Rate>> = {
  granted: outcomeRate('granted'),
  granted_or_partial: outcomeRate('granted', 'partial'),
  partial: outcomeRate('partial'),
  denied: outcomeRate('denied'),
  unavailable: outcomeRate('unavailable'),
  not_processed: outcomeRate('not_processed'),
  review_corrected: correctedRate(['review']),
  litigation_corrected: correctedRate(LITIGATION),
  review_and_litigation_corrected: correctedRate(['review', ...LITIGATION]),
};

/** A rate of one report worked out: in percent, or why it cannot be; `used` are the readings it rests on. */
export type RateReading = {
  agency: string;
  year: number;
  used: Reading[];
  percent: number | null;
  /** Cases in the denominator; `null` where it is not known. */
  cases: number | null;
  formula: string;
  why: 'zero' | 'blank' | 'absent' | null;
};

/** The named rate of every subject that has a report, with its readings. */
export async function lookUpRates(
  asked: { rate: RateId; subjects: Subject[]; applicants: ApplicantRef[] },
  desk: Desk,
) {
  const { part, whole, less } = RATES[asked.rate];
  const metrics = [...part, ...whole, ...less];
  const { readings, reports } = await lookUp({ ...asked, metrics }, desk.store);
  const places = groupBy(readings, ({ agency, year, applicant }) => `${agency}|${year}|${byColumn(applicant)}`);
  const rates = places.map((used) =>
    worked({
      part: used.filter(({ metric }) => part.includes(metric)),
      whole: used.filter(({ metric }) => whole.includes(metric)),
      less: used.filter(({ metric }) => less.includes(metric)),
    }),
  );
  return { rates, reports };
}

/** A named rate with its formula in words and numbers; no number where the whole is zero or a cell is blank. */
export async function answerRate(plan: PlanOf<'rate'>, desk: Desk): Promise<AnswerBody> {
  const { rates, reports } = await lookUpRates(plan, desk);
  const { wording } = desk;
  return answerPercentages(rates, {
    desk,
    sheet: createSheet(reports),
    assumptions: plan.assumptions,
    name: ({ used }, place) => {
      const applicant = used.find((reading) => reading.applicant !== null)?.applicant;
      const column = applicant && applicant !== 'total' ? { applicant } : {};
      return wording.rateOf({ ...place, ...column }, plan.rate);
    },
    method: wording.rateMethod(plan.rate),
  });
}

/** Part of a whole in percent, within one report. */
export async function answerShare(plan: PlanOf<'share'>, desk: Desk): Promise<AnswerBody> {
  const { metric, applicant } = plan.whole;
  const parts = await lookUp(plan, desk.store);
  const wholes = await lookUp({ subjects: plan.subjects, metrics: [metric], applicants: [applicant] }, desk.store);
  const rates = parts.readings.map((part) =>
    worked({
      part: [part],
      whole: wholes.readings.filter((whole) => whole.agency === part.agency && whole.year === part.year),
      less: [],
    }),
  );
  const { wording } = desk;
  return answerPercentages(rates, {
    desk,
    sheet: createSheet(parts.reports),
    assumptions: plan.assumptions,
    name: ({ used: [part] }, place) =>
      wording.shareOf({ ...place, metric: part?.metric, applicant: part?.applicant }, { metric, applicant }),
    method: null,
  });
}

async function answerPercentages(
  rates: readonly RateReading[],
  said: {
    desk: Desk;
    sheet: Sheet;
    assumptions: PlanOf<'rate'>['assumptions'];
    /** What the rate is called, with its agency and year where they are given. */
    name: (rate: RateReading, place: { agency?: string; year?: number }) => string;
    method: string | null;
  },
): Promise<AnswerBody> {
  const { desk, sheet } = said;
  const name = (rate: RateReading) => said.name(rate, { agency: rate.agency, year: rate.year });
  const present = rates.filter((rate) => rate.why !== 'absent');
  if (present.length === 0)
    return answerAbsent({ readings: rates.flatMap((rate) => rate.used), assumptions: said.assumptions }, desk);
  const { wording } = desk;
  const heads = rates.map((rate) => {
    if (rate.percent !== null)
      return wording.percentageLine({ name: name(rate), value: rate.percent, formula: rate.formula });
    return rate.why === 'absent'
      ? wording.line(name(rate), wording.dash('no_report'))
      : wording.noPercentage(name(rate), rate.why ?? 'blank');
  });
  const cells = present.flatMap((rate) => told(distinct(rate.used), { sheet, wording }));
  const [only] = present;
  const stated = rates.flatMap((rate) =>
    rate.percent === null
      ? []
      : [{ agency: rate.agency, year: rate.year, name: said.name(rate, {}), value: rate.percent }],
  );
  return composeFigures(
    {
      rates: stated,
      lines: [...heads, ...(said.method ? [said.method] : []), '', ...cells],
      sheet,
      assumptions: said.assumptions,
      derived: only && rates.length === 1 ? { value: only.percent, unit: '%', formula: only.formula } : undefined,
    },
    desk,
  );
}

function worked({ part, whole, less }: { part: Reading[]; whole: Reading[]; less: Reading[] }): RateReading {
  const used = [...part, ...whole, ...less];
  const { agency = '', year = 0 } = used[0] ?? {};
  const none = { agency, year, used, percent: null, cases: null, formula: '' };
  const figures = used.filter((reading): reading is Figure => reading.kind === 'figure');
  if (figures.length < used.length || whole.length === 0) return { ...none, why: 'absent' };
  if (!used.every(isCounted)) return { ...none, why: 'blank' };
  const cases = exact(total(whole) - total(less));
  const formula = `${written(part)} ÷ ${less.length > 0 ? `(${written(whole, false)} − ${written(less)})` : written(whole)}`;
  const value = percent(total(part), cases);
  return { ...none, percent: value, cases, formula, why: value === null ? 'zero' : null };
}

function total(readings: readonly Reading[]): number {
  return readings.reduce((sum, reading) => sum + (isCounted(reading) ? reading.value : 0), 0);
}

function written(readings: readonly Reading[], bracketed = true): string {
  const values = readings.filter(isCounted).map((figure) => grouped(figure.value));
  return values.length > 1 && bracketed ? `(${values.join(' + ')})` : values.join(' + ');
}

function byColumn(applicant: ApplicantRef | null): string {
  return applicant ?? 'total';
}

function distinct(readings: readonly Reading[]): Reading[] {
  return [...new Map(readings.map((reading) => [`${reading.metric}|${reading.applicant}`, reading])).values()];
}

function outcomeRate(...parts: string[]): Rate {
  return { part: parts.map((part) => `${OUTCOMES}.${part}`), whole: [`${OUTCOMES}.total`], less: [] };
}

function correctedRate(channels: string[]): Rate {
  const cells = (result: string) => channels.map((channel) => `${channel}.${result}`);
  return { part: cells('corrected'), whole: cells('total'), less: cells('pending') };
}
