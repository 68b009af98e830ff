import { itemOf } from './items.js';
import type { Slots } from './say.js';
import { rowsOfSome, type SomeKind, someAgencies } from './some.js';
import { levels, numberOf, type Row, rowsOf, type Tree } from './tree.js';
import type { Wanted, WantedFigure } from './wanted.js';
import { anItem, commonYears, figure, knowing, type World } from './world.js';

/** A question before it is said: the templates' name, what fills them, what is wanted, and how many levels it has. */
export type Made = { shape: string; slots: Slots; wanted: Wanted; levels: number };

/** Makes one at random; undefined where the choices came to nothing that can be asked. */
export type Maker = (world: World) => Made | undefined;

/** Agencies are chosen in one of these ways, all of them most often. */
const SOME: SomeKind[] = [
  'all',
  'all',
  'named',
  'towns',
  'all but one',
  'by number',
  'by number',
  'by another item',
  'by another item',
  'first',
  'first',
];

/** Some agencies for an item of a year. */
export function drawSome(world: World, kinds: readonly SomeKind[] = SOME) {
  const year = world.choices.one(commonYears(world));
  const item = anItem(world, [year]);
  const some = someAgencies(world, item, year, world.choices.one(kinds));
  return some && { year, item, some, rows: rowsOfSome(some, item) };
}

/** The known rows, most first. */
export function ranked(tree: Tree, world: World): (Row & { value: number })[] {
  return rowsOf(tree, world.book)
    .flatMap((row) => (row.value === null ? [] : [{ ...row, value: row.value }]))
    .sort((a, b) => b.value - a.value);
}

/** An agency's figures of a run of common years in which all of them are known. */
export function drawYears(world: World) {
  const all = commonYears(world);
  const from = world.choices.within(0, all.length - 3);
  const [first, last] = [all[from], all[world.choices.within(from + 2, all.length - 1)]];
  if (first === undefined || last === undefined) return undefined;
  const run = all.filter((year) => year >= first && year <= last);
  const item = anItem(world, run);
  const agency = knowing(world, item, run);
  if (agency === undefined) return undefined;
  const rows: Tree = { op: 'figures', of: item.counted, agencies: [agency], years: run };
  return { agency, item, run, rows, slots: { A: agency, R: [first, last], I: item } satisfies Slots };
}

function wantedFigure(world: World, agency: string, year: number, id: string): WantedFigure {
  const item = itemOf(id);
  const [metric = ''] = item.counted.metrics;
  return { agency, year, metric, applicant: item.counted.applicant, value: figure(world, agency, year, item) };
}

/** One agency's figure of a year. */
export function single(agency: string, year: number, id: string): Tree {
  return { op: 'figures', of: itemOf(id).counted, agencies: [agency], years: [year] };
}

/** The figures to be stated; of one that is added up, its number. */
export function stated(world: World, cells: readonly [string, number, string][]): Wanted {
  const added = cells.some(([, , id]) => itemOf(id).counted.metrics.length > 1);
  if (!added) return { kind: 'figures', figures: cells.map((cell) => wantedFigure(world, ...cell)) };
  return { kind: 'number', any: cells.map(([agency, year, id]) => figure(world, agency, year, itemOf(id)) ?? 0) };
}

/** A question for the number of a tree, or for `other` where the words bear both. */
export function numbered(world: World, shape: string, slots: Slots, tree: Tree, other?: Tree): Made | undefined {
  const any = [tree, ...(other === undefined ? [] : [other])].map((one) => numberOf(one, world.book));
  const [value] = any;
  // Nought says little of how it was come by, and would be found in any text.
  if (value === null || value === undefined || value === 0) return undefined;
  return { shape, slots, wanted: { kind: 'number', any: any.filter((one) => one !== null) }, levels: levels(tree) };
}
