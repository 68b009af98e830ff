import type { ApplicantId } from '../report/applicants.js';
import type { Finding } from '../report/fact.js';
import type { DraftFact } from './draft.js';

/** One term of a sum: the figure, or `undefined` where the report has none; `minus` where it is taken away. */
export type SumTerm = { metric: string; applicant?: ApplicantId; fact: DraftFact | undefined; minus?: boolean };

/** What a finding says of a sum, without the report it is about. */
export type SumResult = Omit<Finding, 'report' | 'agency' | 'year'>;

/** A sum of the form: what is on its two sides. */
export type Sum = { check: string; scope: string; left: readonly SumTerm[]; right: readonly SumTerm[] };

/** The applicants of a row are shown one by one; the outcomes, about twenty, are not. */
const LONG_SUM = 7;

/**
 * Compares two sums of figures. A missing figure, or nothing but blanks, cannot be tested; in `working` a blank is "—" and
 * a missing figure "?".
 */
export function compareSums({ check, scope, left, right }: Sum): SumResult {
  const terms = [...left, ...right];
  const about = { check, scope, metrics: [...new Set(terms.map((term) => term.metric))] };
  const facts = terms.map((term) => term.fact);
  const sides = { left: sumOf(left), right: sumOf(right) };
  if (facts.some((fact) => fact === undefined) || facts.every((fact) => fact?.value === null)) {
    const known = (side: readonly SumTerm[]) => side.every((term) => term.fact !== undefined);
    const values = { left: known(left) ? sides.left : null, right: known(right) ? sides.right : null };
    return {
      ...about,
      outcome: 'cannot_test',
      ...values,
      difference: null,
      working: `${sideOf(left)} = ${sideOf(right)}`,
    };
  }
  const difference = plain(sides.left - sides.right);
  const blank = facts.some((fact) => fact?.value === null);
  const outcome = difference !== 0 ? 'does_not_close' : blank ? 'closes_if_blank_is_zero' : 'closes';
  const working = `${sideOf(left)} ${difference === 0 ? '=' : '≠'} ${sideOf(right)}`;
  return { ...about, outcome, ...sides, difference, working };
}

function sumOf(terms: readonly SumTerm[]): number {
  return plain(terms.reduce((sum, { fact, minus }) => sum + (minus ? -1 : 1) * (fact?.value ?? 0), 0));
}

/** Amounts have four decimals on the form; binary fractions must not make a difference of their own. */
function plain(value: number): number {
  return Number(value.toFixed(6));
}

/** A long sum shows what it adds up: its zeros are left out, and its blanks stand for each other. */
function sideOf(terms: readonly SumTerm[]): string {
  const kept = terms.filter(({ fact }) => fact === undefined || (fact.value !== null && fact.value !== 0));
  const blank = terms.filter(({ fact }) => fact?.value === null).slice(0, 1);
  const shown = terms.length > LONG_SUM ? [...kept, ...blank] : terms;
  if (shown.length === 0) return '0';
  return shown.map((term, at) => (at === 0 && !term.minus ? termText(term) : signed(term))).join(' ');
}

function signed(term: SumTerm): string {
  const text = termText(term);
  return `${term.minus ? '−' : '+'} ${text.startsWith('-') ? `(${text})` : text}`;
}

function termText({ fact }: SumTerm): string {
  return fact === undefined ? '?' : String(fact.value ?? '—');
}
