import type { FactStatus } from '../../report/fact.js';
import type { TableId } from '../../report/forms.js';
import type { LanguageId } from '../language.js';

/** What the web page says around the figures and sentences of reports. */
export type WebWording = {
  /** The name of the whole, and what it is in a sentence. */
  name: string;
  about: string;
  /** Leads past what every page begins with. */
  skip: string;
  /** Each language in its own words, and what its links are for. */
  languages: Readonly<Record<LanguageId, string>>;
  languageLinks: string;
  footer: string;
  api: string;
  /** On the button that opens the page inside Telegram; shown on a phone's keyboard. */
  open: string;

  search: string;
  searchButton: string;
  placeholder: string;
  found(said: string, count: number): string;
  notFound(said: string): string;
  nearest: string;
  agencies: string;
  nothingFiled: string;
  next: string;
  first: string;
  years(years: readonly number[]): string;

  reports: string;
  report(year: number): string;
  byYear: string;
  item: string;
  trend: string;
  /** The change on the year before; both are known. */
  change(change: { from: number; to: number; difference: string; percent: number | null }): string;
  unchanged(from: number): string;
  noChange: string;
  /** The picture of a series in a sentence, for whoever does not see it. */
  series(of: { item: string; points: readonly string[] }): string;
  newForm(year: number): string;
  missingYears(years: readonly number[]): string;

  download: string;
  downloads: Readonly<Record<'csv' | 'xlsx' | 'jsonl', string>>;
  compare: string;
  compareWith: string;
  compareButton: string;
  other: string;
  side(of: { agency: string; year: number | null }): string;
  year: string;
  noCommonYear: string;
  which: string;

  contents: string;
  source: string;
  fingerprint(digits: string): string;
  published(date: string): string;
  filedOn(date: string): string;
  otherYears: string;
  allYears: string;

  checks: string;
  allChecks: string;

  tables: string;
  tableNames: Readonly<Record<TableId, string>>;
  noForm: string;
  noTable: string;
  /** The figures of this table that the text states instead stand below. */
  inText: string;
  local: string;
  value: string;
  /** Short words beside a cell, and under the table what they mean. */
  marks: Readonly<Record<Mark, string>>;
  meanings: Readonly<Record<Mark, string>>;
  legend: string;
  printedAs(printed: string): string;
  notesOnCells: string;

  stated: string;
  text: string;
  noText: string;
  beforeChapters: string;
  versions: string;

  notThere: string;
  notThereSays: string;
  gone: string;
  goneSays: string;
  damaged: string;
  damagedSays: string;
  busy: string;
  busySays: string;
  failed: string;
  failedSays: string;
};

/**
 * What is told of a figure beside its value: how it came to be known; `open` a sum over it does not close, `unread` nothing of it is known.
 */
export type Mark = Exclude<FactStatus, 'reported'> | 'corrected' | 'noted' | 'open' | 'unread';
