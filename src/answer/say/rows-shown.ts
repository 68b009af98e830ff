import type { Row, Table } from '../../query/table.js';
import type { Block } from '../blocks.js';
import { varyingIn } from '../subject.js';
import { sayCount, sayKept } from './say-kept.js';
import { sayList } from './say-list.js';
import { orderIn, sayRanking } from './say-ranking.js';
import { sayRow, type Telling } from './say-row.js';

/** More rows than a phone shows are cut after they are ordered; a table of the form is shown whole. */
export const MOST_ROWS = 20;
const MOST_ITEMS = 26;
/** Of more agencies than a question names, the greatest figures come first. */
const MOST_ASKED = 5;

/** The rows that an answer tells: all of a few, else the first when they are ordered. */
export function shownRows(table: Pick<Table, 'rows' | 'query'>): Row[] {
  const ordered = rowsInOrder(table);
  return isCut(table) ? ordered.slice(0, MOST_ROWS) : ordered;
}

function isCut({ rows }: Pick<Table, 'rows'>): boolean {
  const agencies = new Set(rows.flatMap(({ key }) => key.agency ?? []));
  return rows.length > (agencies.size > 1 ? MOST_ROWS : MOST_ITEMS);
}

/** All rows in the order in which they are told. */
export function rowsInOrder({ rows, query }: Pick<Table, 'rows' | 'query'>): Row[] {
  const isOrdered = orderIn(query.ask) !== undefined;
  const isOfMany = rows.length > MOST_ASKED && varyingIn(rows).every((part) => part === 'agencies' || part === 'years');
  const bySize = [...rows].sort((a, b) => (b.amount ?? -1) - (a.amount ?? -1));
  const ordered = isOrdered ? rows : bySize;
  const agencies = new Set(rows.flatMap(({ key }) => key.agency ?? []));
  if (!isCut({ rows })) return agencies.size > 1 && (query.ask.kind === 'keep' || isOfMany) ? [...ordered] : [...rows];
  return ordered;
}

/** The rows as blocks, the answer in the first: how is decided by what the table is open in and what was done last. */
export function layout(rows: readonly Row[], table: Table, telling: Telling): Block[] {
  const [first] = rows;
  const isRanked = orderIn(table.query.ask) !== undefined && first?.place !== undefined;
  if (isRanked) return sayRanking(rows, table, telling);
  if (table.shape === 'keep') return sayKept(rows, table, telling);
  const cut = cutLine(rows, table, telling);
  if (first?.working?.how === 'count' && rows.length === 1) return sayCount(first, table, telling);
  if (first && rows.length === 1) return sayRow(first, telling);
  return [...sayList(rows, table, telling), ...cut];
}

function cutLine(rows: readonly Row[], table: Table, { words }: Telling): Block[] {
  if (rows.length === table.rows.length) return [];
  const of = { count: table.rows.length, what: [] };
  return [{ kind: 'lines', lines: [{ text: words.cut({ shown: rows.length, of }), marks: [] }] }];
}
