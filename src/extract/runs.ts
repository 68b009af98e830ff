import type { PrintedCell, PrintedTable } from '../parse/document.js';
import { type CellReading, readCell } from './cell.js';
import { labelKey, numberingOf } from './labels.js';
import { type Term, termOf } from './vocabulary.js';

/** A printed cell with what it says and where it stands: `row` and `column` count from 0 as printed. */
export type Token = {
  cell: PrintedCell;
  reading: CellReading;
  /** What it says as a label of the form; `undefined` for a number, a blank and words the form does not know. */
  term: Term | undefined;
  row: number;
  column: number;
};

/** Labels and the cells that follow them, in reading order: what every layout comes down to. */
export type Run = {
  table: PrintedTable;
  tableIndex: number;
  labels: Token[];
  /** Empty where nothing followed the labels: the header of a table, or a row whose blanks were lost. */
  cells: Token[];
  /** The whole printed row; in a stream the run without the header before it. */
  printed: PrintedCell[];
};

const WIDEST_ROW = 7;
const HEADER: ReadonlySet<Term['kind']> = new Set(['applicant', 'column', 'frame']);

/** Splits printed tables into runs of labels and cells; a run never goes over the end of a row where rows are marked. */
export function runsOf(tables: readonly PrintedTable[]): Run[] {
  const known = new Map<string, Term | undefined>();
  const runs: Run[] = [];
  tables.forEach((table, tableIndex) => {
    const rows = table.rows.map((row, at) => row.map((cell, place) => token({ cell, table, row: at, place, known })));
    if (table.positions === 'stream') {
      for (const part of split(rows.flat())) {
        runs.push({ table, tableIndex, ...part, printed: rowOf(part).map((each) => each.cell) });
      }
      return;
    }
    rows.forEach((row, at) => {
      const printed = table.rows[at] ?? [];
      for (const part of split(row)) runs.push({ table, tableIndex, ...part, printed });
    });
  });
  return runs;
}

/** In a stream the header runs into the first row; the row itself begins after it. A row that has no label keeps it. */
function rowOf({ labels, cells }: Pick<Run, 'labels' | 'cells'>): Token[] {
  const header = labels.findLastIndex(({ term }) => term !== undefined && HEADER.has(term.kind));
  return [...(header === labels.length - 1 ? labels : labels.slice(header + 1)), ...cells];
}

/** Whether the cell prints something, be it a number, a dash or words. */
export function isFilled(each: Token): boolean {
  return each.reading.kind !== 'blank' || isDash(each);
}

function isDash(each: Token): boolean {
  return each.reading.kind === 'blank' && each.cell.text.trim() !== '';
}

type Place = {
  cell: PrintedCell;
  table: PrintedTable;
  row: number;
  place: number;
  known: Map<string, Term | undefined>;
};

function token({ cell, table, row, place, known }: Place): Token {
  const reading = cell.recognised === 0 ? { kind: 'unread' as const } : readCell(cell.text);
  const trueColumn = table.positions === 'grid' || table.positions === 'row';
  if (!known.has(cell.text)) known.set(cell.text, reading.kind === 'words' ? termOf(cell.text) : undefined);
  return { cell, reading, term: known.get(cell.text), row, column: trueColumn ? cell.column : place };
}

/** Labels stand before the first number; a label after numbers begins the next run, other words there are a cell. */
function split(tokens: Token[]): Pick<Run, 'labels' | 'cells'>[] {
  const runs: Pick<Run, 'labels' | 'cells'>[] = [];
  let from = 0;
  while (from < tokens.length) {
    let numbers = from;
    while (numbers < tokens.length && !isValue(tokens[numbers])) numbers += 1;
    let end = numbers;
    while (end < tokens.length && !startsRun(tokens, end, end - numbers)) end += 1;
    const lastLabel = tokens.slice(from, numbers).findLastIndex((each) => each.reading.kind === 'words');
    const head = tokens.slice(from, from + lastLabel + 1).filter((each) => each.reading.kind === 'words');
    runs.push({ labels: head, cells: tokens.slice(from + lastLabel + 1, end) });
    from = Math.max(end, from + 1);
  }
  return runs;
}

function isValue(each: Token | undefined): boolean {
  if (each === undefined) return false;
  return each.reading.kind === 'number' || each.reading.kind === 'unread' || isDash(each);
}

function startsRun(tokens: Token[], at: number, before: number): boolean {
  const each = tokens[at];
  if (each?.reading.kind !== 'words') return false;
  if (each.term !== undefined) return true;
  const enough = before >= WIDEST_ROW || numberingOf(each.cell.text) !== null;
  return enough || labelKey(each.cell.text).length >= 5;
}
