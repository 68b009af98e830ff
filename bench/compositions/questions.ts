import { AGAINST } from './against.js';
import { CHOOSING } from './choosing.js';
import { CLAIMS } from './claims.js';
import type { Made, Maker } from './draw.js';
import { FOLDS } from './folds.js';
import { KEEPING } from './keeping.js';
import { type Language, say } from './say.js';
import type { SomeKind } from './some.js';
import type { Wanted } from './wanted.js';
import type { World } from './world.js';

/** A question that is asked: its words, what is wanted, and what it is counted under. */
export type Question = {
  text: string;
  language: Language;
  operator: string;
  shape: string;
  levels: number;
  some: SomeKind | undefined;
  wanted: Wanted;
  /** The years whose figures the answer may be made of. */
  years: number[];
};

const COMPARING = new Set([
  'the year before, more',
  'the year before, less',
  'growth on the year before',
  'growth, who',
  'claim of a fall',
]);
const DEEPEST = 4;
const TRIES = 200;
/** How deep a question should be, drawn anew for each; makers that cannot come so deep make what they can. */
const AIMS = [1, 1, 2, 3, 3, 4, 4];

/** So many different questions, the operators and the languages in turn. */
export function compose(world: World, many: number): Question[] {
  const makers = new Map<string, Maker[]>();
  for (const table of [FOLDS, AGAINST, CHOOSING, KEEPING, CLAIMS]) {
    for (const [operator, of] of Object.entries(table)) makers.set(operator, [...(makers.get(operator) ?? []), ...of]);
  }
  const operators = [...makers];
  const asked = new Map<string, Question>();
  for (let turn = 0; asked.size < many; turn += 1) {
    if (turn > many * 4) throw new Error(`only ${asked.size} different questions could be made`);
    const [operator, of] = operators[turn % operators.length] ?? ['', []];
    const language = Math.floor(turn / operators.length) % 2 === 0 ? 'zh' : 'en';
    const question = one(world, operator, of, language);
    if (question !== undefined && !asked.has(question.text)) asked.set(question.text, question);
  }
  return [...asked.values()];
}

function one(world: World, operator: string, makers: readonly Maker[], language: Language): Question | undefined {
  const maker = world.choices.one(makers);
  const aim = world.choices.one(AIMS);
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const made = maker(world);
    if (made === undefined || made.levels > DEEPEST || (made.levels < aim && attempt < TRIES / 2)) continue;
    const { shape, slots, wanted, levels } = made;
    const text = say(shape, language, slots, world);
    if (text !== undefined)
      return { text, language, operator, shape, levels, some: slots.S?.kind, wanted, years: yearsOf(made, world) };
  }
  return undefined;
}

/** The years that the question names, and the ones before them where it compares with those. */
function yearsOf({ shape, slots }: Made, { book }: World): number[] {
  const { A, Y, Z, R } = slots;
  if (shape === 'figure, newest' && A !== undefined) return [book.newest(A)];
  const named = [Y, Z].flatMap((year) => year ?? []);
  if (R !== undefined) return book.years.filter((year) => year >= R[0] && year <= R[1]);
  return COMPARING.has(shape) ? named.flatMap((year) => [year - 1, year]) : named;
}
