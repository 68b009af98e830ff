import type { PlanOf } from '../plan/plan.js';
import { answerAbsent } from './absent.js';
import type { AnswerBody, StatedRate } from './answer.js';
import { commonUnit, inUnit } from './arithmetic.js';
import { renamingsIn } from './breaks.js';
import { composeFigures } from './compose.js';
import type { Desk } from './desk.js';
import { isCounted, type Reading } from './figure.js';
import { lookUp } from './look-up.js';
import { lookUpRates } from './rate.js';
import { createSheet, marksOf, type Sheet } from './sheet.js';
import { ownLabel, sharedLabel, valueTold, varyingIn } from './told.js';
import type { AnswerWording } from './wording.js';

const MOST_LINES = 20;
/** Who is first is read against those that follow. */
const LINES_FOR_FIRST = 10;
/** With fewer cases a single one moves a rate by several points. */
const FEW_CASES = 30;

/** Something that can be ordered: its agency, its name in the list, its value, and how it is told (which states its figures). */
type Entry = {
  agency: string;
  name: string;
  value: number;
  amount: string;
  tell: () => string;
  /** Set where a rate is ordered. */
  rate?: StatedRate;
};

type Ranking = {
  entries: Entry[];
  blank: string[];
  zero: string[];
  absent: string[];
  heading: string;
  sheet: Sheet;
  remarks: string[];
};

/** Agencies, years, items or applicants in order of a figure or a rate; blank and missing ones have no place. */
export async function answerRank(plan: PlanOf<'rank'>, desk: Desk): Promise<AnswerBody> {
  const found = plan.rate ? await rankedRates(plan, desk) : await rankedFigures(plan, desk);
  if ('kind' in found) return found;
  const { wording } = desk;
  const ordered = withPlaces(found.entries, plan.order);
  const [first] = ordered;
  const place = plan.place === null ? [] : placeLines(plan.place, ordered, wording);
  const best = ordered.filter((entry) => entry.place === 1);
  const asked = found.entries.length + found.blank.length + found.zero.length + found.absent.length;
  const head = !first
    ? []
    : best.length === ordered.length && best.length > 1
      ? [wording.allTied({ amount: first.amount, counted: ordered.length, asked })]
      : [
          wording.ranked({
            best: best.map((entry) => entry.name),
            amount: first.amount,
            order: plan.order,
            rate: plan.rate !== null,
            counted: ordered.length,
            asked,
          }),
        ];
  const lines = plan.top === 1 ? LINES_FOR_FIRST : (plan.top ?? MOST_LINES);
  const shown = ordered.filter((entry, at) => at < lines || entry.place === 1).slice(0, MOST_LINES);
  const left = ordered.length - shown.length;
  return composeFigures(
    {
      lines: [
        ...headed(found.heading, [...place, ...head], wording),
        ...shown.map((entry) => wording.rankLine({ ...entry, said: entry.tell() })),
        ...(left > 0 && plan.top === null ? [wording.more(left)] : []),
        ...(found.blank.length + found.zero.length + found.absent.length > 0 ? [wording.notRanked(found)] : []),
        ...found.remarks,
      ],
      sheet: found.sheet,
      rates: shown.flatMap((entry) => entry.rate ?? []),
      assumptions: plan.assumptions,
    },
    desk,
  );
}

async function rankedFigures(plan: PlanOf<'rank'>, desk: Desk): Promise<Ranking | AnswerBody> {
  const { readings, reports } = await lookUp(plan, desk.store);
  if (!readings.some((reading) => reading.kind === 'figure'))
    return answerAbsent({ readings, assumptions: plan.assumptions }, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  const varying = varyingIn(readings);
  const name = (reading: Reading) =>
    wording.label(ownLabel(reading, varying)) || wording.label({ agency: reading.agency });
  const counted = readings.filter(isCounted);
  const unit = commonUnit(counted.map((figure) => figure.unit));
  if (unit === null && counted.length > 0) {
    const lines = [
      wording.incomparable,
      ...counted.map((figure) => wording.line(name(figure), valueTold(figure, { sheet, wording }))),
    ];
    return composeFigures({ lines, sheet, assumptions: plan.assumptions }, desk);
  }
  return {
    entries: counted.map((figure) => ({
      agency: figure.agency,
      name: name(figure),
      value: inUnit(figure.value, { from: figure.unit, to: unit ?? figure.unit }),
      amount: wording.amount({ value: figure.value, unit: figure.unit }),
      tell: () => valueTold(figure, { sheet, wording }),
    })),
    blank: readings.filter((reading) => reading.kind === 'figure' && reading.value === null).map(name),
    zero: [],
    absent: readings.filter((reading) => reading.kind === 'absent').map(name),
    heading: wording.label(sharedLabel(readings)),
    sheet,
    remarks: renamingsIn(counted, wording),
  };
}

async function rankedRates(
  plan: PlanOf<'rank'> & { rate: PlanOf<'rank'>['rate'] },
  desk: Desk,
): Promise<Ranking | AnswerBody> {
  const rate = plan.rate ?? 'granted';
  const { rates, reports } = await lookUpRates({ ...plan, rate }, desk);
  const known = rates.filter((one) => one.percent !== null);
  if (rates.every((one) => one.why === 'absent'))
    return answerAbsent({ readings: rates.flatMap((one) => one.used), assumptions: plan.assumptions }, desk);
  const { wording } = desk;
  const sheet = createSheet(reports);
  const severalYears = new Set(rates.map((one) => one.year)).size > 1;
  const name = ({ agency, year }: { agency: string; year: number }) =>
    wording.label(severalYears ? { agency, year } : { agency });
  return {
    entries: known.map((one) => ({
      agency: one.agency,
      name: name(one),
      value: one.percent ?? 0,
      amount: wording.percentage(one.percent ?? 0),
      rate: { agency: one.agency, year: one.year, name: wording.rateOf({}, rate), value: one.percent ?? 0 },
      tell: () => {
        const marks = one.used.flatMap((reading) => (reading.kind === 'figure' ? reading.facts.map(sheet.state) : []));
        return `${one.formula} = ${wording.percentage(one.percent ?? 0)} ${marksOf(marks)}`;
      },
    })),
    blank: rates.filter((one) => one.why === 'blank').map(name),
    zero: rates.filter((one) => one.why === 'zero').map(name),
    absent: rates.filter((one) => one.why === 'absent').map(name),
    heading: severalYears ? wording.rateOf({}, rate) : wording.rateOf({ year: rates[0]?.year }, rate),
    sheet,
    remarks: [
      wording.rateMethod(rate),
      ...(known.some((one) => Number(one.cases) < FEW_CASES) ? [wording.fewCases] : []),
    ],
  };
}

type Placed = Entry & { place: number; tied: boolean };

function withPlaces(entries: readonly Entry[], order: 'most' | 'least'): Placed[] {
  const ordered = [...entries].sort((a, b) => (order === 'most' ? b.value - a.value : a.value - b.value));
  return ordered.map((entry) => ({
    ...entry,
    place: ordered.findIndex((other) => other.value === entry.value) + 1,
    tied: ordered.filter((other) => other.value === entry.value).length > 1,
  }));
}

function headed(heading: string, [first, ...rest]: string[], wording: AnswerWording): string[] {
  if (!heading) return first === undefined ? [] : [first, ...rest];
  return [wording.line(heading, first ?? ''), ...rest];
}

function placeLines(agency: string, ordered: readonly Placed[], wording: AnswerWording): string[] {
  const own = ordered.filter((entry) => entry.agency === agency);
  if (own.length === 0) return [wording.notPlaced(wording.label({ agency }))];
  return own.map(({ name, place, tied, tell }) =>
    wording.placed({ name, place, tied, counted: ordered.length, said: tell() }),
  );
}
