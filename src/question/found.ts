import type { Bundle } from './figures/bundle.js';
import type { Asking } from './figures/complete.js';
import type { FiguresRead } from './figures/figures-asked.js';
import type { Memory } from './follow-up/memory.js';
import type { Unexplained } from './gaps.js';
import type { Cover } from './lattice/cover.js';
import type { Match } from './lattice/lattice.js';
import { namesItem, type Words } from './lattice/matches-used.js';
import type { Unfiled } from './names/unfiled.js';
import type { Reading } from './reading.js';

/** What was found in a cover, to be read in every way. */
export type Found = {
  text: string;
  matches: readonly Match[];
  cover: Cover;
  asking: Asking;
  memory: Memory;
  figures: FiguresRead | null;
  words: Words;
  left: Unexplained;
  unfiled: readonly Unfiled[];
};

/** Readings of a question with their score. */
export type Scored = { readings: Reading[]; score: number; left: string[]; bundle: Bundle | null };

/** Whether a kind of word (with that id) is among the matches. */
export function has({ matches }: Found, kind: string, id?: string): boolean {
  return matches.some((match) => match.kind === kind && (id === undefined || match.id === id));
}

/** The longest word of a kind. */
export function longestOf({ matches }: Found, kind: string): Match | undefined {
  return matches.reduce<Match | undefined>(
    (best, match) => (match.kind === kind && match.said.length > (best?.said.length ?? 0) ? match : best),
    undefined,
  );
}

/** What a reading leaves over costs the more the more it says. */
export function base({ cover, left }: Found): number {
  return cover.score - 1.2 * (left.content.length + left.narrowing.length);
}

/** One reading with its score. */
export function one(reading: Reading, score: number): Scored {
  return { readings: [reading], score, left: [], bundle: null };
}

/** Words of movement: how something moved is told in figures. */
const MOVES = ['up_or_down', 'growth', 'difference', 'trend', 'up', 'down', 'than'];

/** The word for what the text is to tell (怎么, 什么时候); how a figure moved (how did it change) is none. */
export function wantsText(found: Found): Match | undefined {
  const ofFigure = found.matches.some(namesItem) || found.asking.last.length > 0;
  const moves = MOVES.some((id) => has(found, 'op', id)) && ofFigure;
  return found.matches.find(({ kind, id }) => kind === 'wants' && !(moves && id === 'how'));
}

/** Whether an agency, or a set of them, is named. */
export function namesAgency(found: Found): boolean {
  return has(found, 'agency') || has(found, 'traits');
}

/** Whether the words ask how many. */
export function asksQuantity({ matches }: Pick<Found, 'matches'>): boolean {
  return matches.some(({ kind, said }) => kind === 'quantity' && /[多几]|how/.test(said));
}

/** Operators that make of agencies that are named the ones that are asked about. */
const WHO_STANDS = new Set([
  'most',
  'least',
  'versus',
  'versus_least',
  'over',
  'under',
  'at_least',
  'at_most',
  'none',
  'ranking',
]);

/** 宿迁的规章有哪些名字: things are asked for and not agencies. */
export function asksWhichThings(found: Found): boolean {
  const which = found.matches.some(({ kind, said }) => kind === 'which' && /哪些|有哪|which/.test(said));
  const stands = found.matches.some(
    ({ kind, id }) => kind === 'op' && (WHO_STANDS.has(id) || id === 'reasons' || id === 'each'),
  );
  return which && has(found, 'agency') && !stands;
}
