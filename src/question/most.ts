import type { Memory } from './follow-up/memory.js';
import type { Cover } from './lattice/cover.js';
import type { Unfiled } from './names/unfiled.js';

/** Words that let a reading score by more than what they explain. */
const ADDS = new Set(['veto', 'holdings', 'report', 'outside', 'topic', 'wants', 'define', 'which']);
/** What a reading as figures or as a follow-up scores beyond its cover, and what a quantity that is asked for adds. */
const FIGURES = 1.6;
const QUANTITY = 1;
/** What the question about a body that is not filed scores beyond its cover. */
const UNFILED = 4;
/** What a passage that is looked for scores beyond its cover: for each sign left over, and for the words that these make. */
const SIGN = 0.8;
const WORDS = 3.4;

/** The most that a reading of the cover may score by `other.ts`, `texts.ts` and `follow-up.ts`; covers that promise less than the best reading are not read. */
export function mostOf(
  { score, matches, gaps }: Cover,
  { memory, unfiled }: { memory: Memory; unfiled: readonly Unfiled[] },
): number {
  if (memory.text || matches.some(({ kind }) => ADDS.has(kind))) return Number.POSITIVE_INFINITY;
  const figures = FIGURES + (matches.some(({ kind }) => kind === 'quantity') ? QUANTITY : 0);
  const least = unfiled.length > 0 ? Math.max(figures, UNFILED) : figures;
  if (gaps.length === 0) return score + least;
  const left = gaps.reduce((sum, { said }) => sum + said.length, 0);
  return score + Math.max(least, SIGN * left + (unfiled.length > 0 ? Math.max(WORDS, UNFILED) : WORDS));
}
