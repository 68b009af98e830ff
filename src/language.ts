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

/** What the chat itself says, around the answers: in Telegram, in the terminal and for JSON lines. */
export type ChatWording = {
  /** The words that ask for help in this language. */
  help: string;
  commands: { command: string; description: string }[];
  /** Stands over choices that are too long for a button. */
  choices: string;
  expiredButton: string;
  foreignButton(asker: string): string;
  onlyText: string;
  unknownCommand(command: string): string;
  /** Said when answering failed: what still works and what to do. */
  failed: string;
  /** Put before a message that may arrive twice. */
  resent: string;
  /** For whoever runs the bot. */
  anotherInstance: string;
  badToken: string;
  unreachable: string;
  reachable: string;
  terminal: { hint: string; choose: string; noSource: string; farewell: string };
  unreadableLine: string;
};
