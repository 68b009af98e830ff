import type { ApplicationRow } from './application-rows.js';
import type { Placement } from './placing.js';
import { isFilled, type Token } from './runs.js';

/** The ways the cells of a row can stand in its columns, and why there are none. */
export type Standing = { placements: Placement<Token>[]; why: string };

/** Where the first value stands after a label, learnt from the rows that are complete. */
export type Offsets = { byLabel: Map<string, number>; byColumn: number | undefined };

/** Learns from complete rows how far behind its label a row's first value stands. */
export function offsetsOf(rows: readonly ApplicationRow[]): Offsets {
  const byLabel = new Map<string, number>();
  const clashes = new Set<string>();
  const starts = new Set<number>();
  for (const row of rows.filter((each) => each.run.table.positions === 'row')) {
    const first = row.cells.findIndex(isFilled);
    const last = row.cells.findLastIndex(isFilled);
    if (first < 0 || last - first + 1 !== row.columns.length) continue;
    const key = labelPlace(row);
    if ((byLabel.get(key) ?? first) !== first) clashes.add(key);
    byLabel.set(key, first);
    starts.add(row.cells[first]?.column ?? -1);
  }
  for (const key of clashes) byLabel.delete(key);
  const [only, another] = starts;
  return { byLabel, byColumn: another === undefined ? only : undefined };
}

/** The ways in which the cells of a row can stand, by what its layout keeps of their positions. */
export function standingOf(row: ApplicationRow, offsets: Offsets): Standing {
  const { positions } = row.run.table;
  if (!row.cells.some(isFilled) && (positions !== 'grid' || row.cells.length >= row.columns.length))
    return blankRow(row);
  if (positions === 'grid' && row.columns.some((column) => column.at !== null)) return byHeader(row);
  if (positions === 'grid' || positions === 'row') return byOffset(row, offsets);
  return byOrder(row);
}

function blankRow({ cells, columns }: ApplicationRow): Standing {
  const spare = Math.max(0, cells.length - columns.length);
  return { placements: [columns.map((_, at) => cells[at + spare] ?? null)], why: '' };
}

function byHeader({ cells, columns }: ApplicationRow): Standing {
  const placement = columns.map((column) => cells.find((cell) => cell.column === column.at));
  const strays = cells.filter((cell) => isFilled(cell) && !placement.includes(cell));
  if (strays.length === 0 && placement.every((cell) => cell !== undefined)) return { placements: [placement], why: '' };
  if (cells.length === columns.length) return { placements: [cells], why: '' };
  return { placements: [], why: 'its cells do not stand under the columns of the header (merged or missing cells)' };
}

function byOffset(row: ApplicationRow, offsets: Offsets): Standing {
  const { cells, columns } = row;
  const first = cells.findIndex(isFilled);
  const last = cells.findLastIndex(isFilled);
  const known = row.run.table.positions === 'row' ? learnt(row, offsets) : undefined;
  const possible: number[] = [];
  for (let at = Math.max(0, last - columns.length + 1); at <= first; at += 1) possible.push(at);
  const tried = known !== undefined && possible.includes(known) ? [known] : possible;
  return {
    placements: tried.map((offset) => columns.map((_, at) => cells[at + offset] ?? null)),
    why: 'it has more cells than the table has columns',
  };
}

function learnt(row: ApplicationRow, { byLabel, byColumn }: Offsets): number | undefined {
  const after = byLabel.get(labelPlace(row));
  if (after !== undefined || byColumn === undefined) return after;
  return row.cells.findIndex((cell) => cell.column === byColumn);
}

/** Where blanks were lost, the values keep their order and any of the columns may be empty. */
function byOrder({ cells, columns }: ApplicationRow): Standing {
  const last = cells.findLastIndex(isFilled);
  const printed = cells.slice(0, last + 1);
  const filled = printed.filter(isFilled);
  if (printed.length === columns.length) return { placements: [printed], why: '' };
  return {
    placements: choices(columns.length, filled.length).map((chosen) => {
      const at = new Map(chosen.map((column, order) => [column, filled[order] ?? null]));
      return columns.map((_, column) => at.get(column) ?? null);
    }),
    why: 'it has more cells than the table has columns',
  };
}

function labelPlace(row: ApplicationRow): string {
  const depth = row.metric.split('.').length;
  return `${depth} ${row.label?.column ?? 0}`;
}

/** Every way of choosing `size` of the numbers below `from`, in order. */
export function choices(from: number, size: number, first = 0): number[][] {
  if (size > from - first || size < 0) return [];
  if (size === 0) return [[]];
  const chosen: number[][] = [];
  for (let at = first; at <= from - size; at += 1) {
    for (const rest of choices(from, size - 1, at + 1)) chosen.push([at, ...rest]);
  }
  return chosen;
}
