import { readingOf } from '../../text/pinyin.js';
import { soundsOfWord } from '../lattice/sounds.js';
import { wordsIn } from '../lattice/tagged-words.js';
import type { Exactness, Stretch } from './agencies.js';
import { type Known, meantBy } from './known.js';
import { isOneSlip, oneSlipAway } from './slips.js';

/** A name in another spelling: where, and the numbers of the agencies that it may be meant for. */
export type Misspelt = Stretch & { exact: Exactness; numbers: number[]; placeOnly: boolean };

const HAN = /[\u3400-\u9fff]/;
const LONGEST = 16;
const PLACE_ENDS = /[省市县区旗镇乡州盟]$|街道$/;
const BODY_ENDS = /(?:政府|[局委厅办院会心])$/;
/** Signs that either may end with. */
const ENDS: ReadonlySet<string> = new Set('省市县区旗镇乡州盟道府局委厅办院会心');
const MOST_WORDS = 4;
/** How far a place's name goes around two characters that changed places. */
const AROUND = 6;
const MOST_DEPARTMENTS = 100;

/**
 * Names in other characters of the same sound (洪择区), and with one slip (审判局 for 审批局), outside of what is `covered`. A name of
 * sounds alone (宿千) and slips of whole places are looked for only where no other agency is named.
 */
export function misspeltIn(
  text: string,
  known: Known,
  {
    covered,
    named,
    isNamed,
  }: { covered: readonly Stretch[]; named: readonly (Stretch & { numbers: number[] })[]; isNamed: boolean },
): Misspelt[] {
  const free = Array.from(
    { length: text.length },
    (_, at) => !covered.some(({ start, end }) => start <= at && at < end),
  );
  const heard = heardIn(text, known, free);
  const slipped = bodySlipsIn(text, known, named);
  if (isNamed || heard.length + slipped.length > 0) return [...heard, ...slipped];
  return [...bareHeardIn(text, known, free), ...swappedIn(text, known, free), ...latinSlipsIn(text, known, free)];
}

function heardIn(text: string, known: Known, free: readonly boolean[]): Misspelt[] {
  const found: Misspelt[] = [];
  const runs = Array.from(text, (_, at) => free[at] === true && HAN.test(text[at] ?? ''));
  const ends = Array.from(text, (sign) => ENDS.has(sign));
  for (let start = 0; start < text.length; start += 1) {
    for (let end = start + 1; end <= text.length && end - start <= LONGEST; end += 1) {
      if (!runs[end - 1]) break;
      if (!ends[end - 1]) continue;
      const said = text.slice(start, end);
      if (said.length < 2 || !(PLACE_ENDS.test(said) || (said.length > 4 && BODY_ENDS.test(said)))) continue;
      const sounds = soundsOfWord(said);
      const agencies = [...new Set(sounds.flatMap((sound) => known.index.ofKey(sound, 'pinyin')))];
      const alike = agencies.filter(
        (agency) => endsAlike(said, known.agencies[agency] ?? '') && isReadAs(agency, sounds, { said, known }),
      );
      if (alike.length > 0) found.push({ start, end, exact: 'homophone', ...meantBy(said, alike, known.agencies) });
    }
  }
  return found;
}

/** A place of two or three characters by its sounds alone (宿千), unless they are a word (诉前). */
function bareHeardIn(text: string, known: Known, free: readonly boolean[]): Misspelt[] {
  const found: Misspelt[] = [];
  for (let start = 0; start + 1 < text.length; start += 1) {
    for (const end of [start + 3, start + 2]) {
      const said = text.slice(start, end);
      if (end > text.length || free.slice(start, end).includes(false) || !/^[\u3400-\u9fff]+$/.test(said)) continue;
      const sounds = soundsOfWord(said).slice(0, 1);
      const agencies = known.index
        .ofKey(sounds[0] ?? '', 'pinyin')
        .filter((agency) => isReadAs(agency, sounds, { said, known }));
      if (agencies.length === 0 || !isStranger(text, { start, end })) continue;
      found.push({ start, end, exact: 'homophone', ...meantBy(said, agencies, known.agencies) });
    }
  }
  return found;
}

/** Whether the dictionary has no word that stands there or reaches into it. */
function isStranger(text: string, { start, end }: Stretch): boolean {
  const words = wordsIn(text).filter((word) => word.start < end && start < word.end);
  return words.every((word) => word.said.length === 1 || /^(?:x|n[rs].*)$/.test(word.tag));
}

/** 测是市 is 测试市, and 策试是 is not: what a place is stays as it is written. */
function endsAlike(said: string, name: string): boolean {
  const last = said.at(-1) ?? '';
  return (
    name.endsWith(last) ||
    name.replace(/(?:人民政府|政府|办事处|管理委员会)$/, '').endsWith(last) ||
    (said.length > 4 && name.includes(last))
  );
}

/** Whether a name of the agency, as it is usually read, is one of the sounds; 和旺区 may be read as 湖旺区, and is not. */
function isReadAs(agency: number, sounds: readonly string[], { said, known }: { said: string; known: Known }): boolean {
  const keys = known.names[agency]?.keys ?? [];
  return keys.some(
    ({ key, kind }) => kind !== 'pinyin' && key.length === said.length && sounds.includes(readingOf(key)),
  );
}

/** After the place of a department, its own name with one slip. */
function bodySlipsIn(text: string, known: Known, named: readonly (Stretch & { numbers: number[] })[]): Misspelt[] {
  return named.flatMap(({ start, end, numbers }): Misspelt[] => {
    const said = text.slice(start, end);
    const all = HAN.test(said) ? known.index.ofKey(said, undefined, MOST_DEPARTMENTS) : [];
    const lengths = new Map<number, number[]>();
    for (const agency of new Set([...numbers, ...all])) {
      for (const { key, kind } of known.names[agency]?.keys ?? []) {
        if (kind === 'pinyin' || !key.startsWith(said)) continue;
        const length = slipLength(text, start, key, said.length);
        if (length !== undefined) lengths.set(length, [...(lengths.get(length) ?? []), agency]);
      }
    }
    return [...lengths].map(([length, agencies]) => {
      return { start, end: start + length, exact: 'slip', numbers: [...new Set(agencies)], placeOnly: false };
    });
  });
}

/** How much of the text from `start` is the key with one slip after its first `place` characters; `undefined` where none is. */
function slipLength(text: string, start: number, key: string, place: number): number | undefined {
  let at = place;
  while (at < key.length && text[start + at] === key[at]) at += 1;
  if (at === key.length) return undefined;
  const rest = key.slice(at + 1);
  const lengths = [
    text.startsWith(rest, start + at + 1) ? key.length : undefined,
    text.startsWith(rest, start + at) ? key.length - 1 : undefined,
    text.startsWith(key.slice(at), start + at + 1) ? key.length + 1 : undefined,
  ];
  return lengths.find(
    (length) => length !== undefined && length > place && isOneSlip(text.slice(start, start + length), key, place),
  );
}

/** Two characters of a place that changed places. */
function swappedIn(text: string, known: Known, free: readonly boolean[]): Misspelt[] {
  const found: Misspelt[] = [];
  for (let at = 0; at + 1 < text.length; at += 1) {
    const [one = '', other = ''] = text.slice(at, at + 2);
    if (!free[at] || !free[at + 1] || !HAN.test(one) || !HAN.test(other) || one === other) continue;
    const from = Math.max(0, at - AROUND);
    const near = text.slice(from, at) + other + one + text.slice(at + 2, at + 2 + AROUND);
    for (const { start, end, kind, agencies } of known.index.all(near)) {
      if (start + from > at || end + from < at + 2 || end - start < 3 || kind === 'pinyin') continue;
      const meant = meantBy(near.slice(start, end), agencies, known.agencies);
      found.push({ start: start + from, end: end + from, exact: 'slip', ...meant });
    }
  }
  return found;
}

/** Latin words, up to four together, that are one slip from a name in pinyin. */
function latinSlipsIn(text: string, known: Known, free: readonly boolean[]): Misspelt[] {
  const words = [...text.matchAll(/[a-z]+/g)];
  return words.flatMap(({ index: start }, at) =>
    words.slice(at, at + MOST_WORDS).flatMap((last): Misspelt[] => {
      const end = last.index + last[0].length;
      const said = text.slice(start, end);
      if (!/^[a-z' -]+$/.test(said) || free.slice(start, end).includes(false)) return [];
      const near = oneSlipAway(said, { index: known.index, agencies: known.names });
      const key = near[0]?.key;
      if (key === undefined) return [];
      const numbers = near.flatMap((each) => (each.key === key ? [each.agency] : []));
      return [{ start, end, exact: 'slip', ...meantBy(key, numbers, known.agencies) }];
    }),
  );
}
