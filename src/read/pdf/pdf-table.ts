import type { RawCell } from '../raw-document.js';
import type { RuledTable } from './pdf-cells.js';
import { fillsLine, joinWrapped, linesOf, type TextLine, wordsOf } from './pdf-lines.js';
import type { PageText } from './pdf-page.js';

/** A cell with its text, and its last line, which may go on over the page. */
export type TableCell = {
  left: number;
  right: number;
  row: number;
  rowSpan: number;
  text: string;
  last: TextLine | undefined;
  /** How sure its reading from a picture is, up to 100 and 0 where it could not be read. */
  recognised?: number;
};

/** A table of one page, or of several once joined. */
export type PageTable = { left: number; right: number; top: number; bottom: number; rows: number; cells: TableCell[] };

/** Sides this far apart or less are one side. */
const SAME_SIDE = 4;
/** Beside its text a cell has some room. */
const PADDING = 3;
const FIGURE = /^[-—–+]?[\d０-９][\d０-９,，.]*%?$|^[-—–/]+$/;
/** What a numbered row of the forms begins with. */
const BEGINS_A_ROW = /^(?:[（(]?[一二三四五六七八九十\d]+[）)、.．:：]|第[一二三四五六七八九十]+[条项])/;

/** The table with the text that stands in its cells. */
export function fillTable(table: RuledTable, texts: readonly PageText[]): PageTable {
  const pieces = texts.flatMap((text) => splitAtSides(text, table));
  const cells = table.cells.map((cell) => {
    const lines = linesOf(pieces.filter((piece) => isInside(piece, cell)));
    const { left, right, row, rowSpan } = cell;
    return { left, right, row, rowSpan, text: cellText(lines, right), last: lines.at(-1) };
  });
  const { left, right, top, bottom } = table;
  const rows = Math.max(...cells.map((cell) => cell.row + cell.rowSpan));
  return { left, right, top, bottom, rows, cells };
}

/** Whether a table may be the rest of the one that ends the page before; a merged label may have lost its lines. */
export function goesOn(table: PageTable, next: PageTable): boolean {
  const lefts = [table.left, ...labelsCut(table).map((cell) => cell.right)];
  return isSameSide(table.right, next.right) && lefts.some((left) => isSameSide(left, next.left));
}

/** Whether a line stands under or beside narrow labels that the end of the page cut, as their text does when it goes on. */
export function isUnderLabel(table: PageTable, line: TextLine): boolean {
  const narrow = labelsCut(table).filter((cell) => (cell.right - cell.left) * 3 < table.right - table.left);
  const right = Math.max(...narrow.map((cell) => cell.right));
  const isNear = line.top < table.bottom + line.size * 1.5;
  return isNear && !begins(line.text) && line.left > table.left - PADDING && line.right < right + PADDING;
}

/** One table of two: cells and rows that the end of the page cut in two are made whole. */
export function joinTables(
  table: PageTable,
  { next, under }: { next: PageTable; under: readonly TextLine[] },
): PageTable {
  const cells = table.cells.map((cell) => ({ ...cell }));
  const rest = next.cells.map((cell) => ({ ...cell, row: cell.row + table.rows }));
  const cut = cells.filter((cell) => cell.row + cell.rowSpan === table.rows);
  const above = (cell: TableCell) =>
    cut.find((one) => isSameSide(one.left, cell.left) && isSameSide(one.right, cell.right));
  for (const line of under) {
    const label = cut.find((cell) => line.left > cell.left - PADDING && line.right < cell.right + PADDING);
    if (label) label.text = joinWrapped(label.text, line.text);
  }
  for (const cell of cut) if (cell.right < next.left + SAME_SIDE) cell.rowSpan += next.rows;
  const first = rest.filter((cell) => cell.row === table.rows).sort((one, other) => one.left - other.left);
  if (isRestOfRow(first, first.map(above))) {
    for (const cell of first) {
      const whole = above(cell);
      if (!whole) continue;
      whole.text = joinWrapped(whole.text, cell.text);
      whole.rowSpan += cell.rowSpan - 1;
      Object.assign(whole, leastSure(whole, cell));
    }
    for (const cell of cut) if (cell.right < next.left + SAME_SIDE) cell.rowSpan -= 1;
    const kept = rest.filter((cell) => cell.row > table.rows).map((cell) => ({ ...cell, row: cell.row - 1 }));
    return { ...table, bottom: next.bottom, cells: [...cells, ...kept], rows: table.rows + next.rows - 1 };
  }
  // A merged label begins above and goes on below: empty there, or the other way round. It stands left of a label.
  for (const [at, cell] of first.entries()) {
    const whole = above(cell);
    const isMerged =
      whole && (whole.rowSpan + cell.rowSpan > 2 || first.slice(at + 1).some((one) => isLabel(one.text)));
    if (!isMerged || (cell.text !== '' && whole.text !== '')) break;
    whole.text += cell.text;
    Object.assign(whole, leastSure(whole, cell));
    whole.rowSpan += cell.rowSpan;
    rest.splice(rest.indexOf(cell), 1);
  }
  return { ...table, bottom: next.bottom, cells: [...cells, ...rest], rows: table.rows + next.rows };
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
      .map(({ left, right, rowSpan, text, recognised }) => {
        const column = columnAt(left);
        const columnSpan = Math.max(1, columnAt(right) - column);
        return { printed: text, column, columnSpan, rowSpan, ...(recognised !== undefined && { recognised }) };
      })
      .sort((one, other) => one.column - other.column),
  );
}

/** Of two parts of a cell the reading that is less sure. */
function leastSure(one: TableCell, other: TableCell): Pick<TableCell, 'recognised'> {
  const known = [one, other].flatMap(({ recognised }) => recognised ?? []);
  return known.length > 0 ? { recognised: Math.min(...known) } : {};
}

/** The labels at the left of the last row; there is always a cell right of them. */
function labelsCut({ cells, rows, right }: PageTable): TableCell[] {
  const last = cells.filter((cell) => cell.row + cell.rowSpan === rows && !isSameSide(cell.right, right));
  const figure = Math.min(...last.filter((cell) => FIGURE.test(cell.text)).map((cell) => cell.left));
  return last.filter((cell) => cell.right <= figure + SAME_SIDE);
}

function isSameSide(one: number, other: number): boolean {
  return Math.abs(one - other) <= SAME_SIDE;
}

/**
 * Whether the first row of a page is the rest of the last row of the page before: its labels go on where those above had
 * no room left, and the figures stand on one of the two pages only.
 */
function isRestOfRow(first: readonly TableCell[], above: readonly (TableCell | undefined)[]): boolean {
  const labels: boolean[] = [];
  const figures: { below: boolean; over: boolean }[] = [];
  first.forEach((cell, at) => {
    const whole = above[at];
    if (!whole) labels.push(false);
    else if (isLabel(cell.text) || isLabel(whole.text)) {
      // Among numbered rows only one without a number is the rest of another; without numbers nothing tells.
      if (cell.text !== '') labels.push(begins(whole.text) && !begins(cell.text) && isCut(whole, cell.text));
    } else if (cell.rowSpan === 1) figures.push({ below: cell.text !== '', over: whole.text !== '' });
  });
  if (labels.length === 0 || labels.includes(false)) return false;
  // Two rows of blanks are two rows, as far as anyone can tell.
  return figures.some(({ below }) => below) !== figures.some(({ over }) => over);
}

function begins(text: string): boolean {
  return BEGINS_A_ROW.test(text.normalize('NFKC'));
}

function isCut({ last, right }: TableCell, next: string): boolean {
  return last !== undefined && fillsLine(last, { right: right - PADDING, next });
}

function isLabel(text: string): boolean {
  return text !== '' && !FIGURE.test(text);
}

/** Text of a cell: lines that were wrapped for want of room are one line again. */
function cellText(lines: readonly TextLine[], right: number): string {
  let text = '';
  lines.forEach((line, at) => {
    const before = lines[at - 1];
    const piece = line.text.replaceAll('\t', ' ');
    const wrapped =
      before && (fillsLine(before, { right: right - PADDING, next: piece }) || /\p{Script=Han}$/u.test(before.text));
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
