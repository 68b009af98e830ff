import type { Refusal } from './parse/document.js';
import type { Finding } from './report/fact.js';
import type { Report } from './report/report.js';

/** The languages the program answers in; Traditional is made from Simplified at the edge. */
export type LanguageId = 'zh' | 'zh-Hant' | 'en';

/** What `ingest`, `reports`, `check` and `start` say on the command line. */
export type FilingWording = {
  filed(filed: {
    source: string;
    result: 'filed' | 'superseded' | 'unchanged';
    report: Report;
    counts?: { facts: number; paragraphs: number; findings: readonly Finding[] };
  }): string;
  copy(source: string, what: string): string;
  refused(source: string, refusal: Refusal): string;
  nothingThere(paths: readonly string[]): string;
  summary(counts: { filed: number; unchanged: number; refused: number; seconds: number }): string;
  /** The reading report, a line each, without the document's name. */
  reading(report: Report): string[];
  finding(finding: Finding): string;
  noFindings(): string;
  /** The count of findings by outcome, in one line. */
  checked(findings: readonly Finding[]): string;
  columns: { agency: string; year: string; form: string; title: string; filedAt: string };
  emptyStore(): string;
  filingSamples(): string;
  form(form: Report['form']): string;
};
