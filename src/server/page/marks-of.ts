import type { Mark } from '../../contracts/wording/web.js';
import { APPLICANTS } from '../../report/applicants.js';
import type { Fact, Finding } from '../../report/fact.js';

/** What is to be told of a figure beside its value, from how it came to be known and from the sums that use it. */
export function marksOf(fact: Fact, findings: readonly Finding[]): Mark[] {
  const { status, correction, notes } = fact;
  const isOpen = findings.some((finding) => finding.outcome === 'does_not_close' && uses(finding, fact));
  return [
    ...(status === 'reported' ? [] : [status]),
    ...(correction ? (['corrected'] as const) : []),
    ...(notes.length > 0 ? (['noted'] as const) : []),
    ...(isOpen ? (['open'] as const) : []),
  ];
}

/** A check of one column uses the cells of that column alone. */
function uses({ metrics, scope }: Finding, { metric, applicant }: Fact): boolean {
  return metrics.includes(metric) && (APPLICANTS.every(({ id }) => id !== scope) || applicant === scope);
}
