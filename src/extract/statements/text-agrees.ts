import { groupOf, rowOf } from '../../report/metrics.js';
import type { DraftFact } from '../draft.js';
import { compareSums, type SumResult, type SumTerm } from '../sums.js';

const RECEIVED = 'applications.received';
const CARRIED_IN = 'applications.carried_in';
const IN_YUAN: Record<string, number> = { 元: 1, 万元: 10_000, 亿元: 100_000_000 };

type Sides = { printed: readonly DraftFact[]; stated: readonly DraftFact[] };

/** Whether each figure of the text is the one the table has; one finding a figure, none where the table has no such row. */
export function checkText({ printed, stated }: Sides): SumResult[] {
  const different = stated.filter(
    (fact, at) => stated.findIndex((other) => keyOf(other) === keyOf(fact) && other.value === fact.value) === at,
  );
  return different.flatMap((fact) => {
    const table = tableTerms(fact, printed);
    if (table.length === 0) return [];
    const left: SumTerm = { metric: fact.metric, fact: inUnitOf(fact, table[0]?.fact) };
    const result = compareSums({ check: 'text-agrees', scope: fact.metric, left: [left], right: table });
    if (fact.metric !== RECEIVED || result.outcome !== 'does_not_close') return [result];
    // Offices count what they received with or without what last year left over; the text seldom says which.
    const carried = figure({ ...fact, metric: CARRIED_IN }, printed);
    if (carried === undefined) return [result];
    const right = [...table, { metric: CARRIED_IN, fact: carried }];
    const both = compareSums({ check: 'text-agrees', scope: fact.metric, left: [left], right });
    return [both.outcome === 'does_not_close' ? result : { ...both, working: `${both.working} (新收 + 上年结转)` }];
  });
}

function tableTerms(fact: DraftFact, printed: readonly DraftFact[]): SumTerm[] {
  const own = figure(fact, printed);
  if (own) return [{ metric: fact.metric, fact: own }];
  const parts = fact.form ? (groupOf(fact.metric)?.parts(fact.form) ?? []) : [];
  const terms = parts.map((metric) => ({ metric, fact: figure({ ...fact, metric }, printed) }));
  return terms.every((term) => term.fact !== undefined) ? terms : [];
}

function figure({ metric, applicant }: DraftFact, printed: readonly DraftFact[]): DraftFact | undefined {
  const column = rowOf(metric)?.byApplicant ? (applicant ?? 'total') : null;
  return printed.find((fact) => fact.metric === metric && fact.applicant === column);
}

function inUnitOf(fact: DraftFact, table: DraftFact | undefined): DraftFact {
  const [from, to] = [IN_YUAN[fact.unit], IN_YUAN[table?.unit ?? '']];
  return from && to && fact.value !== null ? { ...fact, value: (fact.value * from) / to } : fact;
}

function keyOf(fact: DraftFact): string {
  return `${fact.metric} ${fact.applicant ?? ''}`;
}
