import { drawSome, drawYears, type Made, type Maker, ranked } from './draw.js';
import type { Some, SomeKind } from './some.js';
import { levels, type Tree } from './tree.js';
import type { Wanted } from './wanted.js';
import { anItem, commonYears, figure, type World } from './world.js';

/** Questions for who, when and which place, by operator. */
export const CHOOSING: Record<string, Maker[]> = {
  largest: [who('most'), who('most'), howMuch, when('most')],
  smallest: [who('least'), when('least')],
  'order, first': [first('most'), first('least')],
  'order, nth': [nth('most'), nth('least')],
  'order, place': [place],
  exclusion: [allButWho],
  growth: [growthWho],
};

const RANKED: SomeKind[] = [
  'all',
  'all',
  'named',
  'towns',
  'all but one',
  'by number',
  'by another item',
  'first',
  'first',
];

function who(by: 'most' | 'least'): Maker {
  return (world) => {
    const drawn = drawSome(world, RANKED);
    if (drawn === undefined) return undefined;
    const { year, item, some, rows } = drawn;
    const wanted = chosen(rows, 0, by, world);
    // The first that the question names would be found first in any answer.
    if (wanted === undefined || (some.kind === 'named' && some.agencies[0] === wanted.agency)) return undefined;
    const shape = by === 'most' ? 'largest, who' : 'smallest, who';
    return { shape, slots: { Y: year, I: item, S: some }, wanted, levels: 1 + levels(rows) };
  };
}

/** The one at the place, counted from 0; undefined where others have as many. */
function chosen(rows: Tree, at: number, by: 'most' | 'least', world: World): (Wanted & { kind: 'who' }) | undefined {
  const order = ranked(rows, world);
  if (by === 'least') order.reverse();
  const one = order[at];
  const equal = order.filter(({ value }) => value === one?.value).length > 1;
  if (one?.agency === undefined || equal || order.length < at + 2) return undefined;
  const rest = order.filter((row) => row !== one).map(({ value }) => value);
  return { kind: 'who', agency: one.agency, value: one.value, rest };
}

function howMuch(world: World): Made | undefined {
  const drawn = drawSome(world);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  const wanted = chosen(rows, 0, 'most', world);
  if (wanted === undefined) return undefined;
  const shape = 'largest, how much';
  return {
    shape,
    slots: { Y: year, I: item, S: some },
    wanted: { kind: 'number', any: [wanted.value] },
    levels: 1 + levels(rows),
  };
}

function when(by: 'most' | 'least'): Maker {
  return (world) => {
    const drawn = drawYears(world);
    if (drawn === undefined) return undefined;
    const order = ranked(drawn.rows, world);
    if (by === 'least') order.reverse();
    const [one, next] = order;
    if (one?.year === undefined || one.value === next?.value) return undefined;
    const shape = by === 'most' ? 'largest, year' : 'smallest, year';
    const wanted: Wanted = {
      kind: 'when',
      year: one.year,
      value: one.value,
      rest: order.slice(1).map(({ value }) => value),
    };
    return { shape, slots: drawn.slots, wanted, levels: 2 };
  };
}

function first(by: 'most' | 'least'): Maker {
  return (world) => {
    const drawn = drawSome(world, ['all', 'all', 'towns', 'all but one', 'by number', 'by another item']);
    if (drawn === undefined) return undefined;
    const { year, item, some, rows } = drawn;
    const order = ranked(rows, world);
    if (by === 'least') order.reverse();
    const many = world.choices.within(2, Math.min(5, order.length - 1));
    const those = order.slice(0, many + 1).map(({ value }) => value);
    // With equal ones among them or behind them there is no telling who the first so many are, nor their order.
    if (many < 2 || new Set(those).size < those.length) return undefined;
    const agencies = order.slice(0, many).flatMap(({ agency }) => agency ?? []);
    const wanted: Wanted = { kind: 'agencies', agencies, ordered: true, named: namedIn(some) };
    return { shape: `first, ${by}`, slots: { Y: year, I: item, S: some, n: many }, wanted, levels: 1 + levels(rows) };
  };
}

function namedIn(some: Some): string[] {
  if (some.kind === 'named') return some.agencies;
  return some.kind === 'all but one' ? [some.but] : [];
}

function nth(by: 'most' | 'least'): Maker {
  return (world) => {
    const drawn = drawSome(world, ['all', 'all', 'towns', 'by number', 'by another item']);
    if (drawn === undefined) return undefined;
    const { year, item, some, rows } = drawn;
    const place = world.choices.within(2, 3);
    const wanted = chosen(rows, place - 1, by, world);
    if (wanted === undefined || ties(rows, place, by, world)) return undefined;
    return { shape: `nth, ${by}`, slots: { Y: year, I: item, S: some, k: place }, wanted, levels: 1 + levels(rows) };
  };
}

/** Whether two before the place have as many, so that it is open who is second. */
function ties(rows: Tree, place: number, by: 'most' | 'least', world: World): boolean {
  const order = ranked(rows, world);
  if (by === 'least') order.reverse();
  const before = order.slice(0, place).map(({ value }) => value);
  return new Set(before).size < before.length;
}

function place(world: World): Made | undefined {
  const drawn = drawSome(world, ['all']);
  if (drawn === undefined) return undefined;
  const { year, item, rows } = drawn;
  const order = ranked(rows, world);
  const one = world.choices.one(order.filter(({ agency }) => agency !== undefined && world.agencies.includes(agency)));
  const above = order.filter(({ value }) => value > one.value).length;
  const wanted: Wanted = { kind: 'place', place: above + 1 };
  return { shape: 'place', slots: { A: one.agency ?? '', Y: year, I: item }, wanted, levels: 2 };
}

function allButWho(world: World): Made | undefined {
  const drawn = drawSome(world, ['all']);
  if (drawn === undefined) return undefined;
  const { year, item, some, rows } = drawn;
  // Leaving out the one that would have won is what tells whether it was left out.
  const but = ranked(rows, world)[0]?.agency;
  if (but === undefined) return undefined;
  const agencies = some.agencies.filter((agency) => agency !== but);
  const wanted = chosen({ op: 'figures', of: item.counted, agencies, years: [year] }, 0, 'most', world);
  return wanted && { shape: 'all but, who', slots: { A: but, Y: year, I: item }, wanted, levels: 3 };
}

/** Asked only where the one that grew fastest also grew by most, for people say either of both. */
function growthWho(world: World): Made | undefined {
  const [, ...later] = commonYears(world);
  const year = world.choices.one(later);
  const item = anItem(world, [year - 1, year]);
  const rows = world.book.agencies.flatMap((agency) => {
    const [now, before] = [figure(world, agency, year, item), figure(world, agency, year - 1, item)];
    return now === null || before === null || before === 0
      ? []
      : [{ agency, by: now - before, rate: now / before - 1 }];
  });
  const [most, next] = [...rows].sort((a, b) => b.by - a.by);
  const [fastest] = [...rows].sort((a, b) => b.rate - a.rate);
  if (most === undefined || most !== fastest || most.by <= 0 || most.by === next?.by) return undefined;
  const growth = 100 * most.rate;
  const wanted: Wanted = { kind: 'who', agency: most.agency, value: growth, or: most.by, rest: [] };
  return { shape: 'growth, who', slots: { Z: year, I: item }, wanted, levels: 4 };
}
