import type { RawBlock, RawCell } from '../raw-document.js';
import type { TextLine } from './pdf-lines.js';
import { wordsOf } from './pdf-lines.js';

/** A table without ruled lines, as a grid where its columns are plain, else a line a row with its cells between bars. */
export type BorderlessTable = { top: number; blocks: RawBlock[] };

type Segment = { text: string; left: number; right: number };
type Row = { label: string[]; figures: Segment[]; top: number; bottom: number };

const FIGURE = /^[-—–+]?[\d０-９][\d０-９,，.]*%?$|^[-—–/]+$/;
/** Rows with figures that lines must have to be a table. */
const FEWEST_ROWS = 3;
/** Lines of labels that may stand between two rows; more are the head of another table. */
const MOST_LABEL_LINES = 4;

/**
 * Tables without ruled lines among the lines of a page, and the lines that are left. A line is a row where figures stand
 * apart from its label; what lies between such rows are labels of more than one line.
 */
export function borderlessTables(lines: readonly TextLine[]): { tables: BorderlessTable[]; lines: TextLine[] } {
  const tables: BorderlessTable[] = [];
  const left: TextLine[] = [];
  let run: TextLine[] = [];
  const close = () => {
    const last = endOfLabel(
      run,
      run.findLastIndex((line) => rowOf(line) !== null),
    );
    const inside = run.slice(0, last + 1);
    if (inside.filter((line) => rowOf(line) !== null).length >= FEWEST_ROWS) {
      tables.push({ top: inside[0]?.top ?? 0, blocks: blocksOf(rowsOf(inside)) });
      left.push(...run.slice(last + 1));
    } else left.push(...run);
    run = [];
  };
  for (const line of lines) {
    if (rowOf(line)) run.push(line);
    else if (run.length === 0) left.push(line);
    else {
      run.push(line);
      if (run.slice(-MOST_LABEL_LINES).every((one) => rowOf(one) === null)) close();
    }
  }
  close();
  return { tables, lines: left };
}

/** The last line of the row that ends at this one: its label may go on below its figures. */
function endOfLabel(lines: readonly TextLine[], row: number): number {
  const line = lines[row];
  const below = lines[row + 1];
  const figures = line && rowOf(line)?.figures[0];
  if (!line || !below || !figures) return row;
  const isOfLabel = isClose(line, below) && below.right < figures.left && !BEGINS_A_ROW.test(below.text);
  return isOfLabel ? row + 1 : row;
}

/** Whether a line all but touches the one above it. */
function isClose(above: Pick<TextLine, 'bottom'>, { top, size }: Pick<TextLine, 'top' | 'size'>): boolean {
  return top - above.bottom < size * 0.5;
}

function rowOf(line: TextLine): Row | null {
  const segments = segmentsOf(line);
  const first = segments.findIndex((segment) => FIGURE.test(segment.text));
  const figures = segments.slice(first);
  const isRow = first >= 0 && segments.length >= 2 && figures.every((segment) => FIGURE.test(segment.text));
  const { top, bottom } = line;
  return isRow ? { label: segments.slice(0, first).map((segment) => segment.text), figures, top, bottom } : null;
}

/** Pieces of a line that stand apart; a figure is always one by itself. */
function segmentsOf(line: TextLine): Segment[] {
  const segments: Segment[] = [];
  for (const { text, left, right, size } of line.pieces.flatMap(wordsOf)) {
    const last = segments.at(-1);
    const apart = !last || left - last.right >= size * 0.8 || (FIGURE.test(text) && left - last.right > size * 0.1);
    if (apart) segments.push({ text, left, right });
    else {
      last.text += text;
      last.right = right;
    }
  }
  return segments;
}

/** Rows with their whole labels: a line of label belongs to the row it all but touches, else it is a row of blanks. */
function rowsOf(lines: readonly TextLine[]): Row[] {
  const rows = lines.map(
    (line) => rowOf(line) ?? { label: [line.text], figures: [], top: line.top, bottom: line.bottom },
  );
  const sizes = lines.map((line) => line.size);
  const whole: Row[] = [];
  rows.forEach((row, at) => {
    const before = whole.at(-1);
    const close = before && isClose(before, { top: row.top, size: sizes[at] ?? 0 });
    if (close && (row.figures.length === 0 || before.figures.length === 0) && !BEGINS_A_ROW.test(row.label[0] ?? '')) {
      before.label.push(...row.label);
      before.figures.push(...row.figures);
      before.bottom = row.bottom;
    } else whole.push({ ...row, label: [...row.label], figures: [...row.figures] });
  });
  return whole;
}

const BEGINS_A_ROW = /^(?:[（(]?[一二三四五六七八九十\d⼀⼆⼋⼗]+[）)、.．]|第[一二三四五六七八九十]+[条项])/;

function blocksOf(rows: readonly Row[]): RawBlock[] {
  const columns = columnsOf(rows.flatMap((row) => row.figures));
  const cells = rows.map((row) => cellsOf(row, columns));
  if (cells.every((row) => row !== null)) return [{ kind: 'grid', rows: cells.flatMap((row) => (row ? [row] : [])) }];
  return rows.map((row) => ({
    kind: 'line',
    printed: [row.label.join(''), ...row.figures.map((figure) => figure.text)].join(' | '),
  }));
}

/** A row in its columns; `null` where two figures fall into one, and the columns then cannot be trusted. */
function cellsOf({ label, figures }: Row, columns: readonly Segment[]): RawCell[] | null {
  const cells = columns.map((column, at) => {
    const inside = figures.filter((figure) => figure.left < column.right && column.left < figure.right);
    return { printed: inside.map((figure) => figure.text).join(' '), column: at + 1, columnSpan: 1, rowSpan: 1 };
  });
  if (cells.filter((cell) => cell.printed !== '').length !== figures.length) return null;
  return [{ printed: label.join(''), column: 0, columnSpan: 1, rowSpan: 1 }, ...cells];
}

function columnsOf(figures: readonly Segment[]): Segment[] {
  const columns: Segment[] = [];
  for (const figure of [...figures].sort((one, other) => one.left - other.left)) {
    const last = columns.at(-1);
    if (last && figure.left < last.right) last.right = Math.max(last.right, figure.right);
    else columns.push({ ...figure });
  }
  return columns;
}
