import type { NoteCode } from '../../report/noted.js';
import type { ApplicationRow } from './application-rows.js';
import { glued, withFiguresApart } from './figures-apart.js';
import type { Placement } from './placing.js';
import { isFilled, type Token } from './runs.js';

/**
 * The ways the cells of a row can stand in its columns, and why there are none. `mustClose`: only the row's own sum makes
 * such a way believed; `isShort`: a column without a cell has lost it and is not blank.
 */
export type Standing = { placements: Placement<Token>[]; why: NoteCode; mustClose?: boolean; isShort?: boolean };

/** Where the first value stands after a label, and how many cells a row has at most, learnt from the rows that are complete. */
export type Offsets = { byLabel: Map<string, number>; always: number | undefined; longest: Map<string, number> };

/** What the other rows tell of a row: where values begin, and whether the source lost blanks. */
export type Around = { offsets: Offsets; losesBlanks: boolean };

/** So few rows without all their cells have lost a cell; where there are more, the source drops blanks. */
const FEWEST_SHORT_ROWS = 2;

/** Learns from complete rows how far behind its label a row's first value stands. */
export function offsetsOf(rows: readonly ApplicationRow[]): Offsets {
  const byLabel = new Map<string, number>();
  const clashes = new Set<string>();
  const seen = new Set<number>();
  const longest = new Map<string, number>();
  for (const row of rows.filter((each) => each.run.table.positions === 'row')) {
    const first = row.cells.findIndex(isFilled);
    const last = row.cells.findLastIndex(isFilled);
    if (first < 0 || last - first + 1 !== row.columns.length) continue;
    const key = labelPlace(row);
    if ((byLabel.get(key) ?? first) !== first) clashes.add(key);
    byLabel.set(key, first);
    longest.set(key, Math.max(longest.get(key) ?? 0, row.cells.length));
    seen.add(first);
  }
  for (const key of clashes) byLabel.delete(key);
  const [only, another] = seen;
  return { byLabel, always: another === undefined ? only : undefined, longest };
}

/** Whether the rows of a table without marked blanks show that its source drops them. */
export function losesBlanks(rows: readonly ApplicationRow[]): boolean {
  const lack = rows.filter(
    ({ run, cells, columns }) => !marksBlanks(run.table.positions) && cells.length < columns.length,
  );
  return lack.length >= FEWEST_SHORT_ROWS;
}

function marksBlanks(positions: ApplicationRow['run']['table']['positions']): boolean {
  return positions === 'grid' || positions === 'row';
}

/** The ways in which the cells of a row can stand, by what its layout keeps of their positions. */
export function standingOf(row: ApplicationRow, around: Around): Standing {
  const variants = withFiguresApart(row);
  if (variants.length > 0) {
    const placements = variants.flatMap((cells) => asPrinted({ ...row, cells }, around).placements);
    return { placements, why: 'several_values', mustClose: true };
  }
  const pieces = glued(row);
  if (pieces.length > 0) return { placements: pieces, why: 'cells_lost', mustClose: true };
  const standing = asPrinted(row, around);
  return row.run.joined ? { ...standing, mustClose: true } : standing;
}

function asPrinted(row: ApplicationRow, around: Around): Standing {
  const { positions } = row.run.table;
  if (!row.cells.some(isFilled)) return blankRow(row, around);
  if (positions === 'grid' && row.columns.some((column) => column.at !== null)) return byHeader(row);
  if (positions === 'grid' || positions === 'row') return byOffset(row, around.offsets);
  return byOrder(row, around);
}

function blankRow({ cells, columns, run }: ApplicationRow, around: Around): Standing {
  const isWhole = cells.length >= columns.length;
  if (!isWhole && (marksBlanks(run.table.positions) || !around.losesBlanks)) {
    return { placements: [], why: 'too_few_cells' };
  }
  const spare = Math.max(0, cells.length - columns.length);
  return { placements: [columns.map((_, at) => cells[at + spare] ?? null)], why: 'cells_astray' };
}

function byHeader(row: ApplicationRow): Standing {
  const { cells, columns } = row;
  const placement = columns.map((column) => cells.find((cell) => cell.column === column.at));
  const strays = cells.filter((cell) => isFilled(cell) && !placement.includes(cell));
  if (strays.length === 0 && placement.every((cell) => cell !== undefined))
    return { placements: [placement], why: 'cells_astray' };
  // A header that stands beside its columns tells their order only where it is the form's, or all in one row.
  if (cells.length === columns.length && columns.every((column) => column.isInOrder !== false))
    return { placements: [cells], why: 'cells_astray' };
  return cells.length < columns.length ? shortRow(row, 0) : { placements: [], why: 'cells_astray' };
}

/** Blanks are kept, but it may be open which of them belong to the label and which are cells. */
function byOffset(row: ApplicationRow, { byLabel, always, longest }: Offsets): Standing {
  const { cells, columns } = row;
  const first = cells.findIndex(isFilled);
  const last = cells.findLastIndex(isFilled);
  const learnt = row.run.table.positions === 'row' ? byLabel.get(labelPlace(row)) : undefined;
  if (learnt !== undefined && learnt <= first && cells.length - learnt < columns.length) return shortRow(row, learnt);
  const placements = new Map<number, Placement<Token>>();
  for (
    let offset = Math.max(0, last - columns.length + 1);
    offset <= first && cells.length - offset >= columns.length;
    offset += 1
  ) {
    placements.set(
      offset,
      columns.map((_, at) => cells[at + offset] ?? null),
    );
  }
  const usual = always === undefined ? undefined : placements.get(always);
  const known = placements.get(learnt ?? -1) ?? (usual && addsUp(row, usual) ? usual : undefined);
  // A row with blanks and more cells than the full ones gained a cell, and which one nothing but its sum tells.
  const isLonger = cells.length > (longest.get(labelPlace(row)) ?? cells.length);
  if (known) return { placements: [known], why: 'cells_astray', mustClose: isLonger };
  if (cells.length < columns.length) return shortRow(row, 0);
  if (placements.size > 0) return { placements: [...placements.values()], why: 'too_many_cells' };
  // A value for each column, among columns that no cell of the row stands in.
  const filled = cells.filter(isFilled);
  return { placements: filled.length === columns.length ? [filled] : [], why: 'too_many_cells', mustClose: true };
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

/** A row that keeps its blanks and has lost cells: which of them, only its sums can tell. */
function shortRow({ cells, columns }: ApplicationRow, from: number): Standing {
  return {
    placements: inOrder(cells.slice(from), columns.length),
    why: 'too_few_cells',
    mustClose: true,
    isShort: true,
  };
}

/** Where blanks were lost, the values keep their order and any of the columns may be empty. */
function byOrder({ cells, columns }: ApplicationRow, { losesBlanks }: Around): Standing {
  const last = cells.findLastIndex(isFilled);
  const printed = cells.slice(0, last + 1);
  if (printed.length === columns.length) return { placements: [printed], why: 'cells_astray' };
  // Blanks before the first value may belong to the label; with those among the values there are too many cells.
  if (printed.length - printed.findIndex(isFilled) > columns.length) return { placements: [], why: 'too_many_cells' };
  const placements = inOrder(printed.filter(isFilled), columns.length);
  if (losesBlanks || cells.length >= columns.length) return { placements, why: 'too_many_cells' };
  return { placements, why: 'too_few_cells', mustClose: true, isShort: true };
}

function inOrder(cells: readonly Token[], columns: number): Placement<Token>[] {
  return choices(columns, cells.length).map((chosen) => {
    const at = new Map(chosen.map((column, order) => [column, cells[order] ?? null]));
    return Array.from({ length: columns }, (_, column) => at.get(column) ?? null);
  });
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
