import type { Fact, Finding } from '../report/fact.js';
import type { FactColumn, FindingColumn, SourceColumn } from './columns.js';

/** Heads and words of exported files, in one language. */
export type ExportWording = {
  sheets: { facts: string; sources: string; findings: string; answer: string };
  facts: Record<FactColumn, string>;
  sources: Record<SourceColumn, string>;
  findings: Record<FindingColumn, string>;
  answer: { question: string; text: string; label: string };
  /** The row of the form in the form's own words, with its column; empty for what the catalogue has not. */
  item(fact: Pick<Fact, 'metric' | 'form' | 'applicant'>): string;
  /** Where a figure is taken from: 取自原表, the text, or an empty cell. */
  origin(status: Fact['status']): string;
  /** In its place where an administrator corrected the figure. */
  originCorrected: string;
  /** What the report prints, who corrected it, when and why; who and when as they were written down. */
  corrected(correction: NonNullable<Fact['correction']>): string;
  check(check: string): string;
  scope(scope: string): string;
  outcome(outcome: Finding['outcome']): string;
  /** The mark on what an answer says, as the rules on labelling ask for texts of a model. */
  wordedBy(by: 'facts' | 'text' | 'model' | 'rules'): string;
};
