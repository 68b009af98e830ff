import type { Book, Counted } from './book.js';

/** What is asked of the figures, in this bench's own words. */
export type Tree =
  | { op: 'figures'; of: Counted; agencies: readonly string[]; years: readonly number[] | 'newest' }
  | { op: 'sum' | 'mean' | 'median' | 'largest' | 'smallest' | 'count'; rows: Tree }
  | { op: 'difference' | 'share' | 'times' | 'growth'; left: Tree; right: Tree }
  | { op: 'places'; by: 'most' | 'least'; from: number; to: number; rows: Tree }
  | { op: 'keep'; rows: Tree; by: Tree; test: Test }
  | { op: 'together'; rows: Tree[] };

/** What the row of `by` under the same key must pass; the number may be another tree's row under that key. */
export type Test = { is: 'over' | 'least' | 'under' | 'most'; than: number | Tree } | { is: 'there' };

/** A row: who and when it is of where it is of one, and its value, null where it is unknown. */
export type Row = { agency?: string; year?: number; counted?: Counted; value: number | null };

/** The rows of a tree. Rows that cannot be worked out have no value; years that were not filed have no row. */
export function rowsOf(tree: Tree, book: Book): Row[] {
  switch (tree.op) {
    case 'figures':
      return tree.agencies.flatMap((agency) =>
        (tree.years === 'newest' ? [book.newest(agency)] : tree.years)
          .filter((year) => book.filed(agency, year))
          .map((year) => ({ agency, year, counted: tree.of, value: book.figure(agency, year, tree.of) ?? null })),
      );
    case 'places': {
      const sign = tree.by === 'most' ? -1 : 1;
      return rowsOf(tree.rows, book)
        .filter(({ value }) => value !== null)
        .sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)))
        .slice(tree.from - 1, tree.to);
    }
    case 'keep': {
      const { test } = tree;
      const by = rowsOf(tree.by, book);
      if (test.is === 'there') return rowsOf(tree.rows, book).filter((row) => partner(row, by) !== undefined);
      const than = typeof test.than === 'number' ? test.than : rowsOf(test.than, book);
      return rowsOf(tree.rows, book).filter((row) => {
        const bound = typeof than === 'number' ? than : partner(row, than)?.value;
        return passes(test.is, partner(row, by)?.value, bound);
      });
    }
    case 'together':
      return tree.rows.flatMap((each) => rowsOf(each, book));
    case 'difference':
    case 'share':
    case 'times':
    case 'growth': {
      const [left, right] = [numberOf(tree.left, book), numberOf(tree.right, book)];
      return [{ value: left === null || right === null ? null : against(tree.op, left, right) }];
    }
    default:
      return [{ value: folded(tree.op, rowsOf(tree.rows, book)) }];
  }
}

/** The value of a tree that has one row, null where it is unknown. */
export function numberOf(tree: Tree, book: Book): number | null {
  const rows = rowsOf(tree, book);
  return rows.length === 1 ? (rows[0]?.value ?? null) : null;
}

/** How many levels a tree has: cells are one, and every operator over them is one more. */
export function levels(tree: Tree): number {
  switch (tree.op) {
    case 'figures':
      return 1;
    case 'difference':
    case 'share':
    case 'times':
    case 'growth':
      return 1 + Math.max(levels(tree.left), levels(tree.right));
    case 'keep': {
      const than = tree.test.is === 'there' || typeof tree.test.than === 'number' ? 0 : levels(tree.test.than);
      return 1 + Math.max(levels(tree.rows), levels(tree.by), than);
    }
    case 'together':
      return 1 + Math.max(...tree.rows.map(levels));
    default:
      return 1 + levels(tree.rows);
  }
}

function partner(row: Row, rows: readonly Row[]): Row | undefined {
  return rows.find(({ agency, year }) => agency === row.agency && year === row.year);
}

function passes(is: 'over' | 'least' | 'under' | 'most', value?: number | null, bound?: number | null): boolean {
  if (value === null || value === undefined || bound === null || bound === undefined) return false;
  if (is === 'over') return value > bound;
  if (is === 'least') return value >= bound;
  return is === 'under' ? value < bound : value <= bound;
}

function against(how: 'difference' | 'share' | 'times' | 'growth', left: number, right: number): number | null {
  if (how === 'difference') return left - right;
  if (right === 0) return null;
  if (how === 'times') return left / right;
  return how === 'share' ? (100 * left) / right : (100 * (left - right)) / right;
}

function folded(
  how: 'sum' | 'mean' | 'median' | 'largest' | 'smallest' | 'count',
  rows: readonly Row[],
): number | null {
  if (how === 'count') return rows.length;
  const known = rows.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  if (known.length === 0) return null;
  const sum = known.reduce((so, value) => so + value, 0);
  const middle = known.length >> 1;
  switch (how) {
    case 'sum':
      return sum;
    case 'mean':
      return sum / known.length;
    case 'median':
      return known.length % 2 === 1 ? (known[middle] ?? null) : ((known[middle - 1] ?? 0) + (known[middle] ?? 0)) / 2;
    case 'largest':
      return known.at(-1) ?? null;
    default:
      return known[0] ?? null;
  }
}
