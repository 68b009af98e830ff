import type { Row, Table } from '../../query/table.js';
import { commonUnit, exact, inUnit } from '../arithmetic.js';
import type { Block } from '../blocks.js';
import { told as keyOf, only, ownOf, type Part, type Subject, sharedOf, subjectOf, varyingIn } from '../subject.js';
import { amountOf, itemLine, sayRow, type Telling, told, toTenth } from './say-row.js';
import type { Counted, Missing } from './table-wording.js';

/** So few figures of different things go into one line. */
const ONE_LINE = 3;
/** Of more rows than this, those that are zero are told together. */
const ROWS_WITH_ZEROS = 5;

/** Figures side by side: what they come to in one line, then a line each, in the order of the table. */
export function sayList(rows: readonly Row[], table: Pick<Table, 'rows' | 'query'>, telling: Telling): Block[] {
  const known = rows.filter(({ amount }) => amount !== null);
  const [only] = known.length > 0 ? known : rows;
  if (!only) return [];
  if (known.length < 2)
    return [
      ...sayRow(only, telling),
      ...missingIn(
        rows.filter((row) => row !== only),
        telling,
        sharedOf(rows),
      ),
    ];
  const varying = varyingIn(rows);
  const shared = sharedOf(rows);
  if (varying.join() === 'years') return [...sayChange(known, shared, telling), ...listed(rows, shared, telling)];
  if (isPair(known, varying)) return [...sayPair(known, shared, telling), ...listed(rows, shared, telling)];
  if (known.length <= ONE_LINE)
    return [
      {
        kind: 'list',
        title: telling.words.name(shared),
        items: known.map((row) => itemLine(row, telling, shared)),
        inline: true,
      },
      ...missingIn(without(rows), telling, shared),
    ];
  const crossed = crossing(varying);
  if (crossed && known.length > 1.5 * distinctBy(known, crossed[0]).length) return sayCross(rows, crossed, telling);
  const total = known.filter((row) => isTotal(row, varying));
  if (total.length === 1 && known.length > ONE_LINE) {
    const [sum] = total;
    const parts = rows.filter((row) => row !== sum);
    return [...(sum ? sayTotal(sum, shared, telling) : []), ...listed(parts, shared, telling)];
  }
  const best = comparable(known, varying) ? greatest(known, { shared, all: table.rows.length, varying }, telling) : [];
  return [...(best.length > 0 ? best : headed(shared, telling)), ...listed(rows, shared, telling)];
}

/** Rows that have no amount, folded into one line by reason; nothing where there is none. */
export function missingIn(rows: readonly Row[], { words, cited }: Telling, shared: Subject = sharedOf(rows)): Block[] {
  if (rows.length === 0) return [];
  const missing = missingBy(rows, (row) => words.name(ownOf(row, shared)));
  // A blank is a figure of the report; what is missing has none.
  const blanks = rows.filter(({ why, working }) => why === 'blank' && !working);
  return [{ kind: 'lines', lines: [{ text: words.missing(missing), marks: blanks.flatMap(cited.marks) }] }];
}

/** The names of rows without an amount, by reason. */
export function missingBy(rows: readonly Row[], name: (row: Row) => string): Missing[] {
  const reason = (row: Row) => (row.working && row.why !== 'no_base' ? 'none_known' : (row.why ?? 'blank'));
  const reasons = [...new Set(rows.map(reason))];
  return reasons.map((why) => ({ why, names: rows.filter((row) => reason(row) === why).map(name) }));
}

/** In how many what stands that these rows differ in. */
export function countedBy(count: number, rows: readonly Row[]): Counted {
  const varying = varyingIn(rows);
  return { count, what: varying.length > 0 ? varying : ['agencies'] };
}

/** The change from the first year with a figure to the last. */
function sayChange(known: readonly Row[], shared: Subject, { words }: Telling): Block[] {
  const ordered = [...known].sort((a, b) => yearOf(a) - yearOf(b));
  const [first, last] = [ordered[0], ordered.at(-1)];
  const unit = commonUnit(ordered.map((row) => row.unit));
  if (!first || !last || unit === null) return [{ kind: 'heading', text: words.line(words.name(shared)), marks: [] }];
  const [from, to] = [first, last].map((row) => inUnit(row.amount ?? 0, { from: row.unit, to: unit }));
  if (from === undefined || to === undefined) return [];
  const text = words.changed({
    shared: words.name(shared),
    from: yearOf(first),
    to: yearOf(last),
    difference: { value: exact(to - from), unit: unit === '%' ? words.points : unit },
    percent: from > 0 && unit !== '%' ? toTenth(((to - from) / from) * 100) : null,
  });
  return [{ kind: 'heading', text, marks: [] }];
}

function sayTotal(total: Row, shared: Subject, telling: Telling): Block[] {
  const { words, cited } = telling;
  const name = words.name(ownOf(total, shared));
  const text = words.inAll({ shared: words.name(shared), name, amount: told(total, telling) });
  return [{ kind: 'heading', text, marks: cited.marks(total) }];
}

/** Which of two is more, and by how much. */
function sayPair(known: readonly Row[], shared: Subject, { words }: Telling): Block[] {
  const [more, less] = [...known].sort((a, b) => inFirst(b, known) - inFirst(a, known));
  if (!more || !less) return [];
  const unit = known[0]?.unit ?? '';
  const difference = { value: exact(inFirst(more, known) - inFirst(less, known)), unit };
  const names = { more: words.name(ownOf(more, shared)), less: words.name(ownOf(less, shared)) };
  return [{ kind: 'heading', text: words.more({ shared: words.name(shared), ...names, difference }), marks: [] }];
}

function greatest(
  known: readonly Row[],
  { shared, all, varying }: { shared: Subject; all: number; varying: readonly Part[] },
  telling: Telling,
): Block[] {
  const { words } = telling;
  const [best] = [...known].sort((a, b) => inFirst(b, known) - inFirst(a, known));
  if (!best) return [];
  const of: Counted = { count: all, what: varying };
  const amount = told(best, telling);
  const values = known.map((row) => inFirst(row, known));
  if (values.every((value) => value === values[0]) && known.length === all)
    return [{ kind: 'heading', text: words.allEqual({ shared: words.name(shared), amount, of }), marks: [] }];
  if (values.filter((value) => value === inFirst(best, known)).length > 1) return [];
  const name = words.name(ownOf(best, shared));
  const text = words.most({ name, shared: words.name(shared), amount, of, percent: best.unit === '%' });
  return [{ kind: 'heading', text, marks: [] }];
}

function headed(shared: Subject, { words }: Telling): Block[] {
  const name = words.name(shared);
  return name ? [{ kind: 'heading', text: words.line(name), marks: [] }] : [];
}

function listed(rows: readonly Row[], shared: Subject, telling: Telling): Block[] {
  const known = rows.filter(({ amount }) => amount !== null);
  const zeros = known.length > ROWS_WITH_ZEROS ? known.filter(({ amount, working }) => amount === 0 && !working) : [];
  const folded = zeros.length > 2 && zeros.length < known.length ? zeros : [];
  const items = known.filter((row) => !folded.includes(row)).map((row) => itemLine(row, telling, shared));
  const { words, cited } = telling;
  const names = folded.map((row) => words.name(ownOf(row, shared)));
  return [
    { kind: 'list', title: '', items, inline: false },
    ...(folded.length > 0
      ? [
          {
            kind: 'lines' as const,
            lines: [{ text: words.zeros(names), marks: folded.flatMap((row) => cited.marks(row)) }],
          },
        ]
      : []),
    ...missingIn(without(rows), telling, shared),
  ];
}

/** A row for each member of the one part, a column for each of the other. */
function sayCross(rows: readonly Row[], [down, across]: [Part, Part], telling: Telling): Block[] {
  const { words, cited } = telling;
  const shared = sharedOf(rows);
  const known = rows.filter(({ amount }) => amount !== null);
  const columns = distinctBy(known, across);
  if (across === 'years') columns.sort((a, b) => yearOf(a) - yearOf(b));
  return [
    {
      kind: 'table',
      title: words.name(shared),
      columns: columns.map((row) => words.name(only(subjectOf(row), [across]))),
      rows: distinctBy(known, down).map((first) => ({
        name: words.name(only(subjectOf(first), down === 'years' ? ['years'] : [down])),
        cells: columns.map((column) => {
          const cell = known.find((row) => same(row, first, down) && same(row, column, across));
          return cell ? { text: told(cell, telling), marks: cited.marks(cell) } : { text: '', marks: [] };
        }),
      })),
    },
    ...missingIn(without(rows), telling, shared),
  ];
}

/** Which part goes down and which across: items and columns of the form across, else years. */
function crossing(varying: readonly Part[]): [Part, Part] | null {
  const [a, b] = varying;
  if (!a || !b || varying.length > 2) return null;
  const across = varying.find((part) => part === 'items' || part === 'applicants') ?? 'years';
  return [a === across ? b : a, across];
}

function isPair(known: readonly Row[], varying: readonly Part[]): boolean {
  return known.length === 2 && comparable(known, varying) && !varying.includes('items') && varying.length === 1;
}

/** Whether the rows count the like, so that one may be called the most. */
function comparable(rows: readonly Row[], varying: readonly Part[]): boolean {
  if (commonUnit(rows.map(({ unit }) => unit)) === null) return false;
  const isOfPlaces = varying.every((part) => part === 'agencies' || part === 'years');
  if ((varying.length !== 1 && !isOfPlaces) || rows.some((row) => isTotal(row, varying))) return false;
  const stems = rows.map(({ key }) => key.item?.split('.').slice(0, -1).join('.') ?? '');
  return !varying.includes('items') || (stems[0] !== '' && stems.every((stem) => stem === stems[0]));
}

/** The form's own total among its parts. */
function isTotal({ key }: Row, varying: readonly Part[]): boolean {
  if (varying.join() === 'applicants') return key.applicant === 'total';
  return varying.join() === 'items' && key.item?.endsWith('.total') === true;
}

function inFirst(row: Row, rows: readonly Row[]): number {
  return inUnit(amountOf(row).value, { from: row.unit, to: rows[0]?.unit ?? row.unit });
}

function without(rows: readonly Row[]): Row[] {
  return rows.filter(({ amount }) => amount === null);
}

function distinctBy(rows: readonly Row[], part: Part): Row[] {
  return [...new Map([...rows].reverse().map((row) => [keyOf(subjectOf(row), part), row])).values()].reverse();
}

function same(a: Row, b: Row, part: Part): boolean {
  return keyOf(subjectOf(a), part) === keyOf(subjectOf(b), part);
}

function yearOf(row: Row): number {
  return subjectOf(row).years.at(-1) ?? 0;
}
