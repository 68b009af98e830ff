import type { PrintedCell, PrintedTable } from '../../parse/document.js';
import { FORMS, type FormRow } from '../../report/forms.js';
import { LOCAL } from '../../report/metrics.js';
import { note } from '../../report/noted.js';
import type { DraftFact } from '../draft.js';
import { type CellReading, readCell } from './cell.js';
import { figureOf, quoteOf, type TableReading } from './figures.js';
import { labelKey, labelKeys, likeness } from './labels.js';
import type { Run, Token } from './runs.js';

const ROWS = FORMS['2014'];
const BY_KEY = new Map<string, FormRow[]>();
for (const row of ROWS) {
  for (const key of labelKeys(row.labels.at(-1) ?? '')) BY_KEY.set(key, [...(BY_KEY.get(key) ?? []), row]);
}
const SHORTEST_LABEL = 4;
const UNITS = /^(?:单位[:：])?(条|件|次|篇|人|人次|个|万元|元)$/;
/** Fewer rows than this are some other table that happens to share a label. */
const FEWEST_ROWS = 3;
const CHAPTER = /^[一二三四五六七八九十]+[、.．]/;

/** How many labels of the table are rows of the statistics sheet of 2014 to 2018. */
export function statisticsRowsIn(table: PrintedTable): number {
  const labels = table.rows.flat().filter((cell) => cell.text.length >= SHORTEST_LABEL);
  return labels.filter((cell) => labelKeys(cell.text).some((key) => BY_KEY.has(key))).length;
}

/** The figures of the statistics sheet: a label, sometimes a unit, and one number; two such columns may stand side by side. */
export function readStatistics(tables: readonly PrintedTable[]): TableReading {
  const reading: TableReading = { facts: [], unsure: [] };
  if (tables.reduce((rows, table) => rows + statisticsRowsIn(table), 0) < FEWEST_ROWS) return reading;
  let chapter = '';
  tables.forEach((table, tableIndex) => {
    // Each row may be a table of its own; one without a row of the sheet adds nothing of its own to it.
    const own = statisticsRowsIn(table) > 0;
    for (const run of pairsOf(table, tableIndex)) {
      const labels = run.labels.filter((label) => !UNITS.test(label.cell.text.trim()));
      const unit = run.labels.map((label) => UNITS.exec(label.cell.text.trim())?.[1]).find((each) => each);
      for (const label of labels) if (CHAPTER.test(label.cell.text.trim())) chapter = label.cell.text;
      const label = labels.at(-1);
      const [token, another] = run.cells;
      if (!label) {
        if (own) reading.unsure.push(note('no_label', quoteOf(run)));
        continue;
      }
      if (!token) {
        const [blank] = lost(run, label, chapter, unit);
        // Where blanks are kept, a label that nothing follows has lost its cell.
        if (blank && keepsBlanks(table)) reading.unsure.push(note('too_few_cells', quoteOf(run)));
        else if (blank) reading.facts.push(blank);
        continue;
      }
      const row = rowFor(label.cell.text, chapter);
      if (row?.labels.length === 1) chapter = row.labels[0] ?? '';
      const printed = label.cell.text.trim();
      if (another) reading.unsure.push(note('several_values', quoteOf(run)));
      else if (row || (own && token.reading.kind === 'number' && labelKey(printed) !== '')) {
        const metric = row?.metric ?? LOCAL;
        const fact = figureOf({ run, token, metric, form: '2014', labels: [printed], column: token.column, unit });
        if (fact) reading.facts.push(fact);
        else reading.unsure.push(note('no_number', quoteOf(run), token.cell.printed.trim()));
      }
    }
  });
  return reading;
}

function keepsBlanks({ positions }: PrintedTable): boolean {
  return positions === 'grid' || positions === 'row';
}

/** A row of the sheet after whose label nothing stands is blank, if the label is the sheet's own. */
function lost(run: Run, label: Token, chapter: string, unit: string | undefined): DraftFact[] {
  const row = rowFor(label.cell.text, chapter);
  if (!row || !labelKeys(label.cell.text).includes(labelKey(row.labels.at(-1) ?? ''))) return [];
  const about = { run, token: undefined, metric: row.metric, form: '2014' as const, column: label.column + 1, unit };
  const fact = figureOf(about);
  return fact ? [fact] : [];
}

/** Labels with the one value after them, or with none; a running number in front of a label is part of neither. */
function pairsOf(table: PrintedTable, tableIndex: number): Run[] {
  const runs: Run[] = [];
  let labels: Token[] = [];
  const rows = table.rows.map((row, at) => row.map((cell, place) => tokenOf({ cell, table, row: at, place })));
  const isNumbered = numbersRows(rows);
  const close = (cells: Token[], row: PrintedCell[]): void => {
    // In a stream all of the sheet is one row.
    const own = table.positions === 'stream' || row.length < 2;
    const printed = own ? [...labels, ...cells].map((each) => each.cell) : row;
    if (labels.length > 0) runs.push({ table, tableIndex, labels, cells, printed });
    labels = [];
  };
  table.rows.forEach((row, rowIndex) => {
    const tokens = rows[rowIndex] ?? [];
    tokens.forEach((token, at) => {
      if (token.reading.kind === 'words') {
        const isUnit = UNITS.test(token.cell.text.trim());
        if (labels.length > 0 && !isUnit && (table.positions === 'stream' || tokens.length > 3)) close([], row);
        labels.push(token);
      } else if (labels.length > 0 && (token.reading.kind !== 'blank' || !followedByValue(tokens, at))) {
        close([token], row);
      } else if (token.reading.kind === 'number' && labels.length === 0 && !(isNumbered && isBeforeLabel(tokens, at))) {
        // A second value of the same label; which of them is meant nothing tells.
        const last = runs.at(-1) ?? { table, tableIndex, labels: [], cells: [], printed: [] };
        if (runs.length === 0) runs.push(last);
        last.cells.push(token);
        if (table.positions === 'stream' || last.labels.length === 0) last.printed.push(token.cell);
      }
    });
    if (table.positions !== 'stream') close([], row);
  });
  close([], []);
  return runs;
}

/** Whether the rows have running numbers in front of their labels: those count on by one from row to row. */
function numbersRows(rows: readonly Token[][]): boolean {
  const before = rows.flatMap((row) =>
    row.flatMap(({ reading }, at) => (reading.kind === 'number' && isBeforeLabel(row, at) ? [reading.value] : [])),
  );
  const counted = before.filter((value, at) => at > 0 && value === (before[at - 1] ?? 0) + 1);
  return counted.length > 0 && counted.length * 2 >= before.length - 1;
}

function isBeforeLabel(tokens: readonly Token[], at: number): boolean {
  return printedAfter(tokens, at)?.reading.kind === 'words';
}

function printedAfter(tokens: readonly Token[], at: number): Token | undefined {
  let next = at + 1;
  while (tokens[next]?.cell.text.trim() === '') next += 1;
  return tokens[next];
}

function tokenOf({
  cell,
  table,
  row,
  place,
}: {
  cell: PrintedCell;
  table: PrintedTable;
  row: number;
  place: number;
}): Token {
  const trueColumn = table.positions === 'grid' || table.positions === 'row';
  const printed = readCell(cell.text);
  const isLabel = printed.kind === 'mixed' && labelKeys(cell.text).some((key) => BY_KEY.has(key));
  const reading: CellReading = isLabel ? { kind: 'words' } : printed;
  return { cell, reading, term: undefined, row, column: trueColumn ? cell.column : place };
}

/** Whether the blank is a filler of a merged cell, the value standing further on. */
function followedByValue(tokens: Token[], at: number): boolean {
  const next = printedAfter(tokens, at);
  return next !== undefined && next.reading.kind !== 'words';
}

function rowFor(label: string, chapter: string): FormRow | undefined {
  const keys = labelKeys(label);
  const exact = keys.flatMap((key) => BY_KEY.get(key) ?? []);
  const found = exact.length > 0 ? exact : nearest(keys);
  if (found.length < 2) return found[0];
  // 被依法纠错数 and its like stand under reviews and under lawsuits: the chapter tells, and without one nothing does.
  const own = found.filter((row) => likeness(labelKey(chapter), labelKey(row.labels[0] ?? '')) > 0);
  return own.length === 1 ? own[0] : undefined;
}

function nearest(keys: string[]): FormRow[] {
  let best = 0;
  let found: FormRow[] = [];
  for (const [form, rows] of BY_KEY) {
    const score = Math.max(...keys.map((key) => likeness(key, form)));
    if (score === 0 || score < best) continue;
    found = score > best ? rows : [...found, ...rows.filter((row) => !found.includes(row))];
    best = score;
  }
  return found;
}
