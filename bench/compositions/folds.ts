import { drawSome, drawYears, type Made, type Maker, numbered, single, stated } from './draw.js';
import { ITEMS, itemOf } from './items.js';
import { anItem, anotherItem, commonYears, figure, knowing, type World } from './world.js';

/** Questions for figures as they stand, for sums and the like, and for all but some, by operator. */
export const FOLDS: Record<string, Maker[]> = {
  figure: [oneFigure, oneFigure, newest, notKnown],
  sum: [folded('sum', 'sum'), folded('sum', 'sum'), years('sum', 'sum')],
  mean: [folded('mean', 'mean'), years('mean', 'mean')],
  median: [folded('median', 'median'), years('median', 'median')],
  exclusion: [allButSum, allButPersons],
  together: [pairOfAgencies, pairOfItems, pairOfYears],
};

function oneFigure(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const item = world.choices.one(ITEMS.filter((one) => one.years.includes(year) && one.unit === '件'));
  const agency = knowing(world, item, [year]);
  if (agency === undefined) return undefined;
  const slots = { A: agency, Y: year, I: item };
  return { shape: 'figure of a year', slots, wanted: stated(world, [[agency, year, item.id]]), levels: 1 };
}

function newest(world: World): Made | undefined {
  const agency = world.choices.one(world.agencies);
  const year = world.book.newest(agency);
  const item = anItem(world, [year]);
  if (figure(world, agency, year, item) === null) return undefined;
  const wanted = stated(world, [[agency, year, item.id]]);
  return { shape: 'figure, newest', slots: { A: agency, I: item }, wanted, levels: 1 };
}

/** A blank cell, or a year that was not filed. */
function notKnown(world: World): Made | undefined {
  const { book, agencies, choices } = world;
  const year = choices.one(commonYears(world));
  const item = anItem(world, [year]);
  const those = agencies.filter((agency) => figure(world, agency, year, item) === null);
  if (those.length === 0) return undefined;
  const agency = choices.one(those);
  if (book.filed(agency, year) && book.figure(agency, year, item.counted) === undefined) return undefined;
  const slots = { A: agency, Y: year, I: item };
  return { shape: 'figure of a year', slots, wanted: { kind: 'unknown', agency, year }, levels: 1 };
}

function folded(op: 'sum' | 'mean' | 'median', shape: string): Maker {
  return (world) => {
    const drawn = drawSome(world);
    if (drawn === undefined) return undefined;
    const { year, item, some, rows } = drawn;
    return numbered(world, `${shape} of agencies`, { Y: year, I: item, S: some }, { op, rows });
  };
}

function years(op: 'sum' | 'mean' | 'median', shape: string): Maker {
  return (world) => {
    const drawn = drawYears(world);
    return drawn && numbered(world, `${shape} of years`, drawn.slots, { op, rows: drawn.rows });
  };
}

function pairOfAgencies(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const item = anItem(world, [year]);
  const first = knowing(world, item, [year]);
  const second = first && knowing(world, item, [year], [first]);
  if (first === undefined || second === undefined) return undefined;
  const wanted = stated(world, [
    [first, year, item.id],
    [second, year, item.id],
  ]);
  return { shape: 'two agencies', slots: { A: first, B: second, Y: year, I: item }, wanted, levels: 2 };
}

function pairOfItems(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const item = anItem(world, [year]);
  const other = anotherItem(world, [year], item);
  const agency = knowing(world, item, [year]);
  if (agency === undefined || figure(world, agency, year, other) === null) return undefined;
  const wanted = stated(world, [
    [agency, year, item.id],
    [agency, year, other.id],
  ]);
  return { shape: 'two items', slots: { A: agency, Y: year, I: item, J: other }, wanted, levels: 2 };
}

function pairOfYears(world: World): Made | undefined {
  const [earlier = 0, later = 0] = world.choices.some(commonYears(world), 2).sort((a, b) => a - b);
  const item = anItem(world, [earlier, later]);
  const agency = knowing(world, item, [earlier, later]);
  if (agency === undefined) return undefined;
  const wanted = stated(world, [
    [agency, earlier, item.id],
    [agency, later, item.id],
  ]);
  return { shape: 'two years', slots: { A: agency, Y: earlier, Z: later, I: item }, wanted, levels: 2 };
}

function allButSum(world: World): Made | undefined {
  const drawn = drawSome(world, ['all but one']);
  if (drawn?.some.kind !== 'all but one') return undefined;
  const { year, item, some, rows } = drawn;
  return numbered(world, 'all but, sum', { A: some.but, Y: year, I: item }, { op: 'sum', rows });
}

function allButPersons(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world));
  const agency = knowing(world, itemOf('natural persons'), [year]);
  if (agency === undefined) return undefined;
  const [left, right] = [single(agency, year, 'applications.received'), single(agency, year, 'natural persons')];
  return numbered(world, 'all but natural persons', { A: agency, Y: year }, { op: 'difference', left, right });
}
