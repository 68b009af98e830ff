import type { RuledTable } from './pdf-cells.js';
import { fillsLine, joinWrapped, linesOf, type TextLine, wordsOf } from './pdf-lines.js';
import type { PageText } from './pdf-page.js';
import type { RawCell } from './reader.js';

/** A cell with its text; `full` where its last line had no room left, so that it may go on over the page. */
export type TableCell = { left: number; right: number; row: number; rowSpan: number; text: string; full: boolean };

/** A table of one page, or of several once joined. */
export type PageTable = { left: number; right: number; top: number; bottom: number; rows: number; cells: TableCell[] };

/** Sides this far apart or less are one side. */
const SAME_SIDE = 4;
/** Beside its text a cell has some room. */
const PADDING = 3;
/** What a row of the forms begins with; a row without it may be the end of the row before. */
const BEGINS_A_ROW = /^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．:：]|第[一二三四五六七八九十]+[条项])/;

/** The table with the text that stands in its cells. */
export function fillTable(table: RuledTable, texts: readonly PageText[]): PageTable {
  const pieces = texts.flatMap((text) => splitAtSides(text, table));
  const cells = table.cells.map((cell) => {
    const lines = linesOf(pieces.filter((piece) => isInside(piece, cell)));
    const { left, right, row, rowSpan } = cell;
    const last = lines.at(-1);
    return {
      left,
      right,
      row,
      rowSpan,
      text: cellText(lines, right),
      full: last ? fillsLine(last, right - PADDING) : false,
    };
  });
  const { left, right, top, bottom } = table;
  const rows = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  return { left, right, top, bottom, rows, cells };
}

/** Whether a table may be the rest of the one that ends the page before. */
export function goesOn(table: PageTable, next: PageTable): boolean {
  return Math.abs(table.left - next.left) <= SAME_SIDE * 2 && Math.abs(table.right - next.right) <= SAME_SIDE * 2;
}

/** One table of two: cells and rows that the end of the page cut in two are made whole. */
export function joinTables(table: PageTable, next: PageTable): PageTable {
  const rest = next.cells.map((cell) => ({ ...cell, row: cell.row + table.rows }));
  const cells = table.cells.map((cell) => ({ ...cell }));
  const above = (cell: TableCell) =>
    cells.find((one) => one.row + one.rowSpan === table.rows && isSameColumn(one, cell));
  const first = rest.filter((cell) => cell.row === table.rows).sort((one, other) => one.left - other.left);
  if (isRestOfRow(first, first.map(above))) {
    for (const cell of first) {
      const whole = above(cell);
      if (!whole) continue;
      whole.text = joinWrapped(whole.text, cell.text);
      whole.rowSpan += cell.rowSpan - 1;
    }
    const kept = rest.filter((cell) => cell.row > table.rows).map((cell) => ({ ...cell, row: cell.row - 1 }));
    return joinedOf(table, { next, cells: [...cells, ...kept], rows: table.rows + next.rows - 1 });
  }
  // A merged label begins above and goes on below: empty there, or the other way round.
  for (const cell of first) {
    const whole = above(cell);
    if (!whole || (cell.text !== '' && whole.text !== '') || whole.rowSpan + cell.rowSpan <= 2) break;
    whole.text += cell.text;
    whole.rowSpan += cell.rowSpan;
    rest.splice(rest.indexOf(cell), 1);
  }
  return joinedOf(table, { next, cells: [...cells, ...rest], rows: table.rows + next.rows });
}

/** The table in rows and columns. */
export function gridOf({ rows, cells }: PageTable): RawCell[][] {
  const sides: number[] = [];
  for (const side of cells.flatMap((cell) => [cell.left, cell.right]).sort((one, other) => one - other)) {
    if (side - (sides.at(-1) ?? Number.NEGATIVE_INFINITY) > SAME_SIDE) sides.push(side);
  }
  const columnAt = (side: number) => sides.findLastIndex((known) => known <= side + 0.01);
  return Array.from({ length: rows }, (_, row) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ left, right, rowSpan, text }) => {
        const column = columnAt(left);
        return { printed: text, column, columnSpan: Math.max(1, columnAt(right) - column), rowSpan };
      })
      .sort((one, other) => one.column - other.column),
  );
}

function joinedOf(table: PageTable, { next, cells, rows }: { next: PageTable; cells: TableCell[]; rows: number }) {
  return { ...table, bottom: next.bottom, cells, rows };
}

function isSameColumn(one: TableCell, other: TableCell): boolean {
  return Math.abs(one.left - other.left) <= SAME_SIDE && Math.abs(one.right - other.right) <= SAME_SIDE;
}

/**
 * Whether the first row of a page is the rest of the last row of the page before: its label goes on where the label
 * above had no room left, and each figure stands on one of the two pages only.
 */
function isRestOfRow(first: readonly TableCell[], above: readonly (TableCell | undefined)[]): boolean {
  const label = first.findIndex((cell) => cell.text !== '');
  const [rest, begun] = [first[label], above[label]];
  if (!rest || !begun?.full || BEGINS_A_ROW.test(rest.text) || above.includes(undefined)) return false;
  const figures = first.slice(label + 1).map((cell, at) => [cell.text !== '', above[label + 1 + at]?.text !== '']);
  return figures.length > 0 && (figures.every(([below]) => !below) || figures.every(([, over]) => !over));
}

/** Text of a cell: lines that were wrapped for want of room are one line again. */
function cellText(lines: readonly TextLine[], right: number): string {
  let text = '';
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const piece = line.text.replaceAll('\t', ' ');
    const wrapped = before && (fillsLine(before, right - PADDING) || /\p{Script=Han}$/u.test(before.text));
    if (!before) text = piece;
    else text = wrapped ? joinWrapped(text, piece) : `${text}\n${piece}`;
  });
  return text;
}

function isInside(text: PageText, box: { left: number; right: number; top: number; bottom: number }): boolean {
  const [x, y] = [(text.left + text.right) / 2, (text.top + text.bottom) / 2];
  return x >= box.left && x < box.right && y >= box.top && y < box.bottom;
}

/** Words that pdf.js took for one piece of text though a side of the table stands between them. */
function splitAtSides(text: PageText, { cells }: RuledTable): PageText[] {
  const around = cells.find((cell) => isInside(text, cell));
  const fits = around && text.left >= around.left - PADDING && text.right <= around.right + PADDING;
  if (fits || !text.text.trim().includes(' ')) return [text];
  return wordsOf(text);
}
