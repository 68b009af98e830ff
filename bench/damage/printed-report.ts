import type { PrintedCell, PrintedTable } from '../../src/parse/document.js';
import { expectedFigures, type FilledForm, type Oddities } from '../../test/fixtures/filled-form.js';
import { type Part, TEXT_LAYOUTS, writeParts } from '../../test/fixtures/report-text.js';

/** What carries a report: a text file in one of the layouts, or a format that states its cells. */
export const CARRIERS = [...TEXT_LAYOUTS, 'HTML', 'DOCX', 'XLSX', 'PDF'] as const;
export type Carrier = (typeof CARRIERS)[number];

export const AGENCY = '青岭县人民政府';

/** A printed row of the form: its label and the cells of its values. */
export type PrintedRow = { label: PrintedCell; values: PrintedCell[]; table: PrintedTable; isApplications: boolean };

/** A report before it is damaged, what was filled in, and the rows in which it is printed. */
export type PrintedReport = {
  carrier: Carrier;
  parts: Part[];
  filled: FilledForm;
  rows: PrintedRow[];
  random: () => number;
};

/** A filled-in report as it is printed on the carrier; the same seed prints the same one. */
export function printReport({
  carrier,
  seed,
  oddities,
  random,
}: {
  carrier: Carrier;
  seed: number;
  oddities: Oddities;
  random: () => number;
}): PrintedReport {
  const layout = TEXT_LAYOUTS.find((each) => each === carrier) ?? 'grid';
  const { parts: written, filled } = writeParts({ agency: AGENCY, layout, seed, oddities });
  const parts = structuredClone(written);
  return { carrier, parts, filled, rows: rowsIn(parts, filled), random };
}

/** Whether the table prints a cell a line, so that a row is no row of the table. */
export function isStream(table: PrintedTable): boolean {
  return table.positions === 'stream';
}

/** Takes a cell out of its table; those after it in a row with columns move up. */
export function drop(table: PrintedTable, cell: PrintedCell): void {
  const at = table.rows.findIndex((row) => row.includes(cell));
  const row = table.rows[at] ?? [];
  for (const after of row.slice(row.indexOf(cell) + 1)) after.column -= 1;
  row.splice(row.indexOf(cell), 1);
  if (row.length === 0) table.rows.splice(at, 1);
}

/** Puts a cell behind another one; those after it in a row move on. */
export function insertAfter(table: PrintedTable, { cell, text }: { cell: PrintedCell; text: string }): void {
  const at = table.rows.findIndex((row) => row.includes(cell));
  const row = table.rows[at] ?? [];
  const added = { text, printed: text, column: cell.column + 1 };
  if (isStream(table)) table.rows.splice(at + 1, 0, [added]);
  else {
    for (const after of row.slice(row.indexOf(cell) + 1)) after.column += 1;
    row.splice(row.indexOf(cell) + 1, 0, added);
  }
}

/** One of the rows of applications, or of all the rows. */
export function oneRow({ rows, random }: PrintedReport, ofApplications = true): PrintedRow {
  const those = rows.filter((row) => row.isApplications === ofApplications && row.values.length > 1);
  const row = those[Math.floor(random() * those.length)];
  if (!row) throw new Error('no row is printed');
  return row;
}

/** The value that must be read from the row's cell at that place, in place of the one that was filled in. */
export function expectInstead(
  { filled }: PrintedReport,
  { row, at, value }: { row: PrintedRow; at: number; value: number },
): void {
  const label = row.label.text;
  const rows = [...filled.applications, ...filled.disclosure.flatMap((part) => part.rows)];
  rows.find((each) => each.labels.at(-1) === label)?.cells.splice(at, 1, value);
}

function rowsIn(parts: readonly Part[], filled: FilledForm): PrintedRow[] {
  const labels = new Set(expectedFigures(filled).map(({ label }) => label));
  const applications = new Set(filled.applications.map((row) => row.labels.at(-1)));
  return parts.flatMap((part) => {
    if (!('table' in part)) return [];
    const { table } = part;
    const cells = table.rows.flat();
    return cells.flatMap((label, at) => {
      if (!labels.has(label.text)) return [];
      const after = cells.slice(at + 1);
      const next = after.findIndex(({ text }) => !/^-?\d*$/.test(text));
      const inRow = table.rows.find((row) => row.includes(label)) ?? [];
      const values = after
        .slice(0, next < 0 ? undefined : next)
        .filter((cell) => isStream(table) || inRow.includes(cell));
      const first = values.findIndex(({ text }) => text !== '');
      if (first < 0) return [];
      return [{ label, values: values.slice(first), table, isApplications: applications.has(label.text) }];
    });
  });
}
