import type { FormId } from '../report/forms.js';
import { partnersIn } from './against.js';
import type { Condition, Expression, Slots } from './query.js';
import type { Found } from './rows.js';
import { type AgencyPlaces, agenciesIn, applicantsIn, itemsIn, yearsIn } from './sets.js';
import type { Shape } from './shape.js';
import type { Shelf } from './shelf.js';
import type { Row, Verdict } from './table.js';
import { commonUnit, inUnit, isMoney, perUnit, sumOf } from './units.js';

/** What a condition comes to for a row, and the other rows that it looked at. */
export type Judgement = { verdict: Verdict['verdict']; beside: readonly Row[] };

/** What conditions are judged with: how another expression is worked out, and what sets stand for. */
export type Bench = { found(expression: Expression): Found; places: AgencyPlaces; shelf: Shelf };

type Measure = Extract<Condition, { than: unknown }>;

const FORM_IDS: readonly FormId[] = ['2014', '2019', '2021'];
/** What a rounded number may be off at most, as a part of it. */
const ROUNDED = 0.05;
const ROUNDED_UNITS: readonly string[] = ['%', '百分点', '倍'];

/** How the condition judges rows of a table of this shape; what is unknown is untold, neither yes nor no. */
export function createJudge(condition: Condition, shape: Shape, bench: Bench): (row: Row) => Judgement {
  const found = condition.of && bench.found(condition.of);
  const others = found && partnersIn(found, shape);
  const judge = judgeOf(condition, found?.shape ?? shape, bench);
  return (row) => {
    const [subject] = others ? others(row) : [row];
    if (!subject) return { verdict: 'untold', beside: [] };
    const { verdict, beside } = judge(subject);
    return {
      verdict: condition.not && verdict !== 'untold' ? (verdict === 'yes' ? 'no' : 'yes') : verdict,
      beside: others ? [subject, ...beside] : beside,
    };
  };
}

/** Rows of which every condition holds; those of which one does not are refused, and the others could not be told. */
export function keep(conditions: readonly Condition[], found: Found, bench: Bench): Omit<Found, 'shape'> {
  const judges = conditions.map((condition) => createJudge(condition, found.shape, bench));
  const kept: Omit<Found, 'shape'> = { rows: [], undecided: [], refused: [...found.refused] };
  for (const [rows, isOpen] of [
    [found.rows, false],
    [found.undecided, true],
  ] as const) {
    for (const row of rows) {
      const judgements = judges.map((judge) => judge(row));
      const beside = judgements.flatMap((judgement) => judgement.beside);
      const judged = beside.length > 0 ? { ...row, beside: [...(row.beside ?? []), ...beside] } : row;
      if (judgements.some(({ verdict }) => verdict === 'no')) kept.refused.push(judged);
      else if (isOpen || judgements.some(({ verdict }) => verdict === 'untold')) kept.undecided.push(judged);
      else kept.rows.push(judged);
    }
  }
  return kept;
}

function judgeOf(condition: Condition, shape: Shape, bench: Bench): (row: Row) => Judgement {
  const plain = (verdict: boolean | null): Judgement => ({
    verdict: verdict === null ? 'untold' : verdict ? 'yes' : 'no',
    beside: [],
  });
  switch (condition.is) {
    case 'known':
      return ({ amount }) => plain(amount !== null);
    case 'blank':
      return ({ why }) => plain(why === 'blank');
    case 'absent':
      return ({ amount, why }) => plain(amount === null && why !== 'blank');
    case 'rank':
      return ({ place }) => plain(place ? place.at <= condition.to && place.to >= condition.from : null);
    case 'among':
      return (row) => plain(isAmong(row, condition, bench));
    case 'equal':
    case 'more':
    case 'less':
    case 'least':
    case 'most': {
      const { than } = condition;
      if (typeof than === 'number') return (row) => plain(comparedWithNumber(row, than, condition));
      const others = partnersIn(bench.found(than), shape);
      return (row) => {
        const [other] = others(row);
        return { ...plain(other ? comparedWithRow(row, other, condition) : null), beside: other ? [other] : [] };
      };
    }
    default:
      return condition satisfies never;
  }
}

function comparedWithRow(row: Row, other: Row, { is, give = 0 }: Measure): boolean | null {
  const unit = commonUnit([row.unit, other.unit]);
  if (row.amount === null || other.amount === null || unit === null) return null;
  const [a, b] = [row, other].map((one) => inUnit(one.amount ?? 0, { from: one.unit, to: unit })) as [number, number];
  return holds(is, sumOf([a, -b]), give);
}

// People leave the unit of money out, so the number is tried in each.
function comparedWithNumber(row: Row, than: number, { is, unit, give }: Measure): boolean | null {
  const { amount } = row;
  if (amount === null) return null;
  const units = is === 'equal' && unit === undefined && isMoney(row.unit) ? ['元', '万元', '亿元'] : [unit];
  const answers = units.flatMap((said) => {
    const size = perUnit(said, row.unit);
    if (size === null) return [];
    const isRounded = size !== 1 || isMoney(row.unit) || ROUNDED_UNITS.includes(row.unit) || hasFraction(amount);
    const slack = is === 'equal' && isRounded ? Math.min(lastPlace(than) / 2, Math.abs(than) * ROUNDED) : 0;
    return [holds(is, sumOf([amount / size, -than]), give ?? slack)];
  });
  return answers.length === 0 ? null : answers.some(Boolean);
}

function holds(is: Measure['is'], difference: number, slack: number): boolean {
  switch (is) {
    case 'equal':
      return Math.abs(difference) <= slack;
    case 'more':
      return difference > 0;
    case 'less':
      return difference < 0;
    case 'least':
      return difference >= 0;
    case 'most':
      return difference <= 0;
    default:
      return is satisfies never;
  }
}

function isAmong({ key }: Row, { items, applicants, agencies, years }: Slots, { places, shelf }: Bench): boolean {
  const filed = key.agency === undefined ? [] : shelf.filed(key.agency);
  const isItem = (id: string) => [null, ...FORM_IDS].some((form) => items && itemsIn(items, form).includes(id));
  const isYear = (year: number) =>
    years && yearsIn(years, { filed, earlier: 0, named: true }).some((asked) => asked.year === year);
  return (
    (!items || (key.item !== undefined && isItem(key.item))) &&
    (!applicants ||
      (typeof key.applicant === 'string' && columnsAmong(applicants, key.item).includes(key.applicant))) &&
    (!agencies ||
      (key.agency !== undefined &&
        agenciesIn(agencies, { filed: () => [key.agency ?? ''], places }).includes(key.agency))) &&
    (!years || (key.year !== undefined && isYear(key.year) === true))
  );
}

function columnsAmong(applicants: NonNullable<Slots['applicants']>, item = ''): (string | null)[] {
  return applicantsIn(applicants, item);
}

function hasFraction(amount: number): boolean {
  return !Number.isInteger(amount);
}

/** What the last digit of a number counts: 0.1 for 66.7, 1 for 1200. */
function lastPlace(than: number): number {
  const [, decimals = ''] = String(than).split('.');
  return 10 ** -decimals.length;
}
