import type { Item } from './item.js';
import { itemOf } from './items.js';
import { type Row, rowsOf, type Test, type Tree } from './tree.js';
import { anotherItem, clash, type World } from './world.js';

/** What is said to hold of an agency or a year: a thing, how it is bounded, and by what number. */
export type Condition = { item: Item; is: Exclude<Test['is'], 'there'>; than: number };

/** Some of the agencies of a year, and how they were chosen. */
export type Some =
  | { kind: 'all'; year: number; agencies: string[] }
  | { kind: 'named'; year: number; agencies: string[] }
  | { kind: 'towns'; year: number; agencies: string[] }
  | { kind: 'all but one'; year: number; agencies: string[]; but: string }
  | { kind: 'by number'; year: number; agencies: string[]; condition: Condition }
  | { kind: 'by another item'; year: number; agencies: string[]; item: Item; less: Item }
  | { kind: 'first'; year: number; agencies: string[]; item: Item; many: number };

export type SomeKind = Some['kind'];

/** Some agencies of a year in a way that leaves at least three of them known for the item; undefined where the choice does not. */
export function someAgencies(world: World, item: Item, year: number, kind: SomeKind): Some | undefined {
  const { book, choices, agencies: known } = world;
  const all = book.agencies.filter((agency) => book.filed(agency, year));
  const other = anotherItem(world, [year], item);
  const some = ((): Some | undefined => {
    switch (kind) {
      case 'all':
        return { kind, year, agencies: all };
      case 'named':
        return {
          kind,
          year,
          agencies: choices.some(
            known.filter((agency) => book.filed(agency, year)),
            3,
          ),
        };
      case 'towns':
        return { kind, year, agencies: all.filter((agency) => /镇(?:人民政府)?$/u.test(agency)) };
      case 'all but one': {
        const but = choices.one(known.filter((agency) => book.filed(agency, year)));
        return { kind, year, agencies: all.filter((agency) => agency !== but), but };
      }
      case 'by number': {
        const rows = rowsOf({ op: 'figures', of: other.counted, agencies: all, years: [year] }, book);
        const condition = aCondition(world, other, rows, choices.within(4, 8), 'over');
        return condition && { kind, year, agencies: all, condition };
      }
      case 'by another item': {
        const pairs = [
          ['penalties.decisions', 'licensing.decisions'],
          ['licensing.decisions', 'penalties.decisions'],
          ['penalties.decisions', 'coercion.decisions'],
          ['applications.received', 'applications.outcome.total'],
        ].filter((pair) => pair.every((id) => id !== item.id && !clash(item, itemOf(id))));
        const [more = '', less = ''] = choices.one(pairs);
        return { kind, year, agencies: all, item: itemOf(more), less: itemOf(less) };
      }
      case 'first':
        return { kind, year, agencies: all, item: other, many: choices.within(3, 5) };
      default:
        return kind satisfies never;
    }
  })();
  if (some === undefined) return undefined;
  const rows = rowsOf(rowsOfSome(some, item), book);
  if (rows.filter(({ value }) => value !== null).length < 3) return undefined;
  return some.kind === 'first' && tied(world, some) ? undefined : some;
}

/** The rows of an item for those agencies, in the year they were chosen by or in another one. */
export function rowsOfSome(some: Some, item: Item, year: number = some.year): Tree {
  const of = (what: Item, at: number): Tree => ({
    op: 'figures',
    of: what.counted,
    agencies: some.agencies,
    years: [at],
  });
  const rows = of(item, year);
  switch (some.kind) {
    case 'by number': {
      const { is, than } = some.condition;
      return { op: 'keep', rows, by: of(some.condition.item, some.year), test: { is, than } };
    }
    case 'by another item':
      return { op: 'keep', rows, by: of(some.item, year), test: { is: 'over', than: of(some.less, year) } };
    case 'first': {
      const places: Tree = { op: 'places', by: 'most', from: 1, to: some.many, rows: of(some.item, year) };
      return { op: 'keep', rows, by: places, test: { is: 'there' } };
    }
    default:
      return rows;
  }
}

/** Whether the sentence says of the agencies what held in the year, so that the year must come first. */
export function isConditional(some: Some): boolean {
  return some.kind === 'by number' || some.kind === 'by another item' || some.kind === 'first';
}

function tied(world: World, some: Some & { kind: 'first' }): boolean {
  const rows = rowsOf(
    { op: 'figures', of: some.item.counted, agencies: some.agencies, years: [some.year] },
    world.book,
  );
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => b - a);
  return values[some.many - 1] === values[some.many];
}

/** A condition that so many of the rows pass: a round number where there is one between, now and then one that a row just has. */
export function aCondition(
  { choices }: World,
  item: Item,
  rows: readonly Row[],
  many: number,
  only?: Condition['is'],
): Condition | undefined {
  const is = only ?? choices.one(['over', 'over', 'least', 'under'] as const);
  const values = rows.flatMap(({ value }) => (value === null ? [] : [value])).sort((a, b) => a - b);
  if (is === 'under') values.reverse();
  const inside = values.at(-many);
  const outside = values.at(-many - 1);
  if (inside === undefined || outside === undefined || inside === outside) return undefined;
  const exact = choices.next() < 0.2;
  // Over a bound the bound itself does not count; from a bound on it does.
  const [low, high] =
    is === 'over' ? [outside, inside - 1] : is === 'least' ? [outside + 1, inside] : [inside + 1, outside];
  const than = exact ? (is === 'over' ? low : high) : roundest(low, high);
  return than < 2 ? undefined : { item, is, than };
}

function roundest(low: number, high: number): number {
  for (const step of [10000, 5000, 1000, 500, 100, 50, 10, 5, 1]) {
    const round = Math.ceil(low / step) * step;
    if (round <= high && round > 0) return round;
  }
  return high;
}
