import type { AgencyNames } from '../../report/agency.js';
import { divisionsNamed } from '../../report/divisions.js';
import { bareplace, nameParts } from '../../report/name-parts.js';
import { createKeyIndex, type KeyIndex } from '../lattice/key-index.js';
import { soundsOf } from '../lattice/sounds.js';

const PLACE_ENDS = /[省市县区旗镇乡州盟道]$/;
const LONGEST_PLACE = 6;
const ANY = '?';
/** Names looked at for each way to be near: more are no help to anyone, and all of a great store would take long. */
const MOST_ALIKE = 12;

/** Finds the names that a misspelt or unfiled one may have been meant for; nothing where nothing is near. */
export type Nearest = (said: string, limit: number) => string[];

/**
 * Names are near that are of the place that is said, or of a place one character off. Places with one character left out are
 * indexed when the first such name is asked for, so that no question reads through all names.
 */
export function createNearest({ index, agencies }: { index: KeyIndex; agencies: readonly AgencyNames[] }): Nearest {
  let places: KeyIndex | undefined;
  let last: { said: string; limit: number; names: string[] } | undefined;
  return (said, limit) => {
    // A question is read in several ways that ask for the same name.
    if (last?.said !== said || last.limit !== limit) last = { said, limit, names: nearestTo(said, limit) };
    return [...last.names];
  };

  function nearestTo(said: string, limit: number): string[] {
    const latin = /^[^\p{Script=Han}]+$/u.test(said);
    if (latin) return [];
    const { places: chain, body } = nameParts(said);
    const own = chain.at(-1) ?? said;
    const found = new Set<number>();
    for (const key of new Set([said, own, bareplace(own), ...beginnings(said)]))
      for (const agency of index.ofKey(key, undefined, MOST_ALIKE)) found.add(agency);
    // A place of the country is no misspelt name of another.
    if (!divisionsNamed(own).some(({ name }) => name === own)) {
      places ??= createKeyIndex(agencies.map((agency) => ({ name: agency.name, keys: openPlaces(agency) })));
      for (const key of withOneLeftOut(own))
        for (const agency of places.ofKey(key, undefined, MOST_ALIKE)) found.add(agency);
    }
    const scored = [...found].map((agency) => {
      const name = agencies[agency]?.name ?? '';
      return { name, score: likeness(own + body, name) };
    });
    scored.sort((a, b) => b.score - a.score || a.name.length - b.name.length || (a.name < b.name ? -1 : 1));
    return scored.slice(0, limit).map(({ name }) => name);
  }
}

/** A place may be said without its suffix and with more behind it (青岚教育局). */
function beginnings(said: string): string[] {
  return [2, 3, 4].filter((end) => end < said.length).map((end) => said.slice(0, end));
}

function openPlaces({ keys }: AgencyNames): { key: string; kind: 'short' }[] {
  const places = keys.filter(
    ({ key, kind }) => kind === 'short' && key.length <= LONGEST_PLACE && PLACE_ENDS.test(key) && key.length > 2,
  );
  const open = new Set(places.flatMap(({ key }) => [...withOneLeftOut(key), ...withOneLeftOut(bareplace(key))]));
  return [...open].map((key) => ({ key, kind: 'short' }));
}

/** 青?县 and ?禾县 for 青禾县; the suffix stays. */
function withOneLeftOut(place: string): string[] {
  if (place.length < 2 || place.length > LONGEST_PLACE) return [];
  const open = PLACE_ENDS.test(place) && place.length > 2 ? place.length - 1 : place.length;
  return Array.from({ length: open }, (_, at) => place.slice(0, at) + ANY + place.slice(at + 1));
}

/** Pairs of characters, characters and sounds that two names share. */
function likeness(said: string, name: string): number {
  let score = 0;
  const sounds = new Set([...name].map((sign) => soundsOf(sign)[0]));
  for (const [at, sign] of [...said].entries()) {
    if (name.includes(sign)) score += 1;
    else if (sounds.has(soundsOf(sign)[0])) score += 0.5;
    if (at > 0 && name.includes(said.slice(at - 1, at + 1))) score += 2;
  }
  return score - name.length / 100;
}
