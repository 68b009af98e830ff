import type { AgencyTraits } from '../../query/query.js';
import { linesOf, listOf } from '../lattice/lists.js';

/** What sets of agencies are called, and the traits that their members have; `alone` needs no word for all before it. */
export const GROUP_WORDS: readonly { said: readonly string[]; traits: AgencyTraits; alone: boolean }[] = linesOf(
  'group',
).map(({ id, words }) => {
  const signs = id.split(',');
  const traits = Object.fromEntries(signs.filter((sign) => sign.includes('=')).map((sign) => sign.split('=')));
  return { said: words, traits: traits as AgencyTraits, alone: signs.includes('alone') }; // The program's own data, held by a test.
});

/** What levels are called; agencies of them may be called by a word for a set after it. */
export const LEVEL_WORDS = linesOf('level').map(({ id, words }) => ({
  said: words,
  level: id as NonNullable<AgencyTraits['level']>, // As above.
}));

/** Words for all of a set, or for one of it that is asked for. */
export const EVERY_WORDS = listOf('every');

/** What may stand between a place and a set of its agencies. */
export const WITHIN_WORDS = listOf('within');
