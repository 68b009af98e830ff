import { createRequire } from 'node:module';

/** A word of a text and its part of speech, as dictionaries of segmenters tag it (`n`, `ns`, `v`, `p`, `x` for none of theirs). */
export type Word = { start: number; end: number; said: string; tag: string };

type Tagger = { tag(text: string, guessing?: boolean): { word: string; tag: string }[] };

const require = createRequire(import.meta.url);
let tagger: Tagger | undefined;

/** The words of a text, with names guessed that the dictionary lacks. */
export function wordsIn(text: string): readonly Word[] {
  return tagged(text, true);
}

/** The words of a text that the dictionary has, and single signs. */
export function dictionaryWordsIn(text: string): readonly Word[] {
  return tagged(text, false);
}

/** Texts whose words are kept: a question is asked about several times while it is read, with its runs of characters. */
const MOST_KEPT = 8;
const kept = new Map<string, readonly Word[]>();

/** The dictionary is loaded for the first text that needs it, since most questions need it not. */
function tagged(text: string, guessing: boolean): readonly Word[] {
  const key = `${guessing} ${text}`;
  const before = kept.get(key);
  if (before) return before;
  if (!tagger) {
    const { Jieba } = require('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict');
    tagger = Jieba.withDict(dict) as Tagger; // The package's own types are of its ES module, which a lazy load cannot reach in step.
  }
  let start = 0;
  const words = tagger.tag(text, guessing).map(({ word, tag }): Word => {
    const end = start + word.length;
    const found = { start, end, said: word, tag };
    start = end;
    return found;
  });
  kept.set(key, words);
  for (const oldest of kept.keys()) if (kept.size > MOST_KEPT) kept.delete(oldest);
  return words;
}
