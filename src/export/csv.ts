import type { Cell, Table } from './columns.js';

/** The table as CSV that spreadsheets open: UTF-8 with BOM, lines ended by CR LF. */
export function toCsv({ columns, rows }: Table): Buffer {
  return Buffer.from(`\uFEFF${[columns.map(({ head }) => head), ...rows].map(lineOf).join('')}`);
}

function lineOf(row: readonly Cell[]): string {
  const fields = row.map((cell) => {
    const text = cell === null ? '' : String(cell);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  });
  return `${fields.join(',')}\r\n`;
}
