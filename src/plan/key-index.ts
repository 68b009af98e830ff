import type { AgencyNames } from '../report/agency.js';

/** A key found in a text: where, and the numbers of the agencies that answer to it. */
export type KeyHit = { start: number; end: number; agencies: number[] };

/** Finds any of a million keys in a short text, without cutting a substring for each try. */
export type KeyIndex = {
  /** The longest key at each place, left to right, none overlapping. */
  find(text: string): KeyHit[];
  /** The agencies that answer to exactly this key. */
  ofKey(key: string): number[];
};

const LONGEST = 40;

/** An open hash table over all keys; typed arrays, because a Map of a million strings costs many times reading them. */
export function createKeyIndex(agencies: readonly AgencyNames[]): KeyIndex {
  const count = agencies.reduce((sum, { keys }) => sum + keys.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)));
  const slots = new Int32Array(size);
  const hashes = new Int32Array(count + 1);
  const owners = new Int32Array(count + 1);
  const next = new Int32Array(count + 1);
  const written: string[] = [''];
  agencies.forEach(({ keys }, agency) => {
    for (const { key } of keys) {
      const hash = hashOf(key);
      const entry = written.push(key) - 1;
      owners[entry] = agency;
      hashes[entry] = hash;
      let slot = hash & (size - 1);
      for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
        const there = slots[slot] ?? 0;
        if (hashes[there] === hash && written[there] === key) break;
      }
      next[entry] = slots[slot] ?? 0;
      slots[slot] = entry;
    }
  });

  function entryOf(hash: number, text: string, start: number, length: number): number {
    for (let slot = hash & (size - 1); slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const entry = slots[slot] ?? 0;
      const key = written[entry] ?? '';
      if (hashes[entry] === hash && key.length === length && text.startsWith(key, start)) return entry;
    }
    return 0;
  }

  function ownersOf(entry: number): number[] {
    const found: number[] = [];
    for (let at = entry; at !== 0; at = next[at] ?? 0) found.push(owners[at] ?? 0);
    return found.reverse();
  }

  return {
    find: (text) => findAll(text, { entryOf, ownersOf }),
    ofKey: (key) => ownersOf(entryOf(hashOf(key), key, 0, key.length)),
  };
}

type Table = {
  entryOf(hash: number, text: string, start: number, length: number): number;
  ownersOf(entry: number): number[];
};

function findAll(text: string, table: Table): KeyHit[] {
  const { folded, at } = foldLatin(text);
  const hits: KeyHit[] = [];
  for (let start = 0; start < folded.length; start += 1) {
    if (isLatin(folded, start) && !startsWord(text, at[start] ?? 0)) continue;
    let hash = SEED;
    let best = 0;
    let length = 0;
    for (let end = start; end < folded.length && end - start < LONGEST; end += 1) {
      hash = step(hash, folded.charCodeAt(end));
      if (isLatin(folded, end) && !endsWord(text, at[end] ?? 0)) continue;
      const entry = table.entryOf(hash, folded, start, end - start + 1);
      if (entry !== 0) [best, length] = [entry, end - start + 1];
    }
    if (best === 0) continue;
    hits.push({ start: at[start] ?? 0, end: (at[start + length - 1] ?? 0) + 1, agencies: table.ownersOf(best) });
    start += length - 1;
  }
  return hits;
}

/** Spaces, hyphens and apostrophes between Latin words go ("Da shi ren", "Xi'an"); `at` leads back to the text. */
function foldLatin(text: string): { folded: string; at: number[] } {
  let folded = '';
  const at: number[] = [];
  for (let index = 0; index < text.length; index += 1) {
    const sign = text[index] ?? '';
    if (/[\s'’-]/.test(sign)) continue;
    folded += sign.toLowerCase();
    at.push(index);
  }
  return { folded, at };
}

function isLatin(text: string, index: number): boolean {
  const code = text.charCodeAt(index);
  return code >= 97 && code <= 122;
}

function startsWord(text: string, index: number): boolean {
  return index === 0 || !/[a-z]/i.test(text[index - 1] ?? '');
}

function endsWord(text: string, index: number): boolean {
  return !/[a-z]/i.test(text[index + 1] ?? '');
}

const SEED = 0x811c9dc5 | 0;

function step(hash: number, code: number): number {
  return Math.imul(hash ^ code, 0x01000193);
}

function hashOf(key: string): number {
  let hash = SEED;
  for (let index = 0; index < key.length; index += 1) hash = step(hash, key.charCodeAt(index));
  return hash;
}
