import type { PrintedCell, PrintedTable } from '../../parse/document.js';
import type { ApplicantId } from '../../report/applicants.js';
import { termOf } from './vocabulary.js';

const FEWEST_APPLICANTS = 4;
const FEWEST_RESULTS = 2;

/** The table with its kinds of applicant as columns, as the form has them; a table that prints them as rows is turned. */
export function upright(table: PrintedTable): PrintedTable {
  if (table.positions !== 'grid' && table.positions !== 'row') return table;
  const [head, ...rows] = table.rows;
  const results = head?.filter(({ text }) => termOf(text)?.kind === 'application').length ?? 0;
  // （七）总计 and the applicants’ 总计 are one label.
  if (results < FEWEST_RESULTS || applicantsIn(head ?? []).length > 1) return table;
  const named = rows.map(applicantsIn).filter((found) => found.length > 0);
  const isTurned = named.every((found) => found.length === 1) && new Set(named.flat()).size >= FEWEST_APPLICANTS;
  return isTurned ? { ...table, positions: 'grid', rows: turned(table.rows) } : table;
}

function applicantsIn(row: readonly PrintedCell[]): ApplicantId[] {
  return row.flatMap(({ text }) => {
    const term = termOf(text);
    return term?.kind === 'applicant' ? [term.applicant] : [];
  });
}

function turned(rows: readonly PrintedCell[][]): PrintedCell[][] {
  const columns = new Map<number, PrintedCell[]>();
  rows.forEach((row, at) => {
    for (const cell of row) {
      const column = columns.get(cell.column) ?? [];
      column.push({ ...cell, column: at });
      columns.set(cell.column, column);
    }
  });
  return [...columns].sort(([one], [other]) => one - other).map(([, cells]) => cells);
}
