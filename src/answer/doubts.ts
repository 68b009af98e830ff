import { APPLICANTS } from '../report/applicants.js';
import type { Fact, Finding } from '../report/fact.js';
import { agreementsOf } from './across-years.js';
import type { Desk } from './desk.js';

const MOST_WARNINGS = 4;
const APPLICANT_IDS: ReadonlySet<string> = new Set(APPLICANTS.map((applicant) => applicant.id));

/** What a reader should know before relying on these figures: sums that fail, inferred positions, odd readings. */
export async function doubtsAbout(facts: readonly Fact[], { store, wording }: Desk): Promise<string[]> {
  const reports = [...new Set(facts.map((fact) => fact.report))];
  if (reports.length === 0) return [];
  const findings = await store.findings({ reports, outcomes: ['does_not_close'] });
  const own = findings.filter((finding) => facts.some((fact) => concerns(finding, fact)));
  const across = await agreementsOf(facts, store);
  const failed = [...own, ...across.filter(({ outcome }) => outcome === 'does_not_close')];
  const placed = facts.filter((fact) => fact.status === 'placed');
  const said = [
    ...failed.map(wording.finding),
    ...(placed.length > 0 ? [wording.positionInferred(placed.map((fact) => wording.label(fact)))] : []),
    ...facts.filter((fact) => fact.status !== 'placed').flatMap((fact) => fact.notes.map(wording.note)),
  ];
  const distinct = [...new Set(said)];
  const left = distinct.length - MOST_WARNINGS;
  return left > 1 ? [...distinct.slice(0, MOST_WARNINGS), wording.moreWarnings(left)] : distinct;
}

/** Shares stated in these sentences that do not recompute from the counts beside them. */
export async function doubtsAboutText(
  sentences: readonly { text: string; paragraph: { report: string } }[],
  { store, wording }: Desk,
): Promise<string[]> {
  const reports = [...new Set(sentences.map(({ paragraph }) => paragraph.report))];
  const findings = await store.findings({ reports, outcomes: ['does_not_close'] });
  return findings
    .filter(
      ({ check, scope, report }) =>
        check === 'shares-recompute' &&
        sentences.some(({ text, paragraph }) => paragraph.report === report && text.includes(scope)),
    )
    .map(wording.finding);
}

/** Whether the check used this very figure: its metric, in its column where the check runs by column. */
export function concerns(finding: Finding, fact: Fact): boolean {
  return (
    finding.report === fact.report &&
    finding.metrics.includes(fact.metric) &&
    (!APPLICANT_IDS.has(finding.scope) || finding.scope === fact.applicant)
  );
}
