import { APPLICANTS } from '../../report/applicants.js';
import type { FormId } from '../../report/forms.js';
import { LOCAL, rowOf } from '../../report/metrics.js';
import { note } from '../../report/noted.js';
import { losesBlanks, offsetsOf, type Standing, standingOf } from './application-cells.js';
import { type ApplicationRow, applicationRows, withoutDoubles } from './application-rows.js';
import { figureOf, noFigure, PLACED_BY_HABIT, PLACED_BY_SUMS, quoteOf, type TableReading } from './figures.js';
import { type Equation, type Settled, settle } from './placing.js';
import { isFilled, numbersColumns, type Run, type Token } from './runs.js';

const ALWAYS = ['received', 'carried_in', 'outcome.total', 'carried_out'].map((id) => `applications.${id}`);
const [RECEIVED = '', CARRIED_IN = '', TOTAL = '', CARRIED_OUT = ''] = ALWAYS;

const FEWEST_VALUES = 3;

/** The figures of the applications tables (section 三), each in its applicant's column. */
export function readApplications(runs: readonly Run[], form: FormId | null): TableReading {
  const rows = withoutDoubles(applicationRows(runs));
  const around = { offsets: offsetsOf(rows), losesBlanks: losesBlanks(rows) };
  const copies: ApplicationRow[][] = [];
  const printed = new Map<string, number>();
  for (const row of rows) {
    // A row of the form goes into the first copy that has none of it yet.
    const at = row.metric === LOCAL ? 0 : (printed.get(row.metric) ?? 0);
    printed.set(row.metric, at + 1);
    const copy = copies[at];
    if (copy) copy.push(row);
    else copies[at] = [row];
  }
  const readings = copies.map((copy) => {
    const standings = copy.map((row) => standingOf(row, around));
    return readCopy({ rows: copy, standings, form });
  });
  const nameless = namelessRows(runs, rows).map((run) => note('no_label', quoteOf(run)));
  return {
    facts: readings.flatMap((each) => each.facts),
    unsure: [...readings.flatMap((each) => each.unsure), ...nameless],
  };
}

/** Rows of figures in a table of applications whose label the source lost or put elsewhere; the numbers of columns are none. */
function namelessRows(runs: readonly Run[], rows: readonly ApplicationRow[]): Run[] {
  const tables = new Set(rows.map((row) => row.run.tableIndex));
  const read = new Set(rows.map((row) => row.run));
  return runs.filter((run) => {
    const { tableIndex, labels, cells } = run;
    if (!tables.has(tableIndex) || read.has(run) || !labels.every(isOfHeader)) return false;
    const values = cells.flatMap(({ reading }) => (reading.kind === 'number' ? [reading.value] : []));
    return values.length >= FEWEST_VALUES && values.length <= APPLICANTS.length && !numbersColumns(values);
  });
}

/** In a table with a cell a line the header stands before the figures of a first row that lost its label. */
function isOfHeader({ term }: Token): boolean {
  return term?.kind === 'frame' || term?.kind === 'applicant';
}

type Copy = { rows: ApplicationRow[]; standings: Standing[]; form: FormId | null };

function readCopy({ rows, standings, form }: Copy): TableReading {
  const reading: TableReading = { facts: [], unsure: [] };
  const byHabit = twoColumnsFilled(rows, standings);
  const settled = byHabit ? rows.map(naturalAndTotal) : settleRows(rows, standings);
  rows.forEach((row, at) => {
    const standing = standings[at];
    const places = (settled[at] ?? []).map((token) => (standing?.isShort ? (token ?? undefined) : token));
    if (standing && standing.placements.length === 0) {
      reading.unsure.push(note(standing.why, quoteOf(row.run)));
      // So many values are those of another row too, which lost its label.
      if (row.cells.filter(isFilled).length >= 2 * row.columns.length)
        reading.unsure.push(note('no_label', quoteOf(row.run)));
    }
    const moved = (standing?.placements.length ?? 0) > 1 || standing?.mustClose === true;
    const placed = moved ? (byHabit ? PLACED_BY_HABIT : PLACED_BY_SUMS) : undefined;
    row.columns.forEach((column, place) => {
      const token = places[place];
      if (token === undefined) return;
      const fact = figureOf({
        run: row.run,
        token: token ?? undefined,
        metric: column.applicant ? row.metric : LOCAL,
        form,
        ...(column.applicant ? { applicant: column.applicant } : {}),
        labels: column.applicant ? row.printed : [...labelsOf(row, form), column.label],
        column: (row.label?.column ?? 0) + 1 + place,
        placed,
      });
      if (fact && (column.applicant || fact.value !== null)) reading.facts.push(fact);
      if (fact || !column.applicant) return;
      reading.unsure.push(...noFigure(row.run, token));
    });
    if (moved && standing && standing.placements.length > 0 && (places.length === 0 || places.includes(undefined))) {
      reading.unsure.push(note(standing.mustClose ? standing.why : 'cells_lost', quoteOf(row.run)));
    }
  });
  return reading;
}

function labelsOf(row: ApplicationRow, form: FormId | null): string[] {
  return row.metric === LOCAL ? row.printed : ((rowOf(row.metric, form) ?? rowOf(row.metric))?.labels ?? row.printed);
}

function settleRows(rows: ApplicationRow[], standings: Standing[]): Settled<Token>[] {
  const columns = rows[0]?.columns ?? [];
  const total = columns.findIndex((column) => column.applicant === 'total');
  const parts = columns.flatMap((column, at) => (column.applicant && at !== total ? [at] : []));
  const orderOf = (row: ApplicationRow | undefined) => row?.columns.map((column) => column.label).join();
  if (rows.some((row) => orderOf(row) !== orderOf(rows[0]))) {
    return standings.map(({ placements: [only, another], mustClose }) =>
      only && !another && !mustClose ? [...only] : [],
    );
  }
  return settle({
    rows: standings.map(({ placements, mustClose = false, isShort = false }) => ({
      placements,
      countOf,
      mustClose,
      mustBalance: isShort,
    })),
    isSame,
    parts,
    total,
    equations: equationsOf(rows),
  });
}

/** A sum counts only where every row it adds is printed; a row that the agency added may be part of it or not. */
function equationsOf(rows: ApplicationRow[]): Equation[] {
  const at = new Map(rows.map((row, index) => [row.metric, index]));
  const places = (metrics: string[]) => metrics.flatMap((metric) => at.get(metric) ?? []);
  const equations: Equation[] = [];
  if (ALWAYS.every((metric) => at.has(metric))) {
    equations.push({ left: places([RECEIVED, CARRIED_IN]), right: places([TOTAL, CARRIED_OUT]) });
  }
  const outcomes = [...at.keys()].filter((metric) => metric.startsWith('applications.outcome.') && metric !== TOTAL);
  const complete = at.has('applications.outcome.other') ? 19 : 21;
  if (at.has(TOTAL) && outcomes.length === complete && !at.has(LOCAL)) {
    equations.push({ left: places(outcomes), right: places([TOTAL]) });
  }
  return equations;
}

function isSame({ reading: one, cell }: Token, { reading: other, cell: its }: Token): boolean {
  return cell.printed === its.printed && one.kind === 'number' && other.kind === 'number' && one.value === other.value;
}

function countOf(token: Token): number {
  const { kind } = token.reading;
  if (kind === 'words' || kind === 'mixed' || kind === 'unread') return Number.NaN;
  return token.reading.kind === 'number' ? token.reading.value : 0;
}

/**
 * Whether somebody filled in two columns throughout: every row with values has two equal ones, and one is a pair of zeros.
 * See docs/decisions/2026-11-21-two-values-in-a-packed-row.md.
 */
function twoColumnsFilled(rows: ApplicationRow[], standings: Standing[]): boolean {
  const filled = rows.map((row) => row.cells.filter(isFilled)).filter((cells) => cells.length > 0);
  const packed = rows.every(
    (row, at) =>
      ['packed', 'stream'].includes(row.run.table.positions) &&
      (standings[at]?.placements.length !== 1 || !row.cells.some(isFilled)),
  );
  const pairs = filled.filter(([one, two, three]) => {
    if (!one || !two || three || one.reading.kind !== 'number' || two.reading.kind !== 'number') return false;
    return one.reading.value === two.reading.value;
  });
  const zeros = pairs.some(([one]) => one !== undefined && countOf(one) === 0);
  return packed && pairs.length > 0 && pairs.length === filled.length && zeros;
}

function naturalAndTotal(row: ApplicationRow): Settled<Token> {
  const [natural = null, total = null] = row.cells.filter(isFilled);
  return row.columns.map(({ applicant }) =>
    applicant === 'natural_person' ? natural : applicant === 'total' ? total : null,
  );
}
