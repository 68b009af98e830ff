import { drawSome, type Made, type Maker, numbered, ranked, single } from './draw.js';
import { itemOf, PARTS } from './items.js';
import { rowsOfSome, type Some } from './some.js';
import { numberOf, type Tree } from './tree.js';
import { aLikeItem, anItem, commonYears, figure, knowing, type World } from './world.js';

/** Questions that set one number against another, by operator. */
export const AGAINST: Record<string, Maker[]> = {
  difference: [twoAgencies('difference'), twoYears('difference'), moreItems('difference'), extremes],
  share: [partOfItem, partOfAgencies, firstOfAll, someOfAll],
  times: [twoAgencies('times'), twoYears('times'), moreItems('times')],
  growth: [twoYears('growth'), growthOfSum],
  before: [yearBefore, growthOnYearBefore],
};

function twoAgencies(op: 'difference' | 'times'): Maker {
  return (world) => {
    const year = world.choices.one(commonYears(world));
    const item = anItem(world, [year]);
    const first = knowing(world, item, [year]);
    const second = first && knowing(world, item, [year], [first]);
    if (first === undefined || second === undefined) return undefined;
    const tree: Tree = { op, left: single(first, year, item.id), right: single(second, year, item.id) };
    const value = numberOf(tree, world.book) ?? 0;
    if (op === 'times' && value < 1.2) return undefined;
    const way = op === 'times' ? '' : value > 0 ? ', more' : ', less';
    return numbered(world, `${op} of agencies${way}`, { A: first, B: second, Y: year, I: item }, tree);
  };
}

function twoYears(op: 'difference' | 'times' | 'growth'): Maker {
  return (world) => {
    const [earlier = 0, later = 0] = world.choices.some(commonYears(world), 2).sort((a, b) => a - b);
    const item = anItem(world, [earlier, later]);
    const agency = knowing(world, item, [earlier, later]);
    if (agency === undefined) return undefined;
    const tree: Tree = { op, left: single(agency, later, item.id), right: single(agency, earlier, item.id) };
    const value = numberOf(tree, world.book) ?? 0;
    if (op === 'times' && value < 1.2) return undefined;
    const way = op === 'times' ? '' : value > 0 ? ', more' : ', less';
    return numbered(world, `${op} of years${way}`, { A: agency, Y: earlier, Z: later, I: item }, tree);
  };
}

function moreItems(op: 'difference' | 'times'): Maker {
  return (world) => {
    const year = world.choices.one(commonYears(world));
    const item = anItem(world, [year]);
    const other = aLikeItem(world, [year], item);
    const agency = knowing(world, item, [year]);
    if (agency === undefined || other === undefined || figure(world, agency, year, other) === null) return undefined;
    const tree: Tree = { op, left: single(agency, year, item.id), right: single(agency, year, other.id) };
    const value = numberOf(tree, world.book) ?? 0;
    if (value < 1.2) return undefined;
    const way = op === 'times' ? '' : ', more';
    return numbered(world, `${op} of items${way}`, { A: agency, Y: year, I: item, J: other }, tree);
  };
}

function extremes(world: World): Made | undefined {
  const drawn = drawSome(world);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const tree: Tree = { op: 'difference', left: { op: 'largest', rows }, right: { op: 'smallest', rows } };
  return numbered(world, 'difference of extremes', { Y: year, I: item, S: some }, tree);
}

function partOfItem(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const [part, whole] = world.choices.one(PARTS);
  const agency = knowing(world, itemOf(part), [year]);
  if (agency === undefined) return undefined;
  const tree: Tree = { op: 'share', left: single(agency, year, part), right: single(agency, year, whole) };
  return numbered(world, 'share of an item', { A: agency, Y: year, I: itemOf(part), J: itemOf(whole) }, tree);
}

function partOfAgencies(world: World): Made | undefined {
  const drawn = drawSome(world, ['all', 'towns']);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const of = some.agencies.filter((agency) => world.agencies.includes(agency));
  const agency = knowing({ ...world, agencies: of }, item, [year]);
  if (agency === undefined) return undefined;
  const tree: Tree = { op: 'share', left: single(agency, year, item.id), right: { op: 'sum', rows } };
  return numbered(world, 'share of an agency', { A: agency, Y: year, I: item, S: some }, tree);
}

function firstOfAll(world: World): Made | undefined {
  const drawn = drawSome(world, ['all']);
  if (drawn === undefined) return undefined;
  const { year, item, rows } = drawn;
  const many = world.choices.within(2, 5);
  const order = ranked(rows, world);
  if (order[many - 1]?.value === order[many]?.value) return undefined;
  const first: Tree = { op: 'sum', rows: { op: 'places', by: 'most', from: 1, to: many, rows } };
  const tree: Tree = { op: 'share', left: first, right: { op: 'sum', rows } };
  return numbered(world, 'share of the first', { Y: year, I: item, n: many }, tree);
}

function someOfAll(world: World): Made | undefined {
  const drawn = drawSome(world, ['towns', 'named', 'by number', 'by another item', 'first']);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const agencies = world.book.agencies.filter((agency) => world.book.filed(agency, year));
  const all: Some = { kind: 'all', year, agencies };
  const whole: Tree = { op: 'sum', rows: rowsOfSome(all, item) };
  const tree: Tree = { op: 'share', left: { op: 'sum', rows }, right: whole };
  return numbered(world, 'share of some', { Y: year, I: item, S: some }, tree);
}

function growthOfSum(world: World): Made | undefined {
  const drawn = drawSome(world, ['named']);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const earlier = year - 1;
  const before = rowsOfSome(some, item, earlier);
  // Where a year is not filed or a cell is blank, two sums are of different agencies.
  if (!item.years.includes(earlier) || ranked(rows, world).length !== 3 || ranked(before, world).length !== 3)
    return undefined;
  const tree: Tree = { op: 'growth', left: { op: 'sum', rows }, right: { op: 'sum', rows: before } };
  return numbered(world, 'growth of a sum', { Y: earlier, Z: year, I: item, S: some }, tree);
}

function onYearBefore(world: World) {
  const [, ...later] = commonYears(world);
  const year = world.choices.one(later);
  const item = anItem(world, [year - 1, year]);
  const agency = knowing(world, item, [year - 1, year]);
  if (agency === undefined) return undefined;
  const [left, right] = [single(agency, year, item.id), single(agency, year - 1, item.id)];
  return { slots: { A: agency, Y: year, I: item }, left, right };
}

function yearBefore(world: World): Made | undefined {
  const drawn = onYearBefore(world);
  if (drawn === undefined) return undefined;
  const tree: Tree = { op: 'difference', left: drawn.left, right: drawn.right };
  const less = (numberOf(tree, world.book) ?? 0) < 0;
  return numbered(world, `the year before, ${less ? 'less' : 'more'}`, drawn.slots, tree);
}

/** Year on year is told as growth and as difference; either will do. */
function growthOnYearBefore(world: World): Made | undefined {
  const drawn = onYearBefore(world);
  if (drawn === undefined) return undefined;
  const { left, right, slots } = drawn;
  const growth: Tree = { op: 'growth', left, right };
  return numbered(world, 'growth on the year before', slots, growth, { op: 'difference', left, right });
}
