import { LOCAL } from '../../report/metrics.js';
import { note, type ReadingNote } from '../../report/noted.js';
import { sumsOf } from '../checks.js';
import type { DraftFact } from '../draft.js';
import type { Sum, SumTerm } from '../sums.js';

/** Where no sum is over a cell, its reading has to be surer than this: see docs/benchmarks.md. */
const SURE_ALONE = 85;

/**
 * The figures without those that were read from a picture and may be misread: every sum of the form that one is part of has to close,
 * and where there is none its reading has to be sure. The others are named.
 */
export function withoutDoubtful(facts: readonly DraftFact[]): { facts: DraftFact[]; unsure: ReadingNote[] } {
  if (!facts.some(({ recognised }) => recognised !== undefined)) return { facts: [...facts], unsure: [] };
  const tables = facts.filter(({ status }) => status !== 'text');
  const sums = sumsOf(tables).map((sum) => ({ terms: termsOf(sum), isOpen: sum.isOpen === true }));
  const values = solved(sums, tables);
  const over = new Map<string, boolean[]>();
  for (const { terms, isOpen } of sums) {
    const closes = restOf(terms, values) === 0;
    // A row of the agency's own may be what is missing, so that such a sum says nothing.
    if (isOpen && !closes) continue;
    for (const { key } of terms) over.set(key, [...(over.get(key) ?? []), closes]);
  }
  const isSure = (fact: DraftFact) => {
    if (fact.recognised === undefined) return true;
    // A label that is not the form's may be one of the form's misread.
    if (fact.metric === LOCAL) return false;
    const outcomes = over.get(keyOf(fact)) ?? [];
    return outcomes.length > 0 ? !outcomes.includes(false) : fact.recognised >= SURE_ALONE;
  };
  const doubtful = facts.filter((fact) => !isSure(fact));
  return { facts: facts.filter(isSure), unsure: doubtful.map(({ quote, cell }) => note('sum_open', quote, cell)) };
}

type Term = { key: string; sign: 1 | -1 };
type Values = Map<string, number>;

function termsOf({ left, right }: Sum): Term[] {
  const signed = (terms: readonly SumTerm[], sign: 1 | -1) => terms.map((term) => ({ key: keyOf(term), sign }));
  return [...signed(left, 1), ...signed(right, -1)];
}

function keyOf({ metric, applicant }: Pick<DraftFact, 'metric'> & { applicant?: DraftFact['applicant'] }): string {
  return `${metric} ${applicant ?? ''}`;
}

/**
 * What each cell counts, a blank as zero. A cell that could not be read has what a sum leaves for it, so that the other sums it is part
 * of can be tested; it stays unread.
 */
function solved(sums: readonly { terms: Term[]; isOpen: boolean }[], facts: readonly DraftFact[]): Values {
  const values: Values = new Map(facts.map((fact) => [keyOf(fact), fact.value ?? 0]));
  for (let before = -1; before !== values.size; ) {
    before = values.size;
    for (const { terms } of sums.filter(({ isOpen }) => !isOpen)) {
      const [unknown, another] = terms.filter(({ key }) => !values.has(key));
      if (!unknown || another) continue;
      const rest = terms.reduce((sum, { key, sign }) => sum + sign * (values.get(key) ?? 0), 0);
      if (-rest * unknown.sign >= 0) values.set(unknown.key, -rest * unknown.sign);
    }
  }
  return values;
}

/** Left minus right; `undefined` where a cell of it is unknown. */
function restOf(terms: readonly Term[], values: Values): number | undefined {
  if (terms.some(({ key }) => !values.has(key))) return undefined;
  return terms.reduce((sum, { key, sign }) => sum + sign * (values.get(key) ?? 0), 0);
}
