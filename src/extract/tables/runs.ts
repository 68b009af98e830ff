import type { PrintedCell, PrintedTable } from '../../parse/document.js';
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
  /** Whether the cells are the next row's, which has no label of its own: only a sum can tell that they belong here. */
  joined?: true;
};

const WIDEST_ROW = 7;
/** The widest header of the forms has fewer labels. */
const MOST_LABELS = 24;
const HEADER: ReadonlySet<Term['kind']> = new Set(['applicant', 'column', 'frame']);

/** Splits printed tables into runs of labels and cells; a run never goes over the end of a row where rows are marked. */
export function runsOf(tables: readonly PrintedTable[]): Run[] {
  const known = new Map<string, Term | undefined>();
  const runs: Run[] = [];
  tables.forEach((table, tableIndex) => {
    const rows = table.rows.map((row, at) =>
      row.flatMap((cell, place) => labelsApart(token({ cell, table, row: at, place, known }))),
    );
    if (table.positions === 'stream') {
      for (const part of split(rows.flat())) {
        runs.push({ table, tableIndex, ...part, printed: rowOf(part).map((each) => each.cell) });
      }
      return;
    }
    rows.forEach((row, at) => {
      const printed = table.rows[at] ?? [];
      for (const part of split(withoutRepeats(row))) runs.push({ table, tableIndex, ...part, printed });
    });
  });
  return withRowsBelow(runs);
}

/** A merged label that a converter repeats in each cell it covers stands once; two columns may have one name by a slip. */
function withoutRepeats(row: readonly Token[]): Token[] {
  return row.filter(({ cell, reading, term }, at) => {
    const before = row[at - 1];
    const isLabel = reading.kind === 'words' && term?.kind !== 'column';
    return !isLabel || before?.reading.kind !== 'words' || before.cell.text !== cell.text;
  });
}

/** Runs in which a label that nothing follows is given the figures of the row below it, where that has no label. */
function withRowsBelow(runs: readonly Run[]): Run[] {
  return runs.flatMap((run, at): Run[] => {
    const [above, below] = [runs[at - 1], runs[at + 1]];
    if (above && isBareLabel(above) && isBareRow(run)) return [];
    if (!below || !isBareLabel(run) || !isBareRow(below)) return [run];
    return [
      { ...run, table: below.table, cells: below.cells, printed: [...run.printed, ...below.printed], joined: true },
    ];
  });
}

function isBareLabel({ labels, cells, table }: Run): boolean {
  const term = labels.at(-1)?.term;
  return (
    table.positions !== 'stream' && !cells.some(isFilled) && (term?.kind === 'application' || term?.kind === 'subject')
  );
}

/** Figures without a label; a row that counts 1, 2, 3 numbers the columns. */
function isBareRow({ labels, cells }: Run): boolean {
  const values = cells.flatMap(({ reading }) => (reading.kind === 'number' ? [reading.value] : []));
  return labels.length === 0 && values.length > 0 && !numbersColumns(values);
}

/** So few rows of labels alone have lost their cells; where there are more, the source drops blanks. */
const FEWEST_BLANK_ROWS = 2;

/** Whether tables without marked blanks show, by their rows of labels alone, that their source drops blanks. */
export function dropsBlanks(runs: readonly Run[]): boolean {
  const bare = runs.filter(({ table, labels, cells }) => {
    const term = labels.at(-1)?.term;
    const isRow = term?.exact === true && (term.kind === 'application' || term.kind === 'subject');
    return isRow && cells.length === 0 && (table.positions === 'packed' || table.positions === 'stream');
  });
  return bare.length >= FEWEST_BLANK_ROWS;
}

/** Whether figures count the columns of a table: each is one more than the one before. */
export function numbersColumns(values: readonly number[]): boolean {
  return values.length > 1 && values.every((value, at) => at === 0 || value === (values[at - 1] ?? 0) + 1);
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
  const printed: CellReading = cell.recognised === 0 ? { kind: 'unread' } : readCell(cell.text);
  const trueColumn = table.positions === 'grid' || table.positions === 'row';
  const isText = printed.kind === 'words' || printed.kind === 'mixed';
  if (printed.kind !== 'unread' && !known.has(cell.text)) known.set(cell.text, isText ? termOf(cell.text) : undefined);
  const term = printed.kind === 'unread' ? undefined : known.get(cell.text);
  // A label of the form whose number has no dot behind it is a label all the same.
  const reading: CellReading = term ? { kind: 'words' } : printed;
  return { cell, reading, term, row, column: trueColumn ? cell.column : place };
}

/** A label of the form and the first figure of its row in one cell (规章0). */
const GLUED = /^(.*[\p{Script=Han}）)”"])\s{0,4}(\d{1,9})$/u;

/** The labels of a cell in which a converter put several of them side by side, or one with its figure. */
function labelsApart(whole: Token): Token[] {
  const [, label = '', figure = ''] = GLUED.exec(whole.cell.printed.trim()) ?? [];
  const glued = label === '' ? undefined : termOf(label);
  if (glued?.exact && (glued.kind === 'application' || glued.kind === 'subject')) {
    const named: Token = {
      ...whole,
      cell: { ...whole.cell, text: label, printed: label },
      reading: { kind: 'words' },
      term: glued,
    };
    const count: Token = {
      ...whole,
      cell: { ...whole.cell, text: figure, printed: figure },
      reading: readCell(figure),
      term: undefined,
    };
    return [named, count];
  }
  const parts = whole.term ? [] : whole.cell.printed.split(/\t+/, MOST_LABELS + 1).map((printed) => printed.trim());
  if (parts.length < 2 || parts.length > MOST_LABELS) return [whole];
  const terms = parts.map((part) => termOf(part));
  if (terms.includes(undefined)) return [whole];
  return parts.map((part, at) => ({ ...whole, cell: { ...whole.cell, text: part, printed: part }, term: terms[at] }));
}

/** Labels stand before the first number; a label after numbers begins the next run, other words there are a cell. */
function split(tokens: Token[]): Pick<Run, 'labels' | 'cells'>[] {
  const runs: Pick<Run, 'labels' | 'cells'>[] = [];
  let from = 0;
  while (from < tokens.length) {
    let numbers = from;
    while (numbers < tokens.length && !isValue(tokens[numbers], numbers > from)) numbers += 1;
    let end = numbers;
    while (end < tokens.length && !startsRun(tokens, end, end - numbers)) end += 1;
    const lastLabel = tokens.slice(from, numbers).findLastIndex(isLabel);
    const head = tokens.slice(from, from + lastLabel + 1).filter(isLabel);
    runs.push({ labels: head, cells: tokens.slice(from + lastLabel + 1, end) });
    from = Math.max(end, from + 1);
  }
  return runs;
}

function isLabel({ reading }: Token): boolean {
  return reading.kind === 'words' || reading.kind === 'mixed';
}

/** Whether a cell prints a value: one that says more than a number is a value behind a label, and by itself a label. */
function isValue(each: Token | undefined, isBehind: boolean): boolean {
  if (each?.reading.kind === 'mixed') return isBehind || !/\p{L}/u.test(each.cell.text);
  if (each === undefined) return false;
  return each.reading.kind === 'number' || each.reading.kind === 'unread' || isDash(each);
}

function startsRun(tokens: Token[], at: number, before: number): boolean {
  const each = tokens[at];
  if (each?.reading.kind === 'mixed') return before >= WIDEST_ROW && /\p{Script=Han}{4}/u.test(each.cell.text);
  if (each?.reading.kind !== 'words') return false;
  if (each.term !== undefined) return true;
  const enough = before >= WIDEST_ROW || numberingOf(each.cell.text) !== null;
  return enough || labelKey(each.cell.text).length >= 5;
}
