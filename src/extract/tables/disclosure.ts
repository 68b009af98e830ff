import type { FormId } from '../../report/forms.js';
import { LOCAL, rowOf } from '../../report/metrics.js';
import { note } from '../../report/noted.js';
import { readCell } from './cell.js';
import { type Column, columnsOf, LABEL_HEAD, wholeHeader } from './disclosure-columns.js';
import { figureOf, noFigure, quoteOf, type TableReading } from './figures.js';
import { labelKey } from './labels.js';
import { rowLabel } from './row-labels.js';
import { dropsBlanks, isFilled, numbersColumns, type Run, type Token } from './runs.js';
import { exactTermOf, type Term } from './vocabulary.js';

/** The figures of one printed row, and whether a header says what its columns are. */
type RowReading = TableReading & { headed: boolean };

/** Columns as the header names them; of the first `lead` of them it is open whether they head the rows' labels. */
type Header = { columns: Column[]; lead: number };

type State = Header & {
  tableIndex: number;
  headerIn: number;
  inside: boolean;
  isOpen: boolean;
  group: string;
  dropsBlanks: boolean;
};

/** The figures of the table of what was disclosed (section 二), under the columns that its headers name. */
export function readDisclosure(runs: readonly Run[], form: FormId | null): TableReading {
  const readings: RowReading[] = [];
  const about = { headerIn: -1, inside: false, isOpen: false, group: '', dropsBlanks: dropsBlanks(runs) };
  const state: State = { tableIndex: -1, columns: [], lead: 0, ...about };
  for (const run of runs) {
    if (run.tableIndex !== state.tableIndex)
      Object.assign(state, { tableIndex: run.tableIndex, inside: false, isOpen: false });
    const label = rowLabel(run.labels, (term) => term.kind === 'subject');
    const subject = isRow(run, state) && label?.term?.kind === 'subject' ? label.term.subject : undefined;
    const before = run.labels.slice(0, subject ? label?.first : undefined);
    const header = headerOf(before);
    if (header) Object.assign(state, { ...header, headerIn: run.tableIndex, isOpen: true });
    const group = before.find((token) => token.term?.kind === 'frame' && /第[^第\n]*条/.test(token.cell.text));
    if (group) state.group = group.cell.text.trim();
    if (subject) {
      const cells = [...run.labels.slice(label?.next), ...run.cells];
      readings.push(readRow({ run, subject, cells, state, form }));
      state.inside = true;
    } else if (run.labels.some((token) => endsTable(token.term))) {
      Object.assign(state, { inside: false, isOpen: false });
    } else if (isNameless(run) && (state.inside || state.isOpen)) {
      readings.push({ facts: [], unsure: [note('no_label', quoteOf(run))], headed: true });
    } else if (state.inside) {
      readings.push(localRow({ run, state, form }));
    }
  }
  return headedFirst(readings);
}

/** Figures behind no label, or behind those of the columns alone; what counts 1, 2, 3 numbers the columns. */
function isNameless({ labels, cells }: Run): boolean {
  const values = cells.flatMap(({ reading }) => (reading.kind === 'number' ? [reading.value] : []));
  const isHead = labels.every(({ term }) => term?.kind === 'column' || term?.kind === 'frame');
  return isHead && values.length > 0 && !numbersColumns(values);
}

/** Reports tell of licences and penalties in tables of their own too: a row without a header gives way to one with it. */
function headedFirst(readings: readonly RowReading[]): TableReading {
  const headed = readings.filter((reading) => reading.headed).flatMap((reading) => reading.facts);
  const metrics = new Set(headed.map((fact) => fact.metric).filter((metric) => metric !== LOCAL));
  const facts = readings.flatMap((reading) =>
    reading.headed ? reading.facts : reading.facts.filter((fact) => !metrics.has(fact.metric)),
  );
  return { facts, unsure: readings.flatMap((reading) => reading.unsure) };
}

/** Several subjects in one printed row head the columns of some other table; one without cells is a row among others. */
function isRow(run: Run, state: State): boolean {
  const subjects = run.labels.filter((token) => token.term?.kind === 'subject');
  if (run.table.positions !== 'stream' && subjects.length > 1) return false;
  return run.cells.length > 0 || (subjects.at(-1)?.term?.exact === true && (state.inside || state.columns.length > 0));
}

function endsTable(term: Term | undefined): boolean {
  return term !== undefined && ['application', 'applicant', 'result', 'channel', 'group'].includes(term.kind);
}

/** Columns that header labels name, broken labels joined; `undefined` where none of the labels is a column. */
function headerOf(labels: readonly Token[]): Header | undefined {
  const first = labels.findIndex((token, at) => columnId(token) !== undefined || joined(labels, at) !== undefined);
  if (first < 0) return undefined;
  const lastFrame = labels.findLastIndex((token) => token.term?.kind === 'frame');
  const columns: Column[] = [];
  for (let at = lastFrame < 0 ? first : lastFrame + 1; at < labels.length; at += 1) {
    const token = labels[at];
    if (!token || token.term?.kind === 'frame') continue;
    const both = joined(labels, at);
    const id = both ?? columnId(token) ?? null;
    const label = both ? token.cell.text.trim() + (labels[at + 1]?.cell.text.trim() ?? '') : token.cell.text.trim();
    const cut = id === 'created_or_disclosed';
    const named = cut ? (columns.some((column) => column.id === 'created') ? 'newly_disclosed' : 'created') : id;
    columns.push({ id: named, label, at: token.column, unit: /万元|亿元|元/.exec(label)?.[0] });
    if (both) at += 1;
  }
  const known = columns.findIndex(({ id }) => id !== null);
  return { columns, lead: lastFrame >= 0 && isLabelHead(labels[lastFrame]) ? 0 : Math.max(0, known) };
}

/** Whether the word stands over the labels of the rows, so that all after it are columns. */
function isLabelHead(token: Token | undefined): boolean {
  return token !== undefined && labelKey(token.cell.text) === LABEL_HEAD;
}

function columnId(token: Token | undefined): string | undefined {
  return token?.term?.kind === 'column' ? token.term.column : undefined;
}

/** A header broken over two cells: neither half, or only the first, says a whole column. */
function joined(labels: readonly Token[], at: number): string | undefined {
  const [left, right] = [labels[at], labels[at + 1]];
  if (!left || !right || columnId(right) || right.term?.kind === 'frame') return undefined;
  const whole = exactTermOf(left.cell.text + right.cell.text);
  return whole?.kind === 'column' && whole.column !== columnId(left) ? whole.column : undefined;
}

type Row = { run: Run; subject: string; cells: Token[]; state: State; form: FormId | null };

function readRow({ run, subject, cells, state, form }: Row): RowReading {
  const header = columnsUnder({ run, cells, state });
  const headed = header.some((column) => metricOf(subject, column, form) !== LOCAL);
  const reading: RowReading = { facts: [], unsure: [], headed: headed && state.headerIn === run.tableIndex };
  const whole = wholeHeader({ header, subject, cells, form });
  const columns = whole ?? (headed ? header : columnsOf(subject, cells, form));
  const placed = run.joined ? undefined : placeByColumn({ run, cells, columns, state });
  const isAstray = columns.some(
    (column, at) => isNegative(placed?.[at]) && !metricOf(subject, column, form).endsWith('change'),
  );
  if (!placed || isAstray) {
    reading.unsure.push(note('cells_astray', quoteOf(run)));
    // So many values are those of another row too, which lost its label.
    if (!placed && cells.filter(isFilled).length >= 2 * columns.length)
      reading.unsure.push(note('no_label', quoteOf(run)));
    return reading;
  }
  columns.forEach((column, at) => {
    const token = placed[at];
    const metric = metricOf(subject, column, form);
    if (metric === LOCAL && token?.reading.kind !== 'number') return;
    const labels = [state.group, run.labels.at(-1)?.cell.text.trim() ?? '', column.label].filter(
      (label) => label !== '',
    );
    const place = (run.labels.at(-1)?.column ?? 0) + 1 + at;
    const about = { run, token: token ?? undefined, metric, form, labels, column: place };
    const fact = figureOf({ ...about, unit: metric === LOCAL ? '' : column.unit });
    if (fact) reading.facts.push(fact);
    else reading.unsure.push(...noFigure(run, token));
  });
  return reading;
}

/** Only a change can be less than nothing: anything else shows that a cell is lost. */
function isNegative(token: Token | null | undefined): boolean {
  return token?.reading.kind === 'number' && token.reading.value < 0;
}

/** The columns of the header that stand over values: words no form knows before them may head the labels instead. */
function columnsUnder({ run, cells, state: { columns, lead } }: Pick<Row, 'run' | 'cells' | 'state'>): Column[] {
  if (run.table.positions === 'grid') {
    const label = run.labels.at(-1)?.column ?? -1;
    return columns.filter((column, at) => at >= lead || column.at > label);
  }
  return cells.length === columns.length ? columns : columns.slice(lead);
}

type Placing = { run: Run; cells: Token[]; columns: Column[]; state: State };

/** Under each column its cell, `null` where a blank was lost; `undefined` for the whole where the cells do not fit. */
function placeByColumn({ run, cells, columns, state }: Placing): (Token | null)[] | undefined {
  const printed = cells.slice(0, cells.findLastIndex(isFilled) + 1);
  const { positions } = run.table;
  if (positions === 'grid') {
    const under = columns.flatMap((column) => cells.find((cell) => cell.column === column.at) ?? []);
    if (under.length === columns.length && printed.every((cell) => !isFilled(cell) || under.includes(cell)))
      return under;
    if (cells.length === columns.length) return cells;
    // A column that no cell of the row stands in, beside as many values as the form has columns.
    const values = cells.filter(isFilled);
    return cells.length > columns.length && values.length === columns.length ? values : undefined;
  }
  if (positions === 'row') {
    // Such a row keeps its blanks: in one that is too short it is open which cell is missing.
    if (cells.length < columns.length) return undefined;
    const shift = cells.length > columns.length && printed.length <= columns.length ? 0 : cells.length - columns.length;
    if (printed.length > columns.length && cells.slice(0, shift).some(isFilled)) return undefined;
    const from = Math.max(0, printed.length > columns.length ? shift : 0);
    return columns.map((_, at) => cells[from + at] ?? null);
  }
  if (printed.length === columns.length) return printed;
  return cells.length === 0 && state.dropsBlanks ? columns.map(() => null) : undefined;
}

function metricOf(subject: string, column: Column, form: FormId | null): string {
  const metric = `${subject}.${column.id}`;
  return column.id && (rowOf(metric, form) ?? rowOf(metric)) ? metric : LOCAL;
}

/** A row the agency added: its cells under the columns of the table, or one number after a label in one cell. */
function localRow({ run, state, form }: { run: Run; state: State; form: FormId | null }): RowReading {
  const label = run.labels.at(-1);
  const numbers = run.cells.filter((cell) => cell.reading.kind === 'number');
  const reading: RowReading = { facts: [], unsure: [], headed: true };
  if (!label || label.term) return reading;
  const [, name, amount] = /^(.{2,120}?)[:：]\s{0,8}(\S{1,40}?)[。;；]?$/.exec(label.cell.text.trim()) ?? [];
  const inLabel = amount === undefined || run.cells.some(isFilled) ? undefined : readCell(amount);
  if (name && amount && inLabel?.kind === 'number') {
    const token = { ...label, reading: inLabel, cell: { ...label.cell, printed: amount } };
    const fact = figureOf({ run, token, metric: LOCAL, form, labels: [name], column: label.column });
    return { ...reading, facts: fact ? [fact] : [] };
  }
  const columns = columnsUnder({ run, cells: run.cells, state });
  const placed = placeByColumn({ run, cells: run.cells, columns, state });
  if (!placed && numbers.length > 1) return { ...reading, unsure: [note('cells_astray', quoteOf(run))] };
  const facts = numbers.flatMap((token) => {
    const under = placed && columns[placed.indexOf(token)]?.label;
    const labels = [label.cell.text.trim(), ...(under ? [under] : [])];
    return figureOf({ run, token, metric: LOCAL, form, labels, column: token.column }) ?? [];
  });
  return { ...reading, facts };
}
