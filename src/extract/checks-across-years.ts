import { APPLICANTS } from '../report/applicants.js';
import type { Fact, Finding } from '../report/fact.js';
import { compareSums, type SumResult, type SumTerm } from './sums.js';

const DOCUMENTS = ['regulations', 'normative_documents'];
const ITEMS = ['licensing', 'other_services', 'penalties', 'coercion', 'fees'];

/**
 * The checks between two reports of one agency, filed under the later; empty where their years do not follow each other.
 * Only rows that both reports have are tested.
 */
export function checkAcrossYears(earlier: readonly Fact[], later: readonly Fact[]): Finding[] {
  const [before] = earlier;
  const [after] = later;
  if (!before || !after || before.agency !== after.agency || after.year !== before.year + 1) return [];
  const then = (metric: string, applicant: Fact['applicant'] = null) => termOf(earlier, { metric, applicant });
  const now = (metric: string, applicant: Fact['applicant'] = null) => termOf(later, { metric, applicant });
  const results: SumResult[] = [
    ...APPLICANTS.map(({ id }) => ({
      check: 'carried-over',
      scope: `${id}`,
      left: [then('applications.carried_out', id)],
      right: [now('applications.carried_in', id)],
    })),
    ...DOCUMENTS.map((kind) => ({
      check: 'documents-in-force',
      scope: `${kind}.in_force`,
      left: [then(`${kind}.in_force`), now(`${kind}.issued`), { ...now(`${kind}.repealed`), minus: true }],
      right: [now(`${kind}.in_force`)],
    })),
    ...ITEMS.map((kind) => ({
      check: 'items-carried',
      scope: `${kind}.items_previous_year`,
      left: [then(`${kind}.items_previous_year`), then(`${kind}.items_change`)],
      right: [now(`${kind}.items_previous_year`)],
    })),
  ]
    .filter(({ left, right }) => [...left, ...right].every((term) => term.fact !== undefined))
    .map(compareSums);
  return results.map((result) => ({ report: after.report, agency: after.agency, year: after.year, ...result }));
}

function termOf(facts: readonly Fact[], { metric, applicant }: Pick<Fact, 'metric' | 'applicant'>): SumTerm {
  const fact = facts.find((each) => each.metric === metric && each.applicant === applicant && each.status !== 'text');
  return { metric, fact };
}
