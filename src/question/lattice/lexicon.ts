import { readdirSync, readFileSync } from 'node:fs';
import { pinyinOf } from '../../text/pinyin.js';
import { LISTS } from './lists.js';

/** One meaning of a word: its kind and id, and how much it weighs where the word has several. */
export type Meaning = { kind: string; id: string; weight: number };

/** A word of the lexicon with all its meanings. */
export type Entry = { word: string; meanings: Meaning[] };

/** The words of all languages, findable at a place of a text, by sound, and by one other sign. */
export type Lexicon = {
  /** The entries that the text has at this place, shortest first. */
  at(text: string, start: number): readonly Entry[];
  /** The entries of Chinese words that sound like these syllables, joined without tones. */
  sounding(syllables: string): Entry[];
  /** The entries of Chinese words of four signs and more that are written so but for one sign. */
  nearly(word: string): Entry[];
};

const WORDS = new URL('../../../words/', import.meta.url);
const NONE: readonly Entry[] = [];
const HAN = /^\p{Script=Han}+$/u;
/** Reads the word lists of `words/<language>/`: a meaning, a colon, words parted by `|`, `~` and a weight behind a word that has several meanings. */
export function readLexicon(words: URL = WORDS): Lexicon {
  const entries = new Map<string, Entry>();
  for (const language of readdirSync(words)) {
    for (const file of readdirSync(new URL(`${language}/`, words)).sort()) {
      if (LISTS.includes(file)) continue;
      for (const line of readFileSync(new URL(`${language}/${file}`, words), 'utf8').split('\n'))
        addLine(line, entries);
    }
  }
  return indexed([...entries.values()]);
}

let held: Lexicon | undefined;

/** The program's own lexicon, read once. */
export function lexicon(): Lexicon {
  held ??= readLexicon();
  return held;
}

function addLine(line: string, entries: Map<string, Entry>): void {
  const colon = line.indexOf(': ');
  if (line.startsWith('#') || colon < 0) return;
  const [kind = '', id = ''] = line.slice(0, colon).split(' ');
  // Cores and their combinations are no words of a figure; see `cores.ts`.
  if (kind === 'core' || kind.startsWith('ask-')) return;
  for (const part of line
    .slice(colon + 2)
    .toLowerCase()
    .split('|')) {
    const said = part.trim();
    const mark = said.indexOf('~');
    const word = mark < 0 ? said : said.slice(0, mark);
    if (!word) continue;
    const meaning = { kind, id, weight: mark < 0 ? 1 : Number(said.slice(mark + 1)) };
    const entry = entries.get(word);
    if (entry) entry.meanings.push(meaning);
    else entries.set(word, { word, meanings: [meaning] });
  }
}

function indexed(entries: readonly Entry[]): Lexicon {
  /** By its first two signs; a word of one sign by that. */
  const byFirst = new Map<string, Entry[]>();
  for (const entry of entries) {
    const first = entry.word.slice(0, 2);
    const list = byFirst.get(first);
    if (list) list.push(entry);
    else byFirst.set(first, [entry]);
  }
  for (const list of byFirst.values()) if (list.length > 1) list.sort((a, b) => a.word.length - b.word.length);
  let bySound: Map<string, Entry[]> | undefined;
  let byRest: Map<string, Entry[]> | undefined;
  return {
    at(text, start) {
      const one = byFirst.get(text[start] ?? '') ?? NONE;
      const more = start + 1 < text.length ? byFirst.get(text.slice(start, start + 2)) : undefined;
      if (!more) return one;
      const found = one.slice();
      for (const entry of more) if (text.startsWith(entry.word, start)) found.push(entry);
      return found;
    },
    sounding(syllables) {
      bySound ??= heard(entries);
      return bySound.get(syllables) ?? [];
    },
    nearly(word) {
      byRest ??= withOneOut(entries);
      const found = new Set([...word].flatMap((_, at) => byRest?.get(withoutSign(word, at)) ?? []));
      return [...found];
    },
  };
}

function withOneOut(entries: readonly Entry[]): Map<string, Entry[]> {
  const byRest = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.word.length < 4 || entry.word.length > 8 || !HAN.test(entry.word)) continue;
    for (let at = 0; at < entry.word.length; at += 1) {
      const rest = withoutSign(entry.word, at);
      byRest.set(rest, [...(byRest.get(rest) ?? []), entry]);
    }
  }
  return byRest;
}

function withoutSign(word: string, at: number): string {
  return `${word.slice(0, at)}_${word.slice(at + 1)}`;
}

function heard(entries: readonly Entry[]): Map<string, Entry[]> {
  const bySound = new Map<string, Entry[]>();
  for (const entry of entries) {
    if (entry.word.length < 2 || !HAN.test(entry.word)) continue;
    // Typed without a gap, 分公 is read as feng and as gong.
    for (const sound of new Set([soundOf(entry.word), alike(pinyinOf(entry.word, { v: true }).join(''))]))
      bySound.set(sound, [...(bySound.get(sound) ?? []), entry]);
  }
  return bySound;
}

/** The usual pinyin of Chinese words without tones, as people type it: in letters a to z, and with the sounds that are often confused told as one. */
export function soundOf(han: string): string {
  const before = sounds.get(han);
  if (before !== undefined) return before;
  const sound = pinyinOf(han, { v: true }).map(alike).join('');
  if (han.length === 1) sounds.set(han, sound);
  return sound;
}

/** The sounds of single signs that were asked for. */
const sounds = new Map<string, string>();

/** Folds what people mix up in typing by sound: zh, ch, sh with z, c, s, and final ng with n. */
export function alike(letters: string): string {
  return letters
    .toLowerCase()
    .replaceAll(/[^a-z]/g, '')
    .replaceAll(/([zcs])h/g, '$1')
    .replaceAll(/([aei])ng/g, '$1n');
}
