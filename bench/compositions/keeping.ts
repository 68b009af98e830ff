import { drawSome, drawYears, type Made, type Maker, ranked } from './draw.js';
import type { Slots } from './say.js';
import { aCondition, rowsOfSome, type SomeKind } from './some.js';
import { levels, rowsOf, type Tree } from './tree.js';
import type { Wanted } from './wanted.js';
import { aLikeItem, anotherItem, commonYears, type World } from './world.js';

/** Questions for those that pass a condition and how many they are, by operator. */
export const KEEPING: Record<string, Maker[]> = {
  count: [countAgencies, countAgencies, countYears, countReports],
  'keep by number': [byNumber, byNumber, yearsByNumber],
  'keep by another item': [byAnotherItem, byTwo],
};

/** A condition on the agencies of a year or on the towns, and those that pass. */
function condition(world: World, kinds: SomeKind[], most: number) {
  const drawn = drawSome(world, kinds);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const of = aCondition(world, item, ranked(rows, world), world.choices.within(1, most));
  if (of === undefined) return undefined;
  const keep: Tree = { op: 'keep', rows, by: rows, test: { is: of.is, than: of.than } };
  return { year, some, of, keep, agencies: agenciesOf(keep, world) };
}

function agenciesOf(tree: Tree, world: World): string[] {
  return rowsOf(tree, world.book).flatMap(({ agency }) => (agency === undefined ? [] : [agency]));
}

function countAgencies(world: World): Made | undefined {
  const drawn = condition(world, ['all', 'all', 'towns', 'by number', 'by another item'], 8);
  if (drawn === undefined || drawn.agencies.length === 0) return undefined;
  const { year, some, of, keep, agencies } = drawn;
  const wanted: Wanted = { kind: 'count', count: agencies.length };
  return { shape: 'count of agencies', slots: { Y: year, S: some, C: of }, wanted, levels: 1 + levels(keep) };
}

function conditionOfYears(world: World) {
  const drawn = drawYears(world);
  if (drawn === undefined) return undefined;
  const rows = rowsOf(drawn.rows, world.book);
  const of = aCondition(world, drawn.item, rows, world.choices.within(1, drawn.run.length - 1));
  if (of === undefined) return undefined;
  const keep: Tree = { op: 'keep', rows: drawn.rows, by: drawn.rows, test: { is: of.is, than: of.than } };
  const years = rowsOf(keep, world.book).flatMap(({ year }) => (year === undefined ? [] : [year]));
  const slots: Slots = { A: drawn.agency, R: drawn.slots.R, C: of };
  return { slots, years };
}

function countYears(world: World): Made | undefined {
  const drawn = conditionOfYears(world);
  if (drawn === undefined) return undefined;
  return {
    shape: 'count of years',
    slots: drawn.slots,
    wanted: { kind: 'count', count: drawn.years.length },
    levels: 3,
  };
}

function yearsByNumber(world: World): Made | undefined {
  const drawn = conditionOfYears(world);
  if (drawn?.slots.R === undefined) return undefined;
  const wanted: Wanted = { kind: 'years', years: drawn.years, within: drawn.slots.R };
  return { shape: 'years by number', slots: drawn.slots, wanted, levels: 2 };
}

function countReports(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const count = world.book.agencies.filter((agency) => world.book.filed(agency, year)).length;
  return { shape: 'count of reports', slots: { Y: year }, wanted: { kind: 'count', count }, levels: 2 };
}

function byNumber(world: World): Made | undefined {
  const drawn = condition(world, ['all', 'all', 'towns', 'by number', 'by another item'], 7);
  if (drawn === undefined || drawn.agencies.length === 0) return undefined;
  const { year, some, of, keep, agencies } = drawn;
  const wanted: Wanted = { kind: 'agencies', agencies, ordered: false, named: [] };
  return { shape: 'agencies by number', slots: { Y: year, S: some, C: of }, wanted, levels: levels(keep) };
}

function byAnotherItem(world: World): Made | undefined {
  const drawn = drawSome(world, ['all', 'all', 'towns']);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const less = aLikeItem(world, [year], item);
  if (less === undefined) return undefined;
  const test = { is: 'over', than: rowsOfSome(some, less) } as const;
  const agencies = agenciesOf({ op: 'keep', rows, by: rows, test }, world);
  if (agencies.length === 0 || agencies.length > 9) return undefined;
  const wanted: Wanted = { kind: 'agencies', agencies, ordered: false, named: [] };
  return { shape: 'agencies by another item', slots: { Y: year, I: item, J: less, S: some }, wanted, levels: 2 };
}

function byTwo(world: World): Made | undefined {
  const drawn = condition(world, ['all'], 12);
  if (drawn === undefined || drawn.agencies.length < 3) return undefined;
  const { year, some, of, keep } = drawn;
  const other = anotherItem(world, [year], of.item);
  const rows = rowsOfSome(some, other);
  const second = aCondition(world, other, ranked(rows, world), world.choices.within(3, 10));
  if (second === undefined) return undefined;
  const both: Tree = { op: 'keep', rows: keep, by: rows, test: { is: second.is, than: second.than } };
  const agencies = agenciesOf(both, world);
  if (agencies.length === 0 || agencies.length > 9) return undefined;
  const wanted: Wanted = { kind: 'agencies', agencies, ordered: false, named: [] };
  return { shape: 'agencies by two', slots: { Y: year, S: some, C: of, D: second }, wanted, levels: levels(both) };
}
