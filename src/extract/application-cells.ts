import type { NoteCode } from '../report/noted.js';
import type { ApplicationRow } from './application-rows.js';
import type { Placement } from './placing.js';
import { isFilled, type Token } from './runs.js';

/** The ways the cells of a row can stand in its columns, and why there are none. */
export type Standing = { placements: Placement<Token>[]; why: NoteCode };

/** Where the first value stands after a label, learnt from the rows that are complete. */
export type Offsets = { byLabel: Map<string, number>; always: number | undefined };

/** Learns from complete rows how far behind its label a row's first value stands. */
export function offsetsOf(rows: readonly ApplicationRow[]): Offsets {
  const byLabel = new Map<string, number>();
  const clashes = new Set<string>();
  const seen = new Set<number>();
  for (const row of rows.filter((each) => each.run.table.positions === 'row')) {
    const first = row.cells.findIndex(isFilled);
    const last = row.cells.findLastIndex(isFilled);
    if (first < 0 || last - first + 1 !== row.columns.length) continue;
    const key = labelPlace(row);
    if ((byLabel.get(key) ?? first) !== first) clashes.add(key);
    byLabel.set(key, first);
    seen.add(first);
  }
  for (const key of clashes) byLabel.delete(key);
  const [only, another] = seen;
  return { byLabel, always: another === undefined ? only : undefined };
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
  return { placements: [columns.map((_, at) => cells[at + spare] ?? null)], why: 'cells_astray' };
}

function byHeader({ cells, columns }: ApplicationRow): Standing {
  const placement = columns.map((column) => cells.find((cell) => cell.column === column.at));
  const strays = cells.filter((cell) => isFilled(cell) && !placement.includes(cell));
  if (strays.length === 0 && placement.every((cell) => cell !== undefined))
    return { placements: [placement], why: 'cells_astray' };
  if (cells.length === columns.length) return { placements: [cells], why: 'cells_astray' };
  return { placements: [], why: 'cells_astray' };
}

/** Blanks are kept, but it may be open which of them belong to the label and which are cells. */
function byOffset(row: ApplicationRow, { byLabel, always }: Offsets): Standing {
  const { cells, columns } = row;
  const first = cells.findIndex(isFilled);
  const last = cells.findLastIndex(isFilled);
  const placements = new Map<number, Placement<Token>>();
  for (let offset = Math.max(0, last - columns.length + 1); offset <= first; offset += 1) {
    placements.set(
      offset,
      columns.map((_, at) => cells[at + offset] ?? null),
    );
  }
  const learnt = row.run.table.positions === 'row' ? byLabel.get(labelPlace(row)) : undefined;
  const usual = always === undefined ? undefined : placements.get(always);
  const known = placements.get(learnt ?? -1) ?? (usual && addsUp(row, usual) ? usual : undefined);
  if (known) return { placements: [known], why: 'cells_astray' };
  // Two cells of a table of two columns are no row that lost its last blanks, unless complete rows show that it is one.
  if (cells.length < columns.length) return { placements: [], why: 'too_few_cells' };
  return { placements: [...placements.values()], why: 'too_many_cells' };
}

function addsUp({ columns }: ApplicationRow, placement: Placement<Token>): boolean {
  const numberAt = (at: number) => {
    const reading = placement[at]?.reading;
    return reading?.kind === 'number' ? reading.value : 0;
  };
  const total = columns.findIndex((column) => column.applicant === 'total');
  const parts = columns.flatMap((column, at) => (column.applicant && at !== total ? [numberAt(at)] : []));
  return (
    placement[total]?.reading.kind === 'number' && parts.reduce((sum, value) => sum + value, 0) === numberAt(total)
  );
}

/** Where blanks were lost, the values keep their order and any of the columns may be empty. */
function byOrder({ cells, columns }: ApplicationRow): Standing {
  const last = cells.findLastIndex(isFilled);
  const printed = cells.slice(0, last + 1);
  const filled = printed.filter(isFilled);
  if (printed.length === columns.length) return { placements: [printed], why: 'cells_astray' };
  // Blanks before the first value may belong to the label; with those among the values there are too many cells.
  if (printed.length - printed.findIndex(isFilled) > columns.length) return { placements: [], why: 'too_many_cells' };
  return {
    placements: choices(columns.length, filled.length).map((chosen) => {
      const at = new Map(chosen.map((column, order) => [column, filled[order] ?? null]));
      return columns.map((_, column) => at.get(column) ?? null);
    }),
    why: 'too_many_cells',
  };
}

function labelPlace(row: ApplicationRow): string {
  const depth = row.metric.split('.').length;
  return `${depth} ${row.label?.column ?? 0}`;
}

/** Every way of choosing `size` of the numbers below `from`, in order. */
export function choices(from: number, size: number): number[][] {
  if (size === 0) return [[]];
  if (size > from) return [];
  const withLast = choices(from - 1, size - 1).map((chosen) => [...chosen, from - 1]);
  return [...choices(from - 1, size), ...withLast];
}
