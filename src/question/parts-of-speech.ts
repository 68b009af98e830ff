import { createRequire } from 'node:module';

type Tagger = { tag(text: string): { word: string; tag: string }[] };

const require = createRequire(import.meta.url);
let tagger: Tagger | undefined;

/** The words of a Chinese text with their places and parts of speech, by jieba's dictionary; loaded at the first call, since most questions need it not. */
export function taggedWords(text: string): { start: number; end: number; word: string; tag: string }[] {
  if (!tagger) {
    const { Jieba } = require('@node-rs/jieba');
    const { dict } = require('@node-rs/jieba/dict');
    tagger = Jieba.withDict(dict) as Tagger; // The package's own types are of its ES module, which a lazy load cannot reach in step.
  }
  let at = 0;
  return tagger.tag(text).map(({ word, tag }) => {
    const start = at;
    at += word.length;
    return { start, end: at, word, tag };
  });
}
