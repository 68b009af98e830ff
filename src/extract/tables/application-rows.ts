import { LOCAL } from '../../report/metrics.js';
import { type Column, columnsOf } from './applicant-columns.js';
import { labelKey, numberingOf } from './labels.js';
import { type RowLabel, rowLabel } from './row-labels.js';
import { isFilled, type Run, type Token } from './runs.js';
import { exactTermOf, type Term } from './vocabulary.js';

/** A row of the applications table before its cells have their columns. */
export type ApplicationRow = {
  metric: string;
  /** Labels as printed, for a row that is not the form's. */
  printed: string[];
  /** Whether the label is the form's own, and not only near to it. */
  exact: boolean;
  run: Run;
  label: Token | undefined;
  cells: Token[];
  columns: readonly Column[];
};

const OTHER = 'applications.outcome.other';
const TOTAL = 'applications.outcome.total';
/** No table has a header of more lines than this. */
const LONGEST_HEADER = 40;

type State = {
  header: Run[];
  /** Printed rows of words over the header, in which a column of the agency's own may have its name. */
  above: Run[];
  tableIndex: number;
  columns: readonly Column[];
  group: string;
  last: string;
  broken: Token[];
};

type Here = { run: Run; state: State };

/** The rows of every applications table in the runs, in reading order. */
export function applicationRows(runs: readonly Run[]): ApplicationRow[] {
  const rows: ApplicationRow[] = [];
  const state: State = {
    header: [],
    above: [],
    tableIndex: -1,
    columns: columnsOf([]),
    group: '',
    last: '',
    broken: [],
  };
  for (const run of runs) {
    if (run.tableIndex !== state.tableIndex) newTable(state, run);
    const found = locate(run.labels, state);
    const before = run.labels.slice(0, found?.term ? found.first : run.labels.length);
    if (before.some(isHeader) && !isAnothersHeader(before, run)) {
      state.header = [
        ...(state.header.length === 0 ? state.above : state.header).slice(1 - LONGEST_HEADER),
        { ...run, labels: before.filter((token) => !isNumbered(token)) },
      ];
      state.columns = columnsOf(state.header, state.columns);
    } else if (run.table.positions === 'grid' && run.cells.length === 0) state.above.push(run);
    const closed = found?.term !== undefined || run.labels.slice(-1).some(isNumbered);
    if (closed && run.table.positions === 'stream') rows.push(...lostRows(before, { run, state }));
    const group = before.findLast((token) => token.term?.kind === 'group' || isOtherGroup(token));
    if (group) state.group = group.cell.text;
    const row = found && rowOfLabel(resolve(found, { run, state }), { run, state });
    state.broken = run.cells.some(isFilled) ? [] : run.labels;
    if (row) {
      rows.push(row);
      state.last = row.metric;
      state.header = [];
      state.above = [];
    } else if (run.labels.some((token) => endsTable(token.term))) {
      state.last = '';
      state.group = '';
    }
  }
  return rows;
}

function newTable(state: State, run: Run): void {
  state.tableIndex = run.tableIndex;
  state.header = [];
  state.above = [];
  state.columns = columnsOf([], state.columns);
  state.broken = [];
}

/** A label that another table of the form has; what follows it is no row of this one. */
function endsTable(term: Term | undefined): boolean {
  return term !== undefined && ['subject', 'column', 'result', 'channel'].includes(term.kind);
}

/** The label of the row: 总计 and 其他 are one where they are numbered, or stand alone under other rows. */
function locate(labels: Token[], state: State): RowLabel | undefined {
  const last = labels.at(-1);
  const alone = labels.length <= 2 && state.last !== '' && !labels.some((token) => endsTable(token.term));
  if (last?.term?.kind !== 'applicant' || !(isNumbered(last) || alone)) {
    return rowLabel(labels, (term) => term.kind === 'application');
  }
  return { term: last.term, printed: last.cell.text, first: labels.length - 1, next: labels.length };
}

/** The tables of section four have a 总计 too; where rows are marked, a header row that says theirs is theirs. */
function isAnothersHeader(labels: readonly Token[], { table }: Run): boolean {
  return table.positions !== 'stream' && labels.some((token) => endsTable(token.term));
}

function isHeader(token: Token): boolean {
  return token.term?.kind === 'applicant' && !isNumbered(token);
}

function isNumbered(token: Token): boolean {
  return numberingOf(token.cell.text) !== null;
}

/** The label with the row it stands for, where what stands above it has to tell. */
function resolve(found: RowLabel, { run, state }: Here): RowLabel {
  const { term, printed } = found;
  if (term?.kind === 'applicant') {
    const isGroup = term.applicant === 'total' && numberingOf(printed) === 'group';
    const metric = isGroup ? TOTAL : state.last === '' ? undefined : ambiguousRow({ printed, term }, state);
    if (metric && (run.cells.length > 0 || numberingOf(printed) !== null)) {
      return { ...found, term: { kind: 'application', metric, exact: true } };
    }
    return { ...found, term: numberingOf(printed) === 'item' ? undefined : term };
  }
  if (term || state.broken.length === 0) return found;
  // A long label broken over two printed rows: the first half stands alone above.
  const whole = exactTermOf((state.broken.at(-1)?.cell.text ?? '') + printed);
  return whole?.kind === 'application' ? { ...found, term: whole } : found;
}

/**
 * 总计 and 其他 are columns in the header and rows in the body. Which row 其他 is shows in what stands above it: an agency
 * may also end its own list of reasons with one, and then it is none of the form's.
 */
function ambiguousRow({ printed, term }: { printed: string; term: Term }, state: State): string | undefined {
  if (term.kind !== 'applicant') return undefined;
  if (term.applicant === 'total') return state.last.includes('.outcome.') ? TOTAL : undefined;
  if (term.applicant !== 'other_organisation') return undefined;
  const numbering = numberingOf(printed);
  if (numbering === 'group') return OTHER;
  const afterReasons = state.last.includes('.not_processed.');
  const inOthers = state.last.startsWith(`${OTHER}.`) || isOther(state.group);
  if (inOthers || (afterReasons && /^3\D/.test(printed.trim()))) return `${OTHER}.rest`;
  return numbering === null && state.last.endsWith('.reconfirmation') ? OTHER : undefined;
}

function isOtherGroup(token: Token): boolean {
  const { term } = token;
  if (term?.kind === 'application') return term.metric === OTHER;
  return isOther(token.cell.text) && numberingOf(token.cell.text) === 'group';
}

function isOther(text: string): boolean {
  return /^其他(处理|情形)?$/.test(labelKey(text));
}

/** Rows of the form whose label alone is left, because the source lost the blanks after it. */
function lostRows(before: Token[], { run, state }: Here): ApplicationRow[] {
  const rows: ApplicationRow[] = [];
  for (const token of before) {
    const metric = lostRow(token, state);
    if (token.term?.kind === 'group' || isOtherGroup(token)) state.group = token.cell.text;
    if (!metric) continue;
    state.last = metric;
    rows.push(rowFrom({ metric, exact: true, run: { ...run, cells: [] }, label: token, cells: [] }, state));
  }
  return rows;
}

function lostRow(token: Token, state: State): string | undefined {
  const { term } = token;
  if (term?.kind === 'application') return term.exact ? term.metric : undefined;
  const numbered = isNumbered(token) && state.last !== '';
  return term && numbered ? ambiguousRow({ printed: token.cell.text, term }, state) : undefined;
}

function rowOfLabel(found: RowLabel, { run, state }: Here): ApplicationRow | undefined {
  const label = run.labels[found.first];
  const cells = [...run.labels.slice(found.next), ...run.cells];
  const { term } = found;
  if (run.table.positions !== 'stream' && rowsNamed(run.labels) > 1) return undefined;
  if (term?.kind === 'application') {
    // Without cells a label near to the form's may be half of one, and in a grid a merged row or a header.
    const bare = cells.length < state.columns.length && !cells.some(isFilled);
    if (bare && !term.exact) return undefined;
    return rowFrom({ metric: term.metric, exact: term.exact, run, label, cells }, state);
  }
  if (term) return undefined;
  const numbers = run.cells.filter((cell) => cell.reading.kind === 'number').length;
  if (state.last === '' || numbers === 0 || !label || run.labels.some((each) => endsTable(each.term))) return undefined;
  if (run.cells.length < state.columns.length && run.table.positions !== 'grid') return undefined;
  const printed = run.labels.map((each) => each.cell.text.trim());
  return { ...rowFrom({ metric: LOCAL, exact: false, run, label, cells: run.cells }, state), printed };
}

/** How many rows a printed row names: more than one, and it is a header of some other table. */
function rowsNamed(labels: readonly Token[]): number {
  return labels.filter(({ term }) => term?.kind === 'application' && term.metric !== OTHER).length;
}

function rowFrom(row: Omit<ApplicationRow, 'printed' | 'columns'>, state: State): ApplicationRow {
  return { ...row, printed: [row.label?.cell.text.trim() ?? ''], columns: state.columns };
}

/** Rows with their doubles sorted out: the same row printed twice stands once, and a label that is only near to the form's
 * is the agency's own where the form's stands beside it. What is left of a second copy keeps its place in the list. */
export function withoutDoubles(rows: readonly ApplicationRow[]): ApplicationRow[] {
  const kept: ApplicationRow[] = [];
  const prints = new Set<string>();
  const byMetric = new Map<string, Doubles>();
  for (const row of rows) {
    const filled = row.cells.some(isFilled);
    const { isFilled: one = false, isExact = false } = byMetric.get(row.metric) ?? {};
    byMetric.set(row.metric, { isFilled: one || filled, isExact: isExact || (row.exact && filled) });
  }
  const hasParts = rows.some((row) => row.metric.startsWith(`${OTHER}.`));
  for (const row of rows) {
    const same = row.metric === LOCAL ? undefined : byMetric.get(row.metric);
    const filled = row.cells.some(isFilled);
    const groupOnly = row.metric === OTHER && hasParts && !filled;
    const emptyDouble = !filled && same?.isFilled === true;
    if (groupOnly || emptyDouble) continue;
    if (!row.exact && same?.isExact) {
      kept.push({ ...row, metric: LOCAL });
    } else if (row.metric === LOCAL || !prints.has(printOf(row))) {
      kept.push(row);
      prints.add(printOf(row));
    }
  }
  return kept;
}

/** Whether any of the rows of a metric has values, and whether one whose label is the form's own has. */
type Doubles = { isFilled: boolean; isExact: boolean };

function printOf({ metric, cells, run }: ApplicationRow): string {
  const filled = cells.slice(0, cells.findLastIndex(({ cell }) => cell.text.trim() !== '') + 1);
  return [metric, run.table.positions, ...filled.map(({ cell }) => cell.text.trim())].join('\t');
}
