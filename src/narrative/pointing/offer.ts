import type { Meanings } from '../../contracts/model.js';
import type { ReadingOf } from '../../question/reading.js';
import { type Piece, wholeOf } from '../pieces.js';
import { ABOUT_ITSELF } from '../search/candidates.js';
import type { Passage } from '../search/passages.js';
import { score } from '../search/relevance.js';
import { namedIn, problemChapter } from '../search/section-five.js';
import { isHeading, keyOf } from '../sentences.js';

/** Characters of the pieces that one call is given: what a question may cost is known before it is asked. */
export const MOST_CHARACTERS = 600;
/** A piece that answers this part as well as the best does not help. */
const HELPFUL = 0.35;
const WORTH = 0.25;
/** The best piece of so many passages goes in first, so that what only its meaning finds is not left out. */
const FIRST_PASSAGES = 3;

/**
 * The places of the pieces to choose among, in reading order: those that answer best, each with what must be told with it, as many as there
 * is room for.
 */
export function offered(
  { search, topic, wants }: Pick<ReadingOf<'text'>, 'search' | 'topic' | 'wants'>,
  {
    pieces,
    passages,
    question,
    meanings,
    room = MOST_CHARACTERS,
  }: { pieces: readonly Piece[]; passages: readonly Passage[]; question: string; meanings: Meanings; room?: number },
): number[] {
  const told = topic === 'problems' || topic === 'improvements';
  const chapter = new Set(
    told && namedIn(search).length === 0 ? problemChapter(pieces.map(({ paragraph }) => paragraph)) : [],
  );
  const scored = score(pieces, { search, question, quantity: wants === 'quantity', meanings });
  const best = Math.max(...scored.map((one) => one.score));
  const places = scored
    .map((one, at) => ({ at, ...one, inChapter: chapter.has(one.paragraph) }))
    .filter(({ text, inChapter, score: own, worth, ...one }) => {
      if (isHeading({ ...one, text }) || (wants !== 'contact' && ABOUT_ITSELF.test(text))) return false;
      return inChapter || (chapter.size === 0 && own >= HELPFUL * best && worth >= WORTH);
    });
  const first = passages.slice(0, FIRST_PASSAGES).flatMap(({ paragraph, worth }) => {
    if (chapter.size > 0 || worth < WORTH) return [];
    const own = scored.map((one, at) => ({ at, ...one })).filter((one) => keyOf(one.paragraph) === keyOf(paragraph));
    return own.sort((a, b) => b.score - a.score).slice(0, 1);
  });
  const byScore = chapter.size > 0 ? places : [...places].sort((a, b) => b.score - a.score);
  const taken = new Set<number>();
  let length = 0;
  for (const { at } of [...first, ...byScore]) {
    const more = wholeOf(pieces, at).filter((one) => !taken.has(one));
    const size = more.reduce((sum, one) => sum + (pieces[one]?.text.length ?? 0), 0);
    // The best goes in however long it is; what is cut is what answers least.
    if (taken.size > 0 && length + size > room) continue;
    length += size;
    for (const one of more) taken.add(one);
  }
  return [...taken].sort((a, b) => a - b);
}
