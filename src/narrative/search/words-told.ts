import type { Meanings } from '../../contracts/model.js';
import { listOf } from '../../question/lattice/lists.js';
import { contentWords } from '../../text/content-words.js';

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });
/** Texts whose words are kept: the sentences of some dozens of reports. */
const KEPT = 20_000;
const HALF = 0.5;

const kept = new Map<string, readonly string[]>();

/**
 * How far each text tells the words of a question, 0 to 1: a word counts as far as the nearest word of the text is in meaning, and more the
 * fewer texts tell it.
 */
export function wordsTold(
  search: string,
  { texts, meanings }: { texts: readonly string[]; meanings: Meanings },
): number[] {
  const ofTexts = texts.map(wordsOf);
  const vocabulary = [...new Set(ofTexts.flat())];
  const places = new Map(vocabulary.map((word, at) => [word, at]));
  const words = ofTexts.map((own) => own.map((word) => places.get(word) ?? 0));
  const told = texts.map(() => 0);
  let total = 0;
  for (const word of contentWords(search)) {
    const near = meanings.near(word, vocabulary);
    const best = words.map((own) => own.reduce((most, place) => Math.max(most, near[place] ?? 0), 0));
    const weight = Math.log(1 + texts.length / (HALF + best.reduce((sum, one) => sum + one, 0)));
    total += weight;
    for (const [at, one] of best.entries()) told[at] = (told[at] ?? 0) + weight * one;
  }
  return total === 0 ? told : told.map((sum) => sum / total);
}

function wordsOf(text: string): readonly string[] {
  const before = kept.get(text);
  if (before) return before;
  const empty = new Set(listOf('empty'));
  const words = [...SEGMENTER.segment(text)].filter(
    ({ segment, isWordLike }) => isWordLike && !empty.has(segment) && !/^\d/.test(segment),
  );
  const own = [...new Set(words.map(({ segment }) => segment))];
  if (kept.size >= KEPT) kept.clear();
  kept.set(text, own);
  return own;
}
