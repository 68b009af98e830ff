import { divisionsNamed, mayBeginDivision } from '../../report/divisions.js';
import { type Word, wordsIn } from '../lattice/tagged-words.js';
import type { AgencyMatch, Stretch } from './agencies.js';
import { BODY_WORDS, LEVELS, ORDINARY_ENDS, PLACE_WORDS, POINTERS, SHORT_BODIES } from './last-words.js';
import type { Unfiled } from './unfiled.js';

/** Tags of words that a name can be made of: nouns and names, what no dictionary has, adjectives, and short forms. */
const NAME_TAG = /^(?:n.*|x|j|b|a|an|vn|s|f|l|i|z|zg|eng)$/;
const PROPER_TAG = /^(?:x|ns|nr.*|nz)$/;
const NATIONAL = /^(?:国家|中国|全国|国务院|中央)/;
const LONGEST = 15;
const LONGEST_STEM = 4;

type Part = { start: number; end: number; kind: 'place' | 'body' };

/** The names in a run of Chinese characters that no filed name is a part of; `before` is the filed name that ends where it begins. */
export function namesInRun(text: string, run: Stretch, before: AgencyMatch | undefined): Unfiled[] {
  const words = wordsIn(text.slice(run.start, run.end)).map((word) => {
    return { ...word, start: word.start + run.start, end: word.end + run.start };
  });
  const places = [...divisionsIn(text, run, words), ...words.flatMap((_, at) => placeEndingAt(words, at, before))];
  const bodies = words.flatMap((_, at) => bodyEndingAt(words, at, { places, before }));
  const names: Unfiled[] = [];
  for (const part of joined([...places, ...bodies])) {
    const follows = before !== undefined && part.start === run.start;
    const start = follows ? before.start : part.start;
    const isNamed = follows || places.some((place) => place.start >= part.start && place.end <= part.end);
    const kind = part.kind === 'place' ? 'place' : isNamed || hasProperName(words, part) ? 'body' : 'generic';
    if (kind === 'generic' && isDoneTo(words, part)) continue;
    names.push({ start, end: part.end, said: text.slice(start, part.end), kind });
  }
  return names;
}

/** Divisions of the country, in full or short; a short one only where it is a word of its own. */
function divisionsIn(text: string, run: Stretch, words: readonly Word[]): Part[] {
  const starts = new Map(words.map((word) => [word.start, word]));
  const found: Part[] = [];
  for (let start = run.start; start < run.end; start += 1) {
    if (!mayBeginDivision(text, start)) continue;
    for (let end = Math.min(run.end, start + LONGEST); end > start + 1; end -= 1) {
      const said = text.slice(start, end);
      const named = divisionsNamed(said);
      if (named.length === 0) continue;
      const isFull = named.some(({ name }) => name === said) && said.length > 2;
      const word = starts.get(start);
      const isWord = word?.end === end;
      const isHigh = named.some(({ level }) => level === 'province' || level === 'city');
      const isShort =
        isWord &&
        (isHigh || /^(?:ns|nr.*|x)$/.test(word.tag) || (/^nz?$/.test(word.tag) && /^\d/.test(text.slice(end))));
      if (!isFull && !isShort) continue;
      found.push({ start, end, kind: 'place' });
      start = end - 1;
      break;
    }
  }
  return found;
}

/** A place by its last word (青禾县), or by the last word after a filed name that lacks one (青岚街道). */
function placeEndingAt(words: readonly Word[], at: number, before: AgencyMatch | undefined): Part[] {
  const word = words[at];
  const last = word && PLACE_WORDS.find((each) => word.said.endsWith(each));
  if (!word || last === undefined || isOrdinary(word)) return [];
  const own = word.said.slice(0, -last.length);
  if (own.length > 1) {
    const isName = PROPER_TAG.test(word.tag) || /^(?:v|j)/.test(word.tag);
    return isName ? [{ start: word.start, end: word.end, kind: 'place' }] : [];
  }
  if (at === 0 && own === '') {
    const isBare = before !== undefined && !PLACE_WORDS.some((each) => before.said.endsWith(each));
    const goesOn = /^[里上内长委域民场级]/.test(words[1]?.said ?? '');
    return isBare && word.start === before?.end && !goesOn ? [{ start: word.start, end: word.end, kind: 'place' }] : [];
  }
  const start = stemStart(words, at, own.length);
  return start === undefined ? [] : [{ start, end: word.end, kind: 'place' }];
}

/** Where a place's own name begins, two to four characters of words before its last one. */
function stemStart(words: readonly Word[], at: number, length: number): number | undefined {
  let from = at;
  let stem = length;
  while (stem < 2) {
    const word = words[from - 1];
    if (!word || !NAME_TAG.test(word.tag) || POINTERS.includes(word.said[0] ?? '') || LEVELS.includes(word.said)) break;
    stem += word.said.length;
    from -= 1;
  }
  return stem > 1 && stem <= LONGEST_STEM ? words[from]?.start : undefined;
}

function bodyEndingAt(
  words: readonly Word[],
  at: number,
  { places, before }: { places: readonly Part[]; before: AgencyMatch | undefined },
): Part[] {
  const word = words[at];
  const last = word && BODY_WORDS.find((each) => word.said.endsWith(each));
  if (!word || last === undefined || isOrdinary(word) || isVerb(words, at)) return [];
  const isBare = word.said === last && !SHORT_BODIES.has(word.said);
  let from = at;
  while (from > 0 && isPartOfBody(words, from - 1, from)) from -= 1;
  if (isBare && from === at && word.said.length < 3)
    return isAfterPlace(word, places) || isAfterFiled(word, before) ? [{ ...word, kind: 'body' }] : [];
  const start = words[from]?.start ?? word.start;
  // What stands before the place that the body belongs to is no part of its name.
  const first = places.find((place) => place.start >= start && place.end <= word.start);
  return [{ start: first?.start ?? start, end: word.end, kind: 'body' }];
}

function isPartOfBody(words: readonly Word[], at: number, next: number): boolean {
  const word = words[at];
  const after = words[next];
  if (!word || !after || POINTERS.includes(word.said[0] ?? '')) return false;
  // 审批局, 执法大队: a verb right before the bare last word says what the body is for.
  if (word.tag === 'v') return word.said.length > 1 && BODY_WORDS.includes(after.said) && !SHORT_BODIES.has(after.said);
  return NAME_TAG.test(word.tag) || (word.tag === 'm' && word.said.startsWith('第'));
}

function isAfterPlace({ start }: Word, places: readonly Part[]): boolean {
  return places.some(({ end }) => end === start);
}

/** 沭阳县委: the place is one of a filed government. */
function isAfterFiled({ start }: Word, before: AgencyMatch | undefined): boolean {
  return before?.end === start && PLACE_WORDS.some((each) => before.said.endsWith(each));
}

function isOrdinary({ said, tag }: Word): boolean {
  if (tag.startsWith('ns') && said.length > 4) return false;
  if (ORDINARY_ENDS.some((end) => said.endsWith(end)) && divisionsNamed(said).length === 0) return true;
  if (tag === 'r' || POINTERS.includes(said[0] ?? '')) return true;
  const isShort = said.length === 2 && !PLACE_WORDS.includes(said) && !BODY_WORDS.includes(said);
  return isShort && !SHORT_BODIES.has(said) && !divisionsNamed(said).some(({ name }) => name === said);
}

/** 办 and what else can be done: 政府办 is a verb's beginning where something follows that is handled. */
function isVerb(words: readonly Word[], at: number): boolean {
  const { said = '', tag = '' } = words[at] ?? {};
  if (tag === 'v' && said.length === 2 && !SHORT_BODIES.has(said)) return true;
  const after = words[at + 1];
  return said.endsWith('办') && after !== undefined && /^(?:u[lgz]|m|v)/.test(after.tag);
}

/** A name by itself: one that a place or a person gave its name to, or one of the whole country. */
function hasProperName(words: readonly Word[], { start, end }: Part): boolean {
  const first = words.find((word) => word.start === start);
  if (first && (NATIONAL.test(first.said) || (first.tag === 'nt' && first.said.length > 3))) return true;
  return words.some(
    (word) => word.start >= start && word.end <= end && PROPER_TAG.test(word.tag) && word.said.length > 1,
  );
}

/** Whether something is done to or with the body (向法院起诉, 跟财政局比), so that nobody asks about it. */
function isDoneTo(words: readonly Word[], { start }: Part): boolean {
  const before = words.findLast(({ end }) => end === start);
  return before !== undefined && /^(?:p|v|c|r|u|d|zg)/.test(before.tag);
}

function joined(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of [...parts].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = found.at(-1);
    if (!last || part.start > last.end) found.push({ ...part });
    else if (part.end > last.end) {
      last.end = part.end;
      last.kind = part.kind;
    }
  }
  return found;
}
