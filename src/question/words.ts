import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict.js';

/** A word of a text and its part of speech, as dictionaries of segmenters tag it (`n`, `ns`, `v`, `p`, `x` for none of theirs). */
export type Word = { start: number; end: number; said: string; tag: string };

let held: Jieba | undefined;

/** The words of a text. The dictionary is loaded for the first text that needs it. */
export function wordsIn(text: string): Word[] {
  held ??= Jieba.withDict(dict);
  let start = 0;
  return held.tag(text, true).map(({ word, tag }) => {
    const end = start + word.length;
    const found = { start, end, said: word, tag };
    start = end;
    return found;
  });
}
