import { DEPARTMENTS } from '../../parse/departments.js';
import type { AgencyNames } from '../../report/agency.js';
import { nameParts } from '../../report/name-parts.js';
import { isPinyin } from '../../text/syllables.js';
import type { KeyIndex } from '../lattice/key-index.js';
import { soundsOf } from '../lattice/sounds.js';

/** An agency's number, and the key of it that a misspelt name comes near. */
export type NearKey = { agency: number; key: string };

const LETTERS = 'abcdefghijklmnopqrstuvwxyz';
const SHORTEST_LATIN = 5;
const SHORTEST_NAME = 5;
/** What people mix up when they write pinyin by ear. */
const HEARD_ALIKE = /(?<=[zcs])h|[zcs](?!h)|(?<=n)g(?![aeiou])|n(?!g)(?=$|[^aeiou])/g;
const MOST_MIXED = 5;
const MOST_DEPARTMENTS = 100;

/**
 * The agencies that have a key one slip away, each with that key: a letter of pinyin, or a character of a department's own name.
 * Another character in a place's name is another place, so only two that changed places count there.
 */
export function oneSlipAway(
  said: string,
  { index, agencies }: { index: KeyIndex; agencies: readonly AgencyNames[] },
): NearKey[] {
  const latin = /[a-z]/i.test(said);
  const written = latin ? said.toLowerCase().replaceAll(/[^a-z]/g, '') : said;
  const keys = latin ? latinSlips(written) : swapped(written).filter((key) => key.length > 2);
  const found = new Map<number, string>();
  for (const key of keys) for (const agency of index.ofKey(key)) if (!found.has(agency)) found.set(agency, key);
  if (!latin) for (const { agency, key } of bodySlips(written, { index, agencies })) found.set(agency, key);
  return [...found].map(([agency, key]) => ({ agency, key }));
}

/** What the letters may have been meant for: all that one slip makes, and for what is pinyin itself only what people mix up or mistype. */
function latinSlips(written: string): string[] {
  if (written.length < SHORTEST_LATIN) return [];
  if (isPinyin(written)) return [...(written.length >= 6 ? swapped(written) : []), ...heardAlike(written)];
  const cut = Array.from({ length: written.length + 1 }, (_, at) => [written.slice(0, at), written.slice(at)] as const);
  const edits = cut.flatMap(([before, after]) => [
    before + after.slice(1),
    ...[...LETTERS].flatMap((letter) => [before + letter + after, before + letter + after.slice(1)]),
  ]);
  return [...swapped(written), ...new Set(edits)].filter((key) => key !== written && key.length >= SHORTEST_LATIN - 1);
}

/** The same syllables with z, c, s for zh, ch, sh and n for ng, and the other way about, up to `MOST_MIXED` places. */
function heardAlike(written: string): string[] {
  let ways = [''];
  let from = 0;
  const places = [...written.matchAll(HEARD_ALIKE)].slice(0, MOST_MIXED);
  for (const { 0: sign, index: at } of places) {
    const before = written.slice(from, at);
    const other = sign === 'h' || sign === 'g' ? '' : sign === 'n' ? 'ng' : `${sign}h`;
    ways = ways.flatMap((way) => [way + before + sign, way + before + other]);
    from = at + sign.length;
  }
  return ways.map((way) => way + written.slice(from)).filter((way) => way !== written);
}

function swapped(written: string): string[] {
  return Array.from({ length: Math.max(0, written.length - 1) }, (_, at) => {
    const [one = '', other = ''] = written.slice(at, at + 2);
    return written.slice(0, at) + other + one + written.slice(at + 2);
  }).filter((key) => key !== written);
}

/** A department of a place that is said rightly answers to its place too: it is looked for among those alone. */
function bodySlips(
  said: string,
  { index, agencies }: { index: KeyIndex; agencies: readonly AgencyNames[] },
): NearKey[] {
  const place = nameParts(said).places.join('');
  const ends = place === '' ? [2, 3, 4].filter((end) => end < said.length - 1) : [place.length];
  return ends.flatMap((end) =>
    index.ofKey(said.slice(0, end), undefined, MOST_DEPARTMENTS).flatMap((agency) => {
      const near = agencies[agency]?.keys.find(({ key, kind }) => kind !== 'pinyin' && isOneSlip(said, key, end));
      return near ? [{ agency, key: near.key }] : [];
    }),
  );
}

/** What kind of department it is, people mix up (发改局 and 发改委). */
const ENDS_ALIKE = '局委厅办';

/** Whether one character after the place is another, too many or missing; the last one is what the body is and stays. */
export function isOneSlip(said: string, key: string, place: number): boolean {
  if (key.length < SHORTEST_NAME || Math.abs(said.length - key.length) > 1) return false;
  const [last = '', lastOfKey = ''] = [said.at(-1), key.at(-1)];
  const isAlike = said.length === key.length && ENDS_ALIKE.includes(last) && ENDS_ALIKE.includes(lastOfKey);
  if (last !== lastOfKey && !isAlike) return false;
  let at = 0;
  while (at < said.length && said[at] === key[at]) at += 1;
  if (at < place || at >= said.length || isAnother(said.slice(place), key.slice(place))) return false;
  if (said.length === key.length) {
    const isLike = key.length > SHORTEST_NAME || soundsOf(said[at] ?? '')[0]?.[0] === soundsOf(key[at] ?? '')[0]?.[0];
    return isLike && said.slice(at + 1) === key.slice(at + 1);
  }
  if (key.length === SHORTEST_NAME) return false;
  return said.length > key.length ? said.slice(at + 1) === key.slice(at) : said.slice(at) === key.slice(at + 1);
}

const DEPARTMENT = new Set(DEPARTMENTS.flatMap(({ official, short }) => [official, ...short]));

/** 体育局 is no slip of 教育局, and 发改委 one of 发改局. */
function isAnother(body: string, ofKey: string): boolean {
  const said = departmentIn(body);
  return said !== undefined && said !== departmentIn(ofKey);
}

function departmentIn(body: string): string | undefined {
  const middle = body.replace(/^[市县区省]/, '').slice(0, -1);
  return DEPARTMENT.has(middle) ? middle : undefined;
}
