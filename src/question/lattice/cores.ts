import { readdirSync, readFileSync } from 'node:fs';
import type { Match } from './lattice.js';

/** What a rule or a reply is put in: cores of meaning (how long, a reply), each said in one of its words. */
export type Combination = { kind: 'rule' | 'talk'; id: string; cores: string[] };

/** A combination that a text holds, with the words of each core. */
export type Combined = Combination & { words: Said[] };
type Said = { core: string; start: number; end: number };

type Cores = { words: Map<string, string[]>; byFirst: Map<string, Word[]>; combinations: Combination[] };
/** A word of a core. */
type Word = { core: string; word: string };

const WORDS = new URL('../../../words/', import.meta.url);
const FILES = ['explanations.txt', 'talk.txt'];
/** Kinds whose longer words mean something else than the core within (怎么样, 哪些单位, 怎么联系). */
const OTHER = new Set(['topic', 'wants', 'which', 'count', 'op', 'agency']);
const FAR = 16;
const FAR_LATIN = 45;
const LATIN = /[a-z]/;

let held: Cores | undefined;

/** The combinations of cores that a normalised text holds; what `before` held of the others stands in for it. */
export function combinedIn(text: string, matches: readonly Match[], before?: string): Combined[] {
  held ??= readCores();
  const { byFirst, combinations } = held;
  const here = saidIn(text, byFirst, matches);
  const carried = new Set(before === undefined ? [] : saidIn(before, byFirst, []).map(({ core }) => core));
  const there = new Set([...carried, ...here.map(({ core }) => core)]);
  if (here.length === 0) return [];
  return combinations.flatMap(({ cores, ...asked }) => {
    if (!cores.every((core) => there.has(core))) return [];
    const found = chosen(cores, here);
    const said = new Set(found.map(({ core }) => core));
    const whole = cores.every((core) => said.has(core) || carried.has(core));
    return whole && found.length > 0 && areNear(found, text) ? [{ ...asked, cores, words: found }] : [];
  });
}

/** Whether a normalised text holds one of the words of a core. */
export function holdsCore(text: string, core: string): boolean {
  held ??= readCores();
  return (held.words.get(core) ?? []).some((word) => text.includes(word));
}

/** The longest words of the cores, none over another. */
function chosen(cores: readonly string[], here: readonly Said[]): Said[] {
  const found: Said[] = [];
  for (const said of here) {
    if (!cores.includes(said.core) || found.some(({ core }) => core === said.core)) continue;
    if (!found.some(({ start, end }) => start < said.end && said.start < end)) found.push(said);
  }
  return found;
}

/** Words far apart in a long story ask nothing together. */
function areNear(found: readonly Said[], text: string): boolean {
  const inOrder = [...found].sort((a, b) => a.start - b.start);
  return inOrder.every(({ start }, at) => {
    const between = text.slice(inOrder[at - 1]?.end ?? start, start);
    return between.length <= (LATIN.test(between) ? FAR_LATIN : FAR);
  });
}

function saidIn(text: string, byFirst: ReadonlyMap<string, readonly Word[]>, matches: readonly Match[]): Said[] {
  const others = matches.filter(({ kind }) => OTHER.has(kind));
  const found: Said[] = [];
  for (let start = 0; start < text.length; start += 1) {
    const begun = new Set([text.slice(start, start + 1), text.slice(start, start + 2)]);
    for (const { core, word } of [...begun].flatMap((first) => byFirst.get(first) ?? [])) {
      const end = start + word.length;
      if (!text.startsWith(word, start) || isWithin(text, start, end)) continue;
      const other = others.some(
        (match) => match.start <= start && end <= match.end && match.end - match.start > end - start,
      );
      if (!other) found.push({ core, start, end });
    }
  }
  return found.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
}

/** Whether the stretch is cut out of a Latin word. */
function isWithin(text: string, start: number, end: number): boolean {
  const cutBefore = LATIN.test(text[start] ?? '') && LATIN.test(text[start - 1] ?? '');
  if (cutBefore || !LATIN.test(text[end - 1] ?? '')) return cutBefore;
  const after = /^[a-z]*/.exec(text.slice(end))?.[0] ?? '';
  return !['', 's', 'es', 'd', 'ed', 'ing'].includes(after);
}

/** Lines `core how_long: 几天 | 多久` and `ask-rule reply_deadline: how_long + reply | …` of the words of all languages. */
function readCores(): Cores {
  const words = new Map<string, string[]>();
  const combinations: Combination[] = [];
  for (const language of readdirSync(WORDS)) {
    for (const line of FILES.flatMap((file) =>
      readFileSync(new URL(`${language}/${file}`, WORDS), 'utf8').split('\n'),
    )) {
      const colon = line.indexOf(': ');
      const [kind = '', id = ''] = line.slice(0, colon).split(' ');
      const parts = line
        .slice(colon + 2)
        .split('|')
        .map((part) => part.trim());
      if (kind === 'core') words.set(id, [...(words.get(id) ?? []), ...parts]);
      if (kind === 'ask-rule' || kind === 'ask-talk')
        for (const part of parts)
          combinations.push({
            kind: kind === 'ask-rule' ? 'rule' : 'talk',
            id,
            cores: part.split('+').map((core) => core.trim()),
          });
    }
  }
  const byFirst = new Map<string, Word[]>();
  for (const [core, said] of words) {
    for (const word of said) {
      const first = word.slice(0, 2);
      const list = byFirst.get(first);
      if (list) list.push({ core, word });
      else byFirst.set(first, [{ core, word }]);
    }
  }
  return { words, byFirst, combinations };
}
