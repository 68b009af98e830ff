import { drawSome, type Made, type Maker, ranked, single } from './draw.js';
import { levels, numberOf, type Tree } from './tree.js';
import type { Wanted } from './wanted.js';
import { anItem, commonYears, figure, knowing, type World } from './world.js';

/** Claims that hold and claims that do not, half and half. */
export const CLAIMS: Record<string, Maker[]> = {
  claim: [ofNumber, ofMore, ofTwo, ofYears, ofMost, ofFall, ofFold('sum'), ofFold('sum'), ofFold('mean')],
};

function claim(holds: boolean, numbers: number[]): Wanted {
  return { kind: 'claim', holds, numbers };
}

function drawOne(world: World) {
  const year = world.choices.one(commonYears(world));
  const item = anItem(world, [year]);
  const agency = knowing(world, item, [year]);
  if (agency === undefined) return undefined;
  const value = figure(world, agency, year, item) ?? 0;
  return value < 2 ? undefined : { year, item, agency, value, slots: { A: agency, Y: year, I: item } };
}

function ofNumber(world: World): Made | undefined {
  const drawn = drawOne(world);
  if (drawn === undefined) return undefined;
  const holds = world.choices.next() < 0.5;
  const off = world.choices.within(1, Math.max(1, Math.round(drawn.value / 4)));
  const N = holds ? drawn.value : drawn.value + off;
  return { shape: 'claim of a number', slots: { ...drawn.slots, N }, wanted: claim(holds, [drawn.value]), levels: 2 };
}

function ofMore(world: World): Made | undefined {
  const drawn = drawOne(world);
  if (drawn === undefined) return undefined;
  const N = about(world, drawn.value);
  return {
    shape: 'claim of more',
    slots: { ...drawn.slots, N },
    wanted: claim(drawn.value > N, [drawn.value]),
    levels: 2,
  };
}

/** A round number below or above, and now and then the number itself. */
function about({ choices }: World, value: number): number {
  if (choices.next() < 0.15) return value;
  const rough = value * (choices.next() < 0.5 ? 0.5 + choices.next() * 0.45 : 1.05 + choices.next());
  const step = 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, rough))) - 1);
  return Math.max(1, Math.round(rough / step) * step);
}

function ofTwo(world: World): Made | undefined {
  const drawn = drawOne(world);
  const other = drawn && knowing(world, drawn.item, [drawn.year], [drawn.agency]);
  if (drawn === undefined || other === undefined) return undefined;
  const than = figure(world, other, drawn.year, drawn.item) ?? 0;
  const wanted = claim(drawn.value > than, [drawn.value, Math.abs(drawn.value - than)]);
  return { shape: 'claim of two agencies', slots: { ...drawn.slots, B: other }, wanted, levels: 2 };
}

function ofYears(world: World): Made | undefined {
  const [earlier = 0, later = 0] = world.choices.some(commonYears(world), 2).sort((a, b) => a - b);
  const item = anItem(world, [earlier, later]);
  const agency = knowing(world, item, [earlier, later]);
  if (agency === undefined) return undefined;
  const [left, right] = [single(agency, later, item.id), single(agency, earlier, item.id)];
  const by = numberOf({ op: 'difference', left, right }, world.book) ?? 0;
  const wanted = claim(by > 0, [figure(world, agency, later, item) ?? 0, Math.abs(by)]);
  return { shape: 'claim of two years', slots: { A: agency, Y: earlier, Z: later, I: item }, wanted, levels: 2 };
}

function ofMost(world: World): Made | undefined {
  const drawn = drawSome(world, ['all']);
  if (drawn === undefined) return undefined;
  const [best, second, third] = ranked(drawn.rows, world);
  if (best === undefined || second === undefined || best.value === second.value) return undefined;
  const holds = world.choices.next() < 0.5;
  const said = holds ? best : world.choices.one([second, third ?? second]);
  const slots = { A: said.agency ?? '', Y: drawn.year, I: drawn.item };
  return { shape: 'claim of the most', slots, wanted: claim(holds, [best.value, said.value]), levels: 3 };
}

function ofFall(world: World): Made | undefined {
  const year = world.choices.one(commonYears(world).slice(1));
  const item = anItem(world, [year - 1, year]);
  const agency = knowing(world, item, [year - 1, year]);
  if (agency === undefined) return undefined;
  const [now, before] = [figure(world, agency, year, item) ?? 0, figure(world, agency, year - 1, item) ?? 0];
  if (now === before || before === 0) return undefined;
  const wanted = claim(now < before, [now, Math.abs(now - before), Math.abs((100 * (now - before)) / before)]);
  return { shape: 'claim of a fall', slots: { A: agency, Y: year, I: item }, wanted, levels: 4 };
}

function ofFold(op: 'sum' | 'mean'): Maker {
  return (world) => {
    const drawn = drawSome(world);
    if (drawn === undefined) return undefined;
    const { year, item, some, rows } = drawn;
    const tree: Tree = { op, rows };
    const value = numberOf(tree, world.book);
    if (value === null || value < 5) return undefined;
    const N = about(world, Math.round(value));
    const slots = { Y: year, I: item, S: some, N };
    return { shape: `claim of a ${op}`, slots, wanted: claim(value > N, [value]), levels: 1 + levels(tree) };
  };
}
