import type { Finding } from '../report/fact.js';
import type { DraftFact } from './draft.js';

/** One term of a sum: the figure, or `undefined` where the report has none; `minus` where it is taken away. */
export type SumTerm = { metric: string; fact: DraftFact | undefined; minus?: boolean };

/** What a finding says of a sum, without the report it is about. */
export type SumResult = Omit<Finding, 'report' | 'agency' | 'year'>;

type Sum = { check: string; scope: string; left: readonly SumTerm[]; right: readonly SumTerm[] };

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
    return { ...about, outcome: 'cannot_test', ...values, difference: null, working: workingOf(left, '=', right) };
  }
  const difference = plain(sides.left - sides.right);
  const blank = facts.some((fact) => fact?.value === null);
  const outcome = difference !== 0 ? 'does_not_close' : blank ? 'closes_if_blank_is_zero' : 'closes';
  const working = workingOf(left, difference === 0 ? '=' : '≠', right);
  return { ...about, outcome, ...sides, difference, working };
}

function sumOf(terms: readonly SumTerm[]): number {
  return plain(terms.reduce((sum, { fact, minus }) => sum + (minus ? -1 : 1) * (fact?.value ?? 0), 0));
}

/** Amounts have four decimals on the form; binary fractions must not make a difference of their own. */
function plain(value: number): number {
  return Number(value.toFixed(6));
}

/** A long sum shows what it adds up: its zeros are left out. */
function workingOf(left: readonly SumTerm[], sign: string, right: readonly SumTerm[]): string {
  return `${sideOf(left)} ${sign} ${sideOf(right)}`;
}

function sideOf(terms: readonly SumTerm[]): string {
  const shown = terms.length > 7 ? terms.filter(({ fact }) => fact === undefined || (fact.value ?? 0) !== 0) : terms;
  if (shown.length === 0) return '0';
  return shown
    .map(({ fact, minus }, at) => {
      const value = fact === undefined ? '?' : (fact.value ?? '—');
      const sign = minus ? '− ' : at === 0 ? '' : '+ ';
      return `${sign}${typeof value === 'number' && value < 0 && (at > 0 || minus) ? `(${value})` : value}`;
    })
    .join(' ');
}
