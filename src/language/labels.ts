import type { Amount } from '../answer/answer-wording.js';
import { exact, inUnit } from '../answer/arithmetic.js';
import { APPLICANTS } from '../report/applicants.js';
import type { FormId } from '../report/forms.js';
import { itemOf } from '../report/items.js';
import { rowOf } from '../report/metrics.js';
import { RATES } from '../report/rates.js';

type Named = { zh: string; en: string };

/** The names of a metric in the words of a form (or the newest that has it); undefined for what the catalogue has not. */
export function namesOf(metric: string, form?: FormId | null): Named | undefined {
  return rowOf(metric, form) ?? rowOf(metric) ?? itemOf(metric);
}

/** The names of an applicant column; undefined for the five kinds of organisation together, which are no column. */
export function columnOf(applicant: string): Named | undefined {
  const column = APPLICANTS.find(({ id }) => id === applicant);
  return column ? { zh: column.label, en: column.en } : undefined;
}

const COLUMN_GROUPS: Readonly<Record<string, Named>> = {
  organisations: { zh: '法人或其他组织', en: 'all organisations' },
  not_natural: { zh: '自然人以外', en: 'all but natural persons' },
  applicants: { zh: '各类申请人', en: 'each kind of applicant' },
};

/** The names of a column or of a group of columns; an unknown id is its own name. */
export function applicantNames(applicant: string): Named {
  return columnOf(applicant) ?? COLUMN_GROUPS[applicant] ?? { zh: applicant, en: applicant };
}

/** Years in order, runs of years drawn together: "2016, 2018–2020". */
export function yearRuns(years: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}

/** A scope that is words of the report itself, such as the part whose share was recomputed; empty for an id. */
export function inWords(scope: string): string {
  return /\p{Script=Han}/u.test(scope) ? scope : '';
}

const SCALES: Readonly<Record<string, number>> = { 千: 1000, 万: 10_000, 亿: 100_000_000 };

/** The amount in the unit that was asked for, to two decimals; `null` where it is not counted in it or that changes nothing. */
export function rounded({ value, unit }: Amount, asked: string | undefined): Amount | null {
  if (!asked || asked === unit) return null;
  const isMoney = unit.endsWith('元');
  const to = isMoney && asked in SCALES ? `${asked}元` : asked;
  const scale = isMoney ? undefined : SCALES[asked];
  const scaled = scale ? value / scale : inUnit(value, { from: unit, to });
  if (to === unit || (!scale && scaled === value)) return null;
  return { value: exact(Math.round(scaled * 100) / 100), unit: scale ? `${asked}${unit}` : to };
}

/** How a named rate is worked out, in words; undefined for what is none. */
export function methodOf(id: string): Named | undefined {
  return RATES.find((rate) => rate.id === id)?.method;
}
