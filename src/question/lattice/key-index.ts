import type { AgencyKey, AgencyNames } from '../../report/agency.js';

/** A key found in a text: where, its kind, and the numbers of the agencies that answer to it. */
export type KeyHit = { start: number; end: number; kind: AgencyKey['kind']; agencies: number[] };

/** Finds any of a million keys in a short text, without cutting a substring for each try. */
export type KeyIndex = {
  /** The longest key at each place, left to right, none overlapping. */
  find(text: string): KeyHit[];
  /** Every key in the text, at each place the longer before the shorter; of many owners only forty. */
  all(text: string): KeyHit[];
  /** The agencies that answer to exactly this key, only those with a key of the kind where one is told; at most `limit`, forty if none is told. */
  ofKey(key: string, kind?: AgencyKey['kind'], limit?: number): number[];
  /** How many keys were looked up and owners read since the index was made: what a question costs, on any machine. */
  looked(): number;
};

const LONGEST = 40;
/** 教育局 alone is the name of thousands; nobody chooses among more. */
const MOST_OWNERS = 40;
const KINDS: readonly AgencyKey['kind'][] = ['full', 'short', 'pinyin'];

/** An open hash table over all keys; typed arrays, because a Map of a million strings costs many times reading them. */
export function createKeyIndex(agencies: readonly AgencyNames[]): KeyIndex {
  const count = agencies.reduce((sum, { keys }) => sum + keys.length, 0);
  const size = 2 ** Math.ceil(Math.log2(Math.max(16, count * 2)));
  const slots = new Int32Array(size);
  const hashes = new Int32Array(count + 1);
  const owners = new Int32Array(count + 1);
  const next = new Int32Array(count + 1);
  const kinds = new Uint8Array(count + 1);
  const written: string[] = [''];
  let looked = 0;
  agencies.forEach(({ keys }, agency) => {
    for (const { key, kind } of keys) {
      const hash = hashOf(key);
      const entry = written.push(key) - 1;
      owners[entry] = agency;
      kinds[entry] = KINDS.indexOf(kind);
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
    looked += 1;
    for (let slot = hash & (size - 1); slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      const entry = slots[slot] ?? 0;
      const key = written[entry] ?? '';
      if (hashes[entry] === hash && key.length === length && text.startsWith(key, start)) return entry;
    }
    return 0;
  }

  /** The chain begins with what was put in last, so that a long one loses those that came first. */
  function ownersOf(entry: number, kind?: number, limit = MOST_OWNERS): number[] {
    const found: number[] = [];
    for (let at = entry; at !== 0 && found.length < limit; at = next[at] ?? 0)
      if (kind === undefined || kinds[at] === kind) found.push(owners[at] ?? 0);
    looked += found.length;
    return found.reverse();
  }

  /** The best kind among the owners of a key: a name in full for one may be another's short one. */
  function kindOf(entry: number): AgencyKey['kind'] {
    let best = 2;
    let steps = 0;
    for (let at = entry; at !== 0 && steps < MOST_OWNERS; at = next[at] ?? 0, steps += 1)
      best = Math.min(best, kinds[at] ?? 2);
    return KINDS[best] ?? 'pinyin';
  }

  const table = { entryOf, ownersOf, kindOf };
  return {
    find: (text) => hitsIn(text, table, 'longest'),
    all: (text) => hitsIn(text, table, 'all'),
    ofKey: (key, kind, limit) =>
      ownersOf(entryOf(hashOf(key), key, 0, key.length), kind === undefined ? undefined : KINDS.indexOf(kind), limit),
    looked: () => looked,
  };
}

type Table = {
  entryOf(hash: number, text: string, start: number, length: number): number;
  ownersOf(entry: number): number[];
  kindOf(entry: number): AgencyKey['kind'];
};

function hitsIn(text: string, table: Table, which: 'longest' | 'all'): KeyHit[] {
  const { folded, at } = foldLatin(text);
  const hits: KeyHit[] = [];
  for (let start = 0; start < folded.length; start += 1) {
    if (isLatin(folded, start) && !startsWord(text, at[start] ?? 0)) continue;
    let hash = SEED;
    const here: KeyHit[] = [];
    for (let end = start; end < folded.length && end - start < LONGEST; end += 1) {
      hash = step(hash, folded.charCodeAt(end));
      if (isLatin(folded, end) && !endsWord(text, at[end] ?? 0)) continue;
      const entry = table.entryOf(hash, folded, start, end - start + 1);
      if (entry === 0) continue;
      const [from, to] = [at[start] ?? 0, (at[end] ?? 0) + 1];
      here.push({ start: from, end: to, kind: table.kindOf(entry), agencies: table.ownersOf(entry) });
    }
    const longest = here.at(-1);
    if (which === 'all') hits.push(...here.reverse());
    else if (longest) {
      hits.push(longest);
      while ((at[start + 1] ?? Number.POSITIVE_INFINITY) < longest.end) start += 1;
    }
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
