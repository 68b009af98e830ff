import type { Fact, Finding } from '../report/fact.js';
import type { Report } from '../report/report.js';
import type { Exported } from './exported.js';
import type { ExportWording } from './wording.js';

/** A cell of an exported table; `null` is left empty, as the report leaves it. */
export type Cell = string | number | null;

/** A column as a spreadsheet shows it: its head, its width in characters, and whether its numbers are grouped (no years). */
export type Column = { head: string; width: number; grouped: boolean };

/** A table of an exported file. */
export type Table = { name: string; columns: Column[]; rows: Cell[][] };

const GROUPED: ReadonlySet<string> = new Set(['value', 'left', 'right', 'difference']);

const FACT_COLUMNS = {
  agency: 24,
  year: 7,
  metric: 30,
  applicant: 16,
  item: 44,
  value: 14,
  unit: 7,
  cell: 14,

  origin: 16,
  status: 10,
  section: 36,
  labels: 50,
  row: 6,
  column: 6,
  form: 7,
  notes: 24,
  quote: 60,
  file: 28,
  report: 18,
  correction: 40,
} as const;
export type FactColumn = keyof typeof FACT_COLUMNS;

const SOURCE_COLUMNS = {
  title: 52,
  agency: 24,
  year: 7,
  section: 40,
  quote: 80,
  published: 12,
  file: 28,
  hash: 10,
  report: 18,
} as const;
export type SourceColumn = keyof typeof SOURCE_COLUMNS;

const FINDING_COLUMNS = {
  agency: 24,
  year: 7,
  check: 40,
  scope: 34,
  outcome: 20,
  working: 60,
  left: 12,
  right: 12,
  difference: 10,
  report: 18,
} as const;
export type FindingColumn = keyof typeof FINDING_COLUMNS;

/** The figures, a row each: what it is, its value, how the report prints it, and where it stands. */
export function factTable(facts: readonly Fact[], wording: ExportWording): Table {
  return tableOf(wording.sheets.facts, { widths: FACT_COLUMNS, heads: wording.facts }, facts.map(cells));

  function cells(fact: Fact): Record<FactColumn, Cell> {
    const { labels, notes, status } = fact;
    // A row outside the catalogue has its name in its labels.
    const item = wording.item(fact) || labels.join(' ');
    const correction = fact.correction ? wording.corrected(fact.correction) : null;
    const origin = fact.correction ? wording.originCorrected : wording.origin(status);
    return { ...fact, item, origin, labels: labels.join('；'), notes: notes.join('；'), correction };
  }
}

/** Every row or sentence that a figure or an answer rests on, once, with the report it stands in. */
export function sourceTable({ facts, quotes, reports }: Exported, wording: ExportWording): Table {
  const byId = new Map(reports.map((report) => [report.id, report]));
  const passages = new Map([...facts, ...quotes].map((each) => [`${each.report}|${each.section}|${each.quote}`, each]));
  const rows = [...passages.values()].map(({ report: id, section, quote }): Record<SourceColumn, Cell> => {
    const report: Partial<Report> = byId.get(id) ?? {};
    const { title = '', agency = '', year = null, published = null, source = '', hash = '' } = report;
    // Eight digits tell files apart for a person; the whole hash is in the store.
    return { title, agency, year, section, quote, published, file: source, hash: hash.slice(0, 8), report: id };
  });
  return tableOf(wording.sheets.sources, { widths: SOURCE_COLUMNS, heads: wording.sources }, rows);
}

/** The checks, a row each, with the sum written out. */
export function findingTable(findings: readonly Finding[], wording: ExportWording): Table {
  const rows = findings.map((finding): Record<FindingColumn, Cell> => {
    const { check, scope, outcome } = finding;
    return { ...finding, check: wording.check(check), scope: wording.scope(scope), outcome: wording.outcome(outcome) };
  });
  return tableOf(wording.sheets.findings, { widths: FINDING_COLUMNS, heads: wording.findings }, rows);
}

function tableOf<Name extends string>(
  name: string,
  { widths, heads }: { widths: Readonly<Record<Name, number>>; heads: Readonly<Record<Name, string>> },
  rows: readonly Record<Name, Cell>[],
): Table {
  const names = Object.keys(widths) as Name[]; // the keys of a record are its names
  return {
    name,
    columns: names.map((column) => ({ head: heads[column], width: widths[column], grouped: GROUPED.has(column) })),
    rows: rows.map((row) => names.map((column) => plain(row[column]))),
  };
}

/** Numbers as they are; a text without what a spreadsheet would run as a formula or cannot hold. */
export function plain(cell: Cell): Cell {
  return typeof cell === 'string' ? defused(cell) : cell;
}

const LONGEST_CELL = 32_000;

/** A text that begins a formula is marked as text (OWASP CSV injection, ASVS 1.2.10); full-width signs are read as such too. */
function defused(text: string): string {
  const held = text
    // biome-ignore lint/suspicious/noControlCharactersInRegex: XML cannot hold them
    .replaceAll(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]|\p{Surrogate}/gu, '')
    .slice(0, LONGEST_CELL);
  const formula = /^\s*[=+\-@＝＋－＠]/.test(held) || /^[\t\r\n]/.test(held);
  return formula && !/^-?[\d.,]+$/.test(held) ? `'${held}` : held;
}
