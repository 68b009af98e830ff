import { RECOGNISED } from '../extract/tables/figures.js';
import { APPLICANTS } from '../report/applicants.js';
import type { Fact, Finding } from '../report/fact.js';
import { LOCAL, STATEMENT } from '../report/metrics.js';
import { agreementsOf } from './across-years.js';
import type { AnswerBody } from './answer.js';
import type { AnswerWording } from './answer-wording.js';
import { dayInChina } from './days.js';
import type { Desk } from './desk.js';
import { withMore } from './in-blocks.js';

const MOST_WARNINGS = 4;
const APPLICANT_IDS: ReadonlySet<string> = new Set(APPLICANTS.map((applicant) => applicant.id));

/** What a reader should know before relying on these figures: sums that fail, inferred positions, odd readings. */
export async function doubtsAbout(
  facts: readonly Fact[],
  { store, wording }: Pick<Desk, 'store' | 'wording'>,
): Promise<string[]> {
  const reports = [...new Set(facts.map((fact) => fact.report))];
  if (reports.length === 0) return [];
  const findings = await store.findings({ reports, outcomes: ['does_not_close'] });
  const own = findings.filter((finding) => facts.some((fact) => concerns(finding, fact)));
  const across = await agreementsOf(facts, store);
  const failed = [...own, ...across.filter(({ outcome }) => outcome === 'does_not_close')];
  const placed = facts.filter((fact) => fact.status === 'placed');
  const isRecognised = facts.some((fact) => fact.notes.includes(RECOGNISED));
  const said = [
    ...(isRecognised ? [wording.note(RECOGNISED)] : []),
    ...failed.map(wording.finding),
    ...checkedAsPrinted(own, facts, { wording }),
    ...(placed.length > 0 ? [wording.positionInferred(placed.map((fact) => wording.label(fact)))] : []),
    ...facts.filter((fact) => fact.status !== 'placed').flatMap((fact) => fact.notes.map(wording.note)),
  ];
  const distinct = [...new Set(said)];
  const left = distinct.length - MOST_WARNINGS;
  return left > 1 ? [...distinct.slice(0, MOST_WARNINGS), wording.moreWarnings(left)] : distinct;
}

/** What is to be said of each of these figures that was corrected; it is never left out, however many there are. */
export function correctionsOf(facts: readonly Fact[], { wording }: Pick<Desk, 'wording'>): string[] {
  return facts.flatMap((fact) => {
    if (!fact.correction) return [];
    const { printed, by, at, why } = fact.correction;
    const name = facts.length > 1 ? nameOf(fact, wording) : '';
    const amount = printed === null ? null : { value: printed, unit: fact.unit };
    return [wording.corrected({ name, printed: amount, inText: fact.status === 'text', by, day: dayInChina(at), why })];
  });
}

/** Says that sums were checked before figures that they use were corrected; nothing where none was. */
export function checkedAsPrinted(
  findings: readonly Finding[],
  facts: readonly Fact[],
  { wording }: Pick<Desk, 'wording'>,
): string[] {
  const corrected = facts.filter((fact) => fact.correction && findings.some((finding) => concerns(finding, fact)));
  return corrected.length > 0 ? [wording.checkedAsPrinted(corrected.map((fact) => nameOf(fact, wording)))] : [];
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

/** The answer with what is to be said of quantities that were corrected and stand as printed in the words it cites. */
export async function withCorrectionsCited(
  body: AnswerBody,
  { store, wording }: Pick<Desk, 'store' | 'wording'>,
): Promise<AnswerBody> {
  const { citations } = body;
  if (citations.length === 0) return body;
  const facts = await store.facts({ reports: [...new Set(citations.map(({ report }) => report))], statuses: ['text'] });
  const cited = facts.filter((fact) =>
    citations.some(({ report, quote }) => fact.correction && fact.report === report && holds(quote, fact)),
  );
  const told = correctionsOf(cited, { wording }).filter((said) => !body.warnings.includes(said));
  if (told.length === 0) return body;
  const said = told.map((text) => ({ kind: 'warning' as const, text }));
  return { ...withMore(body, said, { wording, behind: true }), warnings: [...body.warnings, ...told] };
}

function holds(quote: string, fact: Fact): boolean {
  const [cited, sentence, cell] = [quote, fact.quote, fact.cell].map((text) => text.replaceAll(/\s/g, ''));
  if (cited === undefined || sentence === undefined || cell === undefined) return false;
  return cited.includes(sentence) || (sentence.includes(cited) && cited.includes(cell));
}

/** Whether the check used this very figure: its metric, in its column where the check runs by column. */
export function concerns(finding: Finding, fact: Fact): boolean {
  return (
    finding.report === fact.report &&
    finding.metrics.includes(fact.metric) &&
    (!APPLICANT_IDS.has(finding.scope) || finding.scope === fact.applicant)
  );
}

function nameOf(fact: Fact, wording: AnswerWording): string {
  const { agency, year, metric, labels } = fact;
  const isNamed = metric !== LOCAL && metric !== STATEMENT;
  return isNamed ? wording.label(fact) : [wording.label({ agency, year }), ...labels].join(' ');
}
