import type { Dimension } from './query.js';
import type { Shape } from './shape.js';
import type { Row } from './table.js';

/** Rows on their way to a table: what they differ in, and those that an operation left out. */
export type Found = {
  shape: Shape;
  rows: Row[];
  /** Rows of which an operation could not tell, with the reason where they have an amount. */
  undecided: Row[];
  /** Rows that a condition refused. */
  refused: Row[];
};

/** What a row is told apart by in these dimensions. */
export function keyText({ key }: Row, dimensions: readonly Dimension[]): string {
  return dimensions.map((dimension) => key[dimension] ?? '').join('\n');
}

/** The rows in groups that agree in the dimensions, in the order in which they came. */
export function groupsOf(rows: readonly Row[], dimensions: readonly Dimension[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) push(groups, keyText(row, dimensions), row);
  return [...groups.values()];
}

/** Adds a value to those under a key. */
export function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const values = map.get(key);
  if (values) values.push(value);
  else map.set(key, [value]);
}

/** The row as a term of a working: under the year that its figures are of. */
export function termOf(row: Row): Row {
  const { earlier, ...own } = row;
  if (!earlier || row.key.year === undefined) return row;
  return { ...own, key: { ...row.key, year: row.key.year - earlier } };
}
