import type { Cells, Condition, Expression } from '../../src/query/query.js';

/** A world as a plain list: what each report prints of two items, `null` for a blank; what is not listed was not read. */
export type Printed = { agency: string; year: number; item: string; applicant: string | null; value: number | null };

/** A row as the naive evaluator sees it: no amount for whatever reason. */
export type NaiveRow = {
  agency?: string;
  year?: number;
  item?: string;
  applicant?: string | null;
  amount: number | null;
  place?: number;
};

type Dimension = 'item' | 'applicant' | 'agency' | 'year';
type Table = { rows: NaiveRow[]; lost: NaiveRow[]; gone: NaiveRow[] };

const DIMENSIONS: Dimension[] = ['item', 'applicant', 'agency', 'year'];

/** Works a query out by looking at every figure again and again; sets are lists of plain members or everything. */
export function naive(expression: Expression, world: readonly Printed[], earlier = 0): Table {
  switch (expression.kind) {
    case 'cells':
      return { rows: naiveCells(expression, world, earlier), lost: [], gone: [] };
    case 'before':
      return naive(expression.of, world, earlier + expression.years);
    case 'fold': {
      const inner = naive(expression.of, world, earlier);
      const gone = expression.over.filter((dimension) => isOpen(expression.of, dimension));
      const apart = DIMENSIONS.filter((dimension) => isOpen(expression.of, dimension) && !gone.includes(dimension));
      const all = [...inner.rows, ...inner.lost, ...inner.gone];
      const keys = apart.length === 0 ? ['[]'] : [...new Set(all.map((row) => keyOf(row, apart)))];
      const rows = keys.map((key) => {
        const own = inner.rows.filter((row) => keyOf(row, apart) === key);
        const group = all.filter((row) => keyOf(row, apart) === key);
        const [some] = group;
        const named = DIMENSIONS.filter(
          (dimension) => !gone.includes(dimension) && group.every((row) => row[dimension] === some?.[dimension]),
        );
        const amounts = own.flatMap(({ amount }) => (amount === null ? [] : [amount])).sort((a, b) => a - b);
        return {
          ...Object.fromEntries(named.map((dimension) => [dimension, some?.[dimension]])),
          amount: folded(expression.how, amounts, own.length),
        };
      });
      return { rows, lost: [], gone: [] };
    }
    case 'against': {
      const of = naive(expression.of, world, earlier);
      const from = naive(expression.from, world, earlier);
      const match = DIMENSIONS.filter(
        (dimension) => isOpen(expression.of, dimension) && isOpen(expression.from, dimension),
      );
      const apart = DIMENSIONS.filter(
        (dimension) => isOpen(expression.from, dimension) && !isOpen(expression.of, dimension),
      );
      const rows = of.rows.flatMap((row) =>
        from.rows
          .filter((other) => keyOf(other, match) === keyOf(row, match))
          .map((other) => ({
            ...row,
            ...Object.fromEntries(
              apart.map((dimension) => [dimension, other[dimension] === undefined ? row[dimension] : other[dimension]]),
            ),
            amount: set(expression.how, row.amount, other.amount),
          })),
      );
      const alone = of.rows.filter((row) => !from.rows.some((other) => keyOf(other, match) === keyOf(row, match)));
      return { ...of, rows, lost: [...of.lost, ...alone] };
    }
    case 'order': {
      const inner = naive(expression.of, world, earlier);
      const known = inner.rows.filter(({ amount }) => amount !== null);
      const better = (one: number, other: number) => (expression.by === 'most' ? one > other : one < other);
      const rows = known.map((row) => ({
        ...row,
        place: known.filter((other) => better(other.amount ?? 0, row.amount ?? 0)).length + 1,
      }));
      return { ...inner, rows, lost: [...inner.lost, ...inner.rows.filter(({ amount }) => amount === null)] };
    }
    case 'keep': {
      const inner = naive(expression.of, world, earlier);
      const [condition] = expression.where;
      const judged = inner.rows.map((row) => ({ row, holds: condition ? judge(condition, row, inner.rows) : null }));
      const of = (holds: boolean | null) => judged.filter((one) => one.holds === holds).map(({ row }) => row);
      return { rows: of(true), lost: [...inner.lost, ...of(null)], gone: [...inner.gone, ...of(false)] };
    }
    default:
      throw new Error(`not made up: ${expression.kind}`);
  }
}

function naiveCells(
  { items, applicants, agencies, years }: Cells,
  world: readonly Printed[],
  earlier: number,
): NaiveRow[] {
  const rows: NaiveRow[] = [];
  const names = agencies.any.length > 0 ? agencies.any : [...new Set(world.map(({ agency }) => agency))].sort();
  for (const agency of names) {
    const filed = [...new Set(world.filter((one) => one.agency === agency).map(({ year }) => year))].sort();
    const isNamed = agencies.any.length > 0;
    const isThere = (year: number) => filed.includes(year - earlier);
    const holds = (member: Cells['years']['any'][number], year: number) => {
      if (typeof member === 'number') return member === year && (isNamed || isThere(year));
      if ('latest' in member) return filed.slice(-member.latest).includes(year) && (isNamed || isThere(year));
      if (member.from === member.to) return member.from === year && (isNamed || isThere(year));
      return year >= member.from && year <= member.to && isThere(year);
    };
    const asked = Array.from({ length: 40 }, (_, at) => 2000 + at).filter((year) =>
      years.any.length === 0 ? isThere(year) : years.any.some((member) => holds(member, year)),
    );
    for (const year of isNamed && asked.length === 0 ? [undefined] : asked) {
      for (const item of items.any) {
        const columns = item === 'penalties.decisions' ? [null] : applicants.any;
        for (const column of columns) {
          const cell = world.find(
            (one) =>
              one.agency === agency &&
              one.year === (year ?? 0) - earlier &&
              one.item === item &&
              one.applicant === column,
          );
          rows.push({
            agency: String(agency),
            year,
            item: String(item),
            applicant: column as string | null,
            amount: cell?.value ?? null,
          });
        }
      }
    }
  }
  return rows;
}

function folded(how: string, amounts: readonly number[], rows: number): number | null {
  if (how === 'count') return rows;
  if (amounts.length === 0) return null;
  const sum = amounts.reduce((so, amount) => so + amount, 0);
  const middle = amounts.length / 2;
  const [low, high] = [amounts[Math.ceil(middle) - 1] ?? 0, amounts[Math.floor(middle)] ?? 0];
  const worked: Record<string, number> = {
    sum,
    mean: sum / amounts.length,
    median: (low + high) / 2,
    largest: amounts.at(-1) ?? 0,
    smallest: amounts[0] ?? 0,
  };
  return worked[how] ?? null;
}

function set(how: string, of: number | null, from: number | null): number | null {
  if (of === null || from === null) return null;
  if (how === 'difference') return of - from;
  if (from === 0) return null;
  return how === 'share' ? (100 * of) / from : how === 'times' ? of / from : (100 * (of - from)) / from;
}

function judge(condition: Condition, row: NaiveRow, all: readonly NaiveRow[]): boolean | null {
  if (condition.is === 'rank') {
    const { place } = row;
    if (place === undefined) return null;
    const last = place + all.filter((other) => other.place === place).length - 1;
    return place <= condition.to && last >= condition.from;
  }
  if (condition.is === 'known') return row.amount !== null;
  if (!('than' in condition) || typeof condition.than !== 'number') throw new Error('not made up');
  if (row.amount === null) return null;
  const difference = row.amount - condition.than;
  const holds = {
    equal: difference === 0,
    more: difference > 0,
    less: difference < 0,
    least: difference >= 0,
    most: difference <= 0,
  };
  return holds[condition.is];
}

function isOpen(expression: Expression, dimension: Dimension): boolean {
  if (expression.kind === 'cells') {
    const { items, applicants, agencies, years } = expression;
    const { any } = { item: items, applicant: applicants, agency: agencies, year: years }[dimension];
    const [only] = any;
    if (dimension === 'applicant' && items.any.every((item) => item === 'penalties.decisions')) return false;
    if (any.length !== 1) return true;
    if (typeof only !== 'object') return false;
    return !('latest' in only && only.latest === 1) && !('from' in only && only.from === only.to);
  }
  if (expression.kind === 'fold' && expression.over.includes(dimension)) return false;
  if (expression.kind === 'against' && isOpen(expression.from, dimension)) return true;
  return 'of' in expression && !Array.isArray(expression.of) && isOpen(expression.of, dimension);
}

function keyOf(row: NaiveRow, dimensions: readonly Dimension[]): string {
  return JSON.stringify(dimensions.map((dimension) => row[dimension] ?? null));
}
