import type { PrintedCell, PrintedTable } from './document.js';
import type { Element } from './elements.js';
import { isFormLabel } from './form-labels.js';
import { cellText, isFigureCell, type SourceLine, type TableLine, tableLine } from './table-line.js';

/** Lines that stand together and look like a table's, with the row each of them prints. */
export type TableRun = { line: SourceLine; row: TableLine }[];

type Rows = Pick<PrintedTable, 'positions' | 'rows'>;

/** Fewer labels and figures than this are no table, only lines that look like cells. */
const FEWEST_CELLS = 3;
const LONGEST_WEAK_CELL = 40;

/** The rows of a table whose columns the format states. */
export function rowsOfGrid(element: Element & { kind: 'grid' }): Rows {
  const rows = element.rows.map((row) =>
    row.map(({ text, printed, column, recognised }) => ({
      text: cellText(unbroken(text)),
      printed,
      column,
      ...(recognised !== undefined && { recognised }),
    })),
  );
  return { positions: 'grid', rows };
}

/** A label broken over lines in one piece; figures in one cell, a line each, are not one figure. */
export function unbroken(text: string): string {
  return text.trim().replace(/(?<=[^\d\s])[^\S\n]*\n\s*(?=[^\d\s])/gu, '');
}

/** The row a line prints where it stands, a short unknown label before figures included; `null` for running text. */
export function rowAt(lines: readonly SourceLine[], at: number, within: boolean): TableLine | null {
  const line = lines[at];
  if (!line) return null;
  const row = tableLine(line);
  if (row || !within) return row;
  const text = line.text.trim();
  if (text.length > LONGEST_WEAK_CELL || /[。;!?:]$/.test(text)) return null;
  const next = lines.slice(at + 1, at + 3).map((following) => tableLine(following));
  if (!next.some((following) => following?.cells.some((cell) => isFigureCell(cell.text)))) return null;
  return { positions: 'stream', cells: [{ text, printed: line.printed.trim(), column: 0 }], kind: 'alone' };
}

/** The tables in a run of table lines, cut where the layout changes; empty where the run is no table after all. */
export function tablesIn(run: TableRun): Rows[] {
  const cells = run.flatMap(({ row }) => row.cells);
  const known = cells.filter((cell) => isFormLabel(cell.text)).length;
  const figures = cells.filter((cell) => isFigureCell(cell.text)).length;
  const marked = run.some(({ row }) => row.kind === 'row' || row.kind === 'soft');
  if (known + figures < FEWEST_CELLS || (figures === 0 && !marked) || (known === 0 && !marked)) return [];
  const printed = withoutSeparators(run).filter((row) => row.kind !== 'ruler');
  if (isOneCellALine(printed)) return [{ positions: 'stream', rows: rowsOf('stream', printed) }];
  const ruled = printed.length < run.length;
  const rows = ruled ? printed.map(underRuler) : printed;
  return inOneLayout(rows).map(({ positions, lines }) => ({ positions, rows: rowsOf(positions, lines) }));
}

/** A bar on a line of its own is a blank cell, or what parts two cells where no other line has one: there each cell has a bar behind it. */
function withoutSeparators(run: TableRun): TableLine[] {
  const isBar = (each: TableRun[number] | undefined) => each?.line.text.trim() === '|';
  const bars = run.filter(isBar).length;
  const withBar = run.filter((each) => !isBar(each) && each.line.text.includes('|')).length;
  const parts = bars > FEWEST_CELLS && withBar * 10 < bars;
  return run.filter((each, at) => !parts || !isBar(each) || (at > 0 && isBar(run[at - 1]))).map(({ row }) => row);
}

/** A ruler of Markdown says that its rows keep their blanks. */
function underRuler(row: TableLine): TableLine {
  return row.ruled ? { ...row, positions: 'row', cells: row.ruled, kind: 'row' } : row;
}

/** Where most figures have a line of their own, two cells on one line or a ruler are a slip and no other layout. */
function isOneCellALine(rows: readonly TableLine[]): boolean {
  const alone = rows.filter(({ kind, cells: [cell] }) => kind !== 'row' && cell && isFigureCell(cell.text)).length;
  return alone > rows.filter(({ kind }) => kind === 'row').length;
}

/** Cuts rows where their layout changes; a line of one cell goes with the rows before it, the first ones with those after. */
function inOneLayout(rows: readonly TableLine[]): { positions: TableLine['positions']; lines: TableLine[] }[] {
  const parts: { positions: TableLine['positions']; lines: TableLine[] }[] = [];
  const opening: TableLine[] = [];
  for (const row of rows) {
    const current = parts.at(-1);
    if (row.kind !== 'row') {
      (current?.lines ?? opening).push(row);
    } else if (current?.positions === row.positions) {
      current.lines.push(row);
    } else {
      parts.push({ positions: row.positions, lines: [...opening.splice(0), row] });
    }
  }
  return opening.length > 0 ? [{ positions: 'stream', lines: opening }, ...parts] : parts;
}

function rowsOf(positions: TableLine['positions'], lines: readonly TableLine[]): PrintedCell[][] {
  if (positions === 'stream') {
    const cells = lines.flatMap((line) => line.cells);
    return [cells.map((cell, column) => ({ ...cell, column }))];
  }
  return lines.map((line) => line.cells).filter((cells) => cells.length > 0);
}
