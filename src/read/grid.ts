import type { RawBlock, RawCell } from './raw-document.js';

/** A cell before it has a place: what it prints and how far it reaches. */
export type SpanCell = { printed: string; columnSpan: number; rowSpan: number };

/** What HTML allows; a format that claims more is damaged. */
const MOST_COLUMNS = 1000;

/**
 * Rows of cells with their columns: each cell takes the first column that no cell above still covers. Spans that reach
 * past the last row end there.
 */
export function placeCells(rows: readonly SpanCell[][]): RawCell[][] {
  /** For each column, the first row that is free again. */
  const coveredUntil: number[] = [];
  return rows.map((row, at) => {
    let column = 0;
    return row.map((cell) => {
      while ((coveredUntil[column] ?? 0) > at) column += 1;
      const begins = column;
      const columnSpan = Math.min(Math.max(1, cell.columnSpan), MOST_COLUMNS);
      const rowSpan = Math.min(Math.max(1, cell.rowSpan), rows.length - at);
      for (; column < begins + columnSpan; column += 1) coveredUntil[column] = at + rowSpan;
      return { printed: cell.printed, column: begins, columnSpan, rowSpan };
    });
  });
}

/**
 * The grid as a block, its columns counted by the sides its cells have: a sheet whose columns serve several tables reads
 * like a table by itself. `null` where no cell prints anything.
 */
export function gridBlock(rows: readonly RawCell[][]): RawBlock | null {
  if (!rows.some((row) => row.some((cell) => cell.printed !== ''))) return null;
  const sides = rows.flat().flatMap((cell) => [cell.column, cell.column + cell.columnSpan]);
  const counted = new Map([...new Set(sides)].sort((one, other) => one - other).map((side, at) => [side, at]));
  const at = (side: number) => counted.get(side) ?? 0;
  const recounted = rows.map((row) =>
    row.map((cell) => {
      const column = at(cell.column);
      return { ...cell, column, columnSpan: at(cell.column + cell.columnSpan) - column };
    }),
  );
  return { kind: 'grid', rows: recounted };
}
