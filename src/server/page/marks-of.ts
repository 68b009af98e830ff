import type { Mark } from '../../contracts/wording/web.js';
import { APPLICANTS } from '../../report/applicants.js';
import type { Fact, Finding } from '../../report/fact.js';

/** What is to be told of a figure beside its value, from how it came to be known and from the sums that use it. */
export function marksOf(fact: Fact, findings: readonly Finding[]): Mark[] {
  const { status, correction, notes } = fact;
  return [
    ...(status === 'reported' ? [] : [status]),
    ...(correction ? (['corrected'] as const) : []),
    ...(notes.length > 0 ? (['noted'] as const) : []),
    ...(isOpen(fact, findings) ? (['open'] as const) : []),
  ];
}

/** Whether a sum that uses a figure does not close in its report. */
export function isOpen(figure: Pick<Fact, 'report' | 'metric' | 'applicant'>, findings: readonly Finding[]): boolean {
  return findings.some(
    (finding) => finding.report === figure.report && finding.outcome === 'does_not_close' && uses(finding, figure),
  );
}

/** A check of one column uses the cells of that column alone. */
function uses({ metrics, scope }: Finding, { metric, applicant }: Pick<Fact, 'metric' | 'applicant'>): boolean {
  return metrics.includes(metric) && (APPLICANTS.every(({ id }) => id !== scope) || applicant === scope);
}
