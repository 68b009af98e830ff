import type { Match } from '../lattice/lattice.js';
import { isSlot, partsClauses, type Words } from '../lattice/matches-used.js';

/** What is set against what, by the words on both sides. */
export type Relation = {
  how: 'share' | 'times' | 'difference' | 'growth' | 'minus';
  left: Match[];
  /** The other side; `before` is the year before, `whole` the whole that the left is part of, `pair` the two members that the left names. */
  right: Match[] | 'before' | 'whole' | 'pair';
  /** Which word sets it up, and whether by how much is asked in a word of its own. */
  via?: 'than';
  at?: number;
  asked?: boolean;
  /** What the words say of the sign (比…多, 比…少), which a claim holds them to. */
  sign?: 'more' | 'less';
};

const SEPARATORS = ['相当于', '是', '为', '抵', '有'];

export function slots(words: Words, from = 0, to = words.text.length): Match[] {
  return words.all.filter((match) => isSlot(match) && !words.used.has(match) && match.start >= from && match.end <= to);
}

export function separatorBefore(before: number, words: Words): number | null {
  for (const word of SEPARATORS) {
    const at = words.text.lastIndexOf(word, before - 1);
    if (at > 0 && slots(words, at, before).length > 0) return at;
  }
  return null;
}

export function clauseEnd(from: number, { text }: Words): number {
  for (let at = from; at < text.length; at += 1) if (partsClauses(text, at, at + 1)) return at;
  return text.length;
}
