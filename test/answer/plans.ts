import type { Assumption, Plan, PlanOf, Subject } from '../../src/plan/plan.js';

const SLOTS = { applicants: ['total' as const], assumptions: [] as Assumption[] };

/** The subject of one report. */
export function of(agency: string, year: Subject['year']): Subject {
  return { agency, year };
}

/** A plan for figures, with the slots a test does not name as the planner leaves them. */
export function value(subjects: Subject[], metrics: string[], rest: Partial<PlanOf<'value'>> = {}): Plan {
  return { kind: 'value', ...SLOTS, subjects, metrics, premise: null, ...rest };
}

/** A plan of another kind for figures. */
export function figures<Kind extends 'list' | 'compare' | 'trend' | 'sum' | 'average' | 'source'>(
  kind: Kind,
  asked: { subjects: Subject[]; metrics: string[]; applicants?: PlanOf<Kind>['applicants'] },
) {
  return { kind, ...SLOTS, ...asked };
}

/** A plan to rank agencies by a figure, most first, all of them. */
export function rank(subjects: Subject[], metrics: string[], rest: Partial<PlanOf<'rank'>> = {}): Plan {
  return {
    kind: 'rank',
    ...SLOTS,
    subjects,
    metrics,
    across: 'agencies',
    order: 'most',
    top: null,
    place: null,
    rate: null,
    ...rest,
  };
}

/** A plan for a named rate. */
export function rate(subjects: Subject[], id: PlanOf<'rate'>['rate']): Plan {
  return { kind: 'rate', ...SLOTS, subjects, metrics: ['applications.outcome.total'], rate: id };
}

/** A plan to answer from paragraphs. */
export function narrate(subjects: Subject[], search: string, rest: Partial<PlanOf<'narrate'>> = {}): Plan {
  return { kind: 'narrate', subjects, assumptions: [], search, topic: 'any', wants: 'text', ...rest };
}
