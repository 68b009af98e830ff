import type { ReportOutcome } from '../ingest.js';
import type { Refusal } from '../parse/document.js';
import type { Fact, Finding } from '../report/fact.js';
import type { Changes, Report } from '../report/report.js';
import type { ModelFault } from './errors.js';

/** The languages the program answers in; Traditional is made from Simplified at the edge. */
export type LanguageId = 'zh' | 'zh-Hant' | 'en';

/** What `ingest`, `reports`, `check` and `start` say on the command line. */
export type FilingWording = {
  filed(filed: {
    source: string;
    result: ReportOutcome['result'];
    /** Source of the other copy of the same report. */
    other?: string;
    /** The report as it was filed before its bytes were read anew. */
    was?: Report;
    /** Why its bytes are not filed as before. */
    refusal?: Refusal;
    report: Report;
    counts?: { facts: number; paragraphs: number; findings: readonly Finding[] };
  }): string;
  /** What differs, a line each; as many of each kind as `most`, the rest counted. */
  changes(changes: Changes, most: number): string[];
  noChanges: string;
  /** The end of `reread`. */
  reread(counts: { reread: number; changed: number; healed: number; removed: number; left: number }): string;
  allRead: string;
  /** Reports whose bytes are neither kept nor given. */
  notReread(sources: readonly string[]): string;
  originals(kept: { documents: number; bytes: number }): string;
  copy(source: string, what: string): string;
  /** Said of an index page before the reports it links to. */
  links(source: string, links: readonly string[]): string;
  refused(source: string, refusal: Refusal): string;
  nothingThere(paths: readonly string[]): string;
  summary(counts: { filed: number; unchanged: number; refused: number; seconds: number }): string;
  /** What is being made, beside a bar. */
  making: Readonly<Record<'embedding' | 'indexing', string>>;
  /** The vectors are not up to date; `null` where it was no fault of a model's server. */
  notEmbedded(fault: ModelFault | null): string;
  /** The reading report, a line each, without the document's name. */
  reading(report: Report): string[];
  /** Every row of the form and how it was read, a line each under its table. */
  rows(report: Report, facts: readonly Fact[]): string[];
  /** What bounds left out of the report, a line each. */
  leftOut(report: Report): string[];
  finding(finding: Finding): string;
  noFindings(): string;
  /** The count of findings by outcome, in one line. */
  checked(findings: readonly Finding[]): string;
  columns: { agency: string; year: string; form: string; title: string; filedAt: string };
  emptyStore(): string;
  filingSamples(): string;
  form(form: Report['form']): string;
};

/** What `backup`, `restore` and `doctor` say: a line for what was found, with what to do where something is wrong. */
export type UpkeepWording = {
  backedUp(copy: { folder: string; reports: number; facts: number }): string;
  restored(copy: { folder: string; at: string; reports: number; facts: number }): string;
  settings: string;
  settingsWrong(what: string): string;
  node(version: string): string;
  nodeOld(version: string): string;
  /** A version that the store's module does not bear. */
  nodeNew(version: string): string;
  native(sqlite: string): string;
  nativeMissing(module: string): string;
  font: string;
  fontMissing: string;
  lexicon: string;
  lexiconBroken: string;
  /** The rules of law that are explained, and the day they were last checked. */
  rules(checked: string): string;
  rulesOld(checked: string): string;
  rulesBroken: string;
  rights: string;
  rightsOpen(files: readonly string[]): string;
  folder(free: { path: string; megabytes: number }): string;
  folderFull(free: { path: string; megabytes: number }): string;
  folderUnwritable(path: string): string;
  store(found: { reports: number; version: number; journal: string }): string;
  storeAbsent: string;
  storeDamaged(path: string): string;
  /** Of how many reports the content is what was filed. */
  content(reports: number): string;
  contentDamaged(reports: readonly { agency: string; year: number }[]): string;
  storeNewer(versions: { store: number; program: number }): string;
  storeOlder(versions: { store: number; program: number }): string;
  journalWrong(mode: string): string;
  index(found: { vectors: number; dimension: number }): string;
  indexNone: string;
  indexUnusable: string;
  queue(waiting: number): string;
  queueInUse: string;
  queueDamaged(path: string): string;
  noToken: string;
  telegram(username: string): string;
  telegramRefuses(code: number): string;
  telegramUnreachable(found: { root: string; proxy: boolean }): string;
  clock(seconds: number): string;
  clockWrong(seconds: number): string;
  updates(pending: number): string;
  updatesPiling(pending: number): string;
  webhookForeign(host: string): string;
  webhookAbsent: string;
  webhookFailing(why: string): string;
  proxy(found: { variable: string; endpoint: string }): string;
  proxyUnreachable(found: { variable: string; endpoint: string }): string;
  model(found: { model: string; host: string; milliseconds: number }): string;
  embedding(found: { model: string; host: string; dimension: number }): string;
  embeddingChanged(found: { model: string; from: number; to: number }): string;
  /** `said` is what was wrong, in English. */
  modelFails(found: {
    check: 'model' | 'embedding';
    model: string;
    host: string;
    fault: ModelFault;
    said: string;
  }): string;
};
