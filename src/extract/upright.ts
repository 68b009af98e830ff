import type { PrintedCell, PrintedTable } from '../parse/document.js';
import { termOf } from './vocabulary.js';

const FEWEST_APPLICANTS = 3;
const FEWEST_RESULTS = 2;

/** The table with its kinds of applicant as columns, as the form has them; a table that prints them as rows is turned. */
export function upright(table: PrintedTable): PrintedTable {
  if (table.positions !== 'grid' && table.positions !== 'row') return table;
  const kinds = table.rows.map((row) => row.map(({ text }) => termOf(text)?.kind));
  const beside = kinds.filter((row) => row.filter((kind) => kind === 'applicant').length === 1).length;
  const above = Math.max(0, ...kinds.map((row) => row.filter((kind) => kind === 'application').length));
  const isTurned = beside >= FEWEST_APPLICANTS && above >= FEWEST_RESULTS;
  return isTurned ? { ...table, positions: 'grid', rows: turned(table.rows) } : table;
}

function turned(rows: readonly PrintedCell[][]): PrintedCell[][] {
  const columns = new Map<number, PrintedCell[]>();
  rows.forEach((row, at) => {
    for (const cell of row) columns.set(cell.column, [...(columns.get(cell.column) ?? []), { ...cell, column: at }]);
  });
  return [...columns].sort(([one], [other]) => one - other).map(([, cells]) => cells);
}
