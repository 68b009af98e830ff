import type { AgencyTraits } from '../../query/query.js';
import { numeralsIn } from '../../text/numerals.js';
import { type YearMatch, yearsIn } from '../figures/years.js';
import type { AgencyMatch } from '../names/agencies.js';
import type { AgencyGroup } from '../names/agency-groups.js';
import { alike, type Lexicon, soundOf } from './lexicon.js';
import { dictionaryWordsIn } from './tagged-words.js';

/** What a stretch of the question may mean. Matches overlap; `cover.ts` chooses among them. */
export type Match = {
  start: number;
  end: number;
  kind: string;
  id: string;
  /** 1 for a word as it is written; less for one of several meanings, or one only heard alike. */
  weight: number;
  /** What stands there, in Simplified characters and lower case. */
  said: string;
  agency?: AgencyMatch;
  years?: YearMatch;
  traits?: AgencyTraits;
  number?: { value: number; vague: 'about' | 'over' | 'under' | null; give: number; measure: string; money: boolean };
};

const HEARD_ALIKE = 0.72;
/** What is written with one other sign says less than what sounds the same. */
const NEARLY = 0.66;
/** Kinds that are heard through a slip of writing; function words are not, they would explain anything. */
const HEARD = new Set(['item', 'family', 'aspect', 'applicant', 'applications', 'lost', 'won', 'term', 'carrying']);
const LONGEST_HEARD = 10;

/** Every match at every place of a normalised question, as it is written. */
export function matchesIn(
  text: string,
  {
    lexicon,
    agencies,
    groups,
    today,
  }: { lexicon: Lexicon; agencies: readonly AgencyMatch[]; groups: readonly AgencyGroup[]; today: string },
): Match[] {
  const matches: Match[] = [];
  for (let start = 0; start < text.length; start += 1) {
    if (isLatin(text, start) && isLatin(text, start - 1)) continue;
    for (const { word, meanings } of lexicon.at(text, start)) {
      const end = latinEnd(text, start + word.length);
      if (end < 0) continue;
      for (const { kind, id, weight } of meanings)
        matches.push({ start, end, kind, id, weight, said: text.slice(start, end) });
    }
  }
  for (const agency of agencies)
    matches.push({
      ...span(text, agency),
      kind: 'agency',
      id: agency.said,
      weight: agency.weight,
      agency,
    });
  for (const group of groups)
    if (group.traits.level === undefined && group.traits.kind === undefined) continue;
    else if (group.every || /[两二三四五六七八九十\d]个$/.test(text.slice(0, group.start)))
      matches.push({ ...span(text, group), kind: 'traits', id: '', weight: 1, traits: group.traits });
  for (const years of yearsIn(text, today))
    matches.push({ ...span(text, years), kind: 'year', id: years.said, weight: 1, years });
  for (const { start, end, ...number } of numeralsIn(text)) {
    const said = span(text, { start, end });
    // 202000年 is a year, however long.
    if (/^\d{5,}$/.test(said.said) && text[end] === '年') continue;
    // 一件都没有 counts nothing.
    if (/^(?:都|也)(?:没|不|未|无)/.test(text.slice(end))) continue;
    matches.push({ ...said, kind: 'number', id: String(number.value), weight: weightOf(number, said.said), number });
    if (/^[12]\d$/.test(said.said))
      matches.push({
        ...said,
        kind: 'year',
        id: said.said,
        weight: 0.62,
        years: { ...said, means: { kind: 'years', years: [2000 + number.value], relative: false } },
      });
  }
  for (const { start, end } of datesIn(text))
    matches.push({ ...span(text, { start, end }), kind: 'date', id: 'date', weight: 1 });
  // 几家企业 counts applicants, and no agencies.
  const applicants = new Set(matches.flatMap(({ kind, start }) => (kind === 'applicant' ? [start] : [])));
  // 占全部予以公开的比例: behind 占 the ratio is the one that is asked, and not the rate of the forms.
  const share = matches.find(({ kind, id, said }) => kind === 'op' && id === 'share' && said.startsWith('占'));
  const isShares = ({ kind, id, start, said }: Match) =>
    share !== undefined && kind === 'item' && id.startsWith('rate.') && said.endsWith('比例') && share.end <= start;
  return matches.filter(
    (match) => !(match.kind === 'count' && match.id === 'agencies' && applicants.has(match.end)) && !isShares(match),
  );
}

/** The end of a Latin word that a lexicon word fills but for a plural or possessive; -1 where it goes on. */
function latinEnd(text: string, end: number): number {
  if (!isLatin(text, end - 1) || !isLatin(text, end)) return end;
  for (const ending of ['s', 'es', 'ed', 'd', 'ing']) {
    const after = end + ending.length;
    if (text.startsWith(ending, end) && !isLatin(text, after)) return after;
  }
  return -1;
}

function isLatin(text: string, at: number): boolean {
  const code = text.charCodeAt(at);
  return code >= 97 && code <= 122;
}

/** A number says more with what it counts; four digits that may be a year say less. */
function weightOf({ measure }: { measure: string }, said: string): number {
  if (/^(?:19|20)\d\d/.test(said) && !said.includes(',') && ['', '个', '人', '项', '家', '名'].includes(measure))
    return 0.4;
  return measure ? 1 : 0.5;
}

/** Words that what is written sounds like: misheard characters where nothing longer is understood, and pinyin. */
export function heardIn(text: string, { lexicon, matches }: { lexicon: Lexicon; matches: readonly Match[] }): Match[] {
  const strong = new Uint8Array(text.length);
  for (const { start, end } of matches) if (end - start > 1) strong.fill(1, start, end);
  const empty = new Uint8Array(text.length);
  for (const { start, end, kind } of matches) if (kind === 'fill' || kind === 'quantity') empty.fill(1, start, end);
  const hasContent = (start: number, end: number, but: number) =>
    empty.subarray(start, end).some((sign, at) => sign === 0 && at !== but);
  const heard: Match[] = [];
  const isWord = lazily(() => signsOfWords(text));
  const add = (start: number, end: number, sound: string, only?: ReadonlySet<string>) => {
    for (const { word, meanings } of lexicon.sounding(sound)) {
      if (word === text.slice(start, end)) continue;
      if (only && differing(word, text.slice(start, end)).some((at) => isWord()[start + at])) continue;
      for (const { kind, id, weight } of meanings)
        if (!only || only.has(kind) || (kind === 'op' && end - start > 2))
          heard.push({ start, end, kind, id, weight: weight * HEARD_ALIKE, said: text.slice(start, end) });
    }
  };
  const addNearly = (start: number, end: number) => {
    const said = text.slice(start, end);
    for (const { word, meanings } of lexicon.nearly(said)) {
      const [at = 0] = differing(word, said);
      // Only a sign that nothing else explains is a slip, beside one that says something (提了多少 is no slip of 花了多少).
      if (strong[start + at] || isWord()[start + at] || !hasContent(start, end, at)) continue;
      for (const { kind, id, weight } of meanings)
        if (HEARD.has(kind)) heard.push({ start, end, kind, id, weight: weight * NEARLY, said });
    }
  };
  for (const { start, end } of runsOf(text, /[\p{Script=Han}]+/gu)) {
    for (let from = start; from < end; from += 1) {
      let isOpen = false;
      let sound = '';
      for (let to = from + 1; to <= Math.min(end, from + LONGEST_HEARD); to += 1) {
        isOpen ||= !strong[to - 1];
        sound += soundOf(text[to - 1] ?? '');
        // A word understood as it is written is not heard as another one.
        if (!isOpen || to - from < 2) continue;
        add(from, to, sound, HEARD);
        if (to - from >= 4 && to - from <= 8) addNearly(from, to);
      }
    }
  }
  for (const { start, end } of runsOf(text, /[a-z]+(?:[ '’]+[a-z]+)*/g)) {
    const words = [...text.slice(start, end).matchAll(/[a-z]+/g)].map((match) => ({
      at: start + match.index,
      word: match[0],
    }));
    for (let from = 0; from < words.length; from += 1) {
      let sound = '';
      for (let to = from; to < Math.min(words.length, from + LONGEST_HEARD); to += 1) {
        const word = words[to];
        const first = words[from];
        if (!word || !first) break;
        sound += alike(word.word);
        if (sound.length >= 3) add(first.at, word.at + word.word.length, sound);
      }
    }
  }
  return heard;
}

function lazily<Value>(make: () => Value): () => Value {
  let held: Value | undefined;
  return () => {
    held ??= make();
    return held;
  };
}

/** The signs in which a word differs from what is written. */
function differing(word: string, said: string): number[] {
  return [...said].flatMap((sign, at) => (sign === word[at] ? [] : [at]));
}

/** Signs that are part of a longer word of the dictionary, so that they are no slip; names are often two signs thrown together. */
function signsOfWords(text: string): Uint8Array {
  const signs = new Uint8Array(text.length);
  for (const { start, end, tag } of dictionaryWordsIn(text))
    if (end - start > 1 && !/^(?:nr|ns|x|m)/.test(tag)) signs.fill(1, start, end);
  return signs;
}

function runsOf(text: string, pattern: RegExp): { start: number; end: number }[] {
  return [...text.matchAll(pattern)].map((match) => ({ start: match.index, end: match.index + match[0].length }));
}

/** Days of the period a report is about (1月1日至12月31日): they say the year and nothing else. */
function datesIn(text: string): { start: number; end: number }[] {
  if (!text.includes('月')) return [];
  return runsOf(text, /(?:从|自)?\d{1,2}月\d{1,2}[日号]|[到至]\d{1,2}月\d{1,2}[日号]/g);
}

function span(
  text: string,
  { start, end }: { start: number; end: number },
): { start: number; end: number; said: string } {
  return { start, end, said: text.slice(start, end) };
}
