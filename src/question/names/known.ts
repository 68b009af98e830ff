import type { AgencyNames } from '../../report/agency.js';
import { isGovernment, nameParts } from '../../report/name-parts.js';
import { createKeyIndex, type KeyIndex } from '../lattice/key-index.js';
import { soundsOfWord } from '../lattice/sounds.js';
import { createNearest } from './nearest.js';
import { oneSlipAway } from './slips.js';

/** An agency name found in a question: where it stands, and every filed agency that answers to it. */
export type AgencyMention = {
  start: number;
  end: number;
  said: string;
  agencies: string[];
  /** The places that each of them lies in, by every full name its reports use: 白山市 and 江源区 for 江源区大石人镇人民政府. */
  parents: string[][];
  /** The words only name the place of a department (靖江 for 靖江市行政审批局). */
  placeOnly: boolean;
};

/** The names and years of what is filed, ready to be found in a question. */
export type Known = {
  /** Full names of all agencies. */
  agencies: readonly string[];
  /** The same agencies by number, with all that they answer to. */
  names: readonly AgencyNames[];
  index: KeyIndex;
  /** Reporting years filed for the agency, rising; empty for an unknown agency. */
  yearsOf(agency: string): readonly number[];
  /** All full names that the agency's reports use, the one it is filed under first; empty for an unknown agency. */
  fullNames(agency: string): readonly string[];
  /** The agencies that answer to exactly this name, written or in pinyin; of many only forty. */
  namesByKey(key: string): string[];
  /** Every name in the text as it is written, the longest at each place, left to right. */
  find(text: string): AgencyMention[];
  /** The agencies whose name sounds like this one, or is one slip of the pen away where no other place can be meant. */
  soundsLike(said: string): string[];
  /** Full names nearest to an unknown one, best first, at most `limit`; none where nothing is near. */
  nearest(said: string, limit: number): string[];
  /** The agencies whose full name ends so (镇人民政府), at most `limit`. */
  endingIn(ending: RegExp, limit: number): string[];
};

/** An index over the names of all filed agencies and the years that are filed for them. */
export function createKnown({
  agencies,
  filed,
}: {
  agencies: readonly AgencyNames[];
  filed: readonly { agency: string; year: number }[];
}): Known {
  const names = agencies.map(({ name }) => name);
  const years = yearsByAgency(filed);
  const index = createKeyIndex(agencies);
  let numbers: Map<string, number> | undefined;
  const numberOf = (agency: string) => {
    numbers ??= new Map(names.map((name, at) => [name, at]));
    return numbers.get(agency);
  };
  return {
    agencies: names,
    names: agencies,
    index,
    yearsOf: (agency) => years.get(agency) ?? [],
    fullNames: (agency) => fullNames(agencies[numberOf(agency) ?? -1]),
    namesByKey: (key) => index.ofKey(key).map((agency) => names[agency] ?? ''),
    find: (text) =>
      index.find(text).map(({ start, end, agencies: found }) => {
        const said = text.slice(start, end);
        const { numbers: meant, placeOnly } = meantBy(said, found, names);
        const parents = meant.map((agency) => parentsOf(agencies[agency]));
        return { start, end, said, agencies: meant.map((agency) => names[agency] ?? ''), parents, placeOnly };
      }),
    soundsLike(said) {
      const sounds = new Set(soundsOfWord(bareGovernment(said)).flatMap((sound) => index.ofKey(sound, 'pinyin')));
      const alike =
        sounds.size > 0 ? [...sounds].map((agency) => ({ agency, key: said })) : oneSlipAway(said, { index, agencies });
      return alike.flatMap(({ agency, key }) => {
        const name = names[agency] ?? '';
        return namesPlaceOnly(name, key) ? [] : [name];
      });
    },
    nearest: createNearest({ index, agencies }),
    endingIn: (ending, limit) => firstMatching(names, ending, limit),
  };
}

/** Of the agencies that answer to what is said, those that it is more than the place of; all of them, `placeOnly`, where there are none. */
export function meantBy(
  said: string,
  found: readonly number[],
  names: readonly string[],
): { numbers: number[]; placeOnly: boolean } {
  const exact = found.filter((agency) => !namesPlaceOnly(names[agency] ?? '', said));
  const meant = exact.length > 0 ? exact : found;
  const own = meant.filter((agency) => names[agency] === said);
  return { numbers: [...new Set(own.length > 0 ? own : meant)], placeOnly: exact.length === 0 };
}

/** All full names of an agency, the one it is filed under first. */
export function fullNames(agency: AgencyNames | undefined): string[] {
  return agency?.keys.flatMap(({ key, kind }) => (kind === 'full' ? [key] : [])) ?? [];
}

function yearsByAgency(filed: readonly { agency: string; year: number }[]): Map<string, number[]> {
  const years = new Map<string, number[]>();
  for (const { agency, year } of filed) {
    const before = years.get(agency);
    if (!before) years.set(agency, [year]);
    else if (!before.includes(year)) before.push(year);
  }
  for (const each of years.values()) each.sort((a, b) => a - b);
  return years;
}

/** 靖江 names the city; its approval bureau only answers to it where the city itself is not filed. */
function namesPlaceOnly(name: string, said: string): boolean {
  if (said === name) return false;
  const { places, body } = nameParts(name);
  const place = places.at(-1);
  if (!place || isGovernment(name)) return false;
  if (/[a-z]/i.test(said))
    return soundsOfWord(place).some((sound) => sound.startsWith(said.toLowerCase().replaceAll(/[^a-z]/g, '')));
  return ![...body].some((sign) => said.slice(1).includes(sign)) || place.startsWith(said);
}

function parentsOf(agency: AgencyNames | undefined): string[] {
  return [...new Set(fullNames(agency).flatMap((key) => nameParts(key).places.slice(0, -1)))];
}

function firstMatching(names: readonly string[], ending: RegExp, limit: number): string[] {
  const found: string[] = [];
  for (const name of names) {
    if (ending.test(name) && found.push(name) === limit) break;
  }
  return found;
}

/** A government is known by its place alone, however it is written. */
function bareGovernment(said: string): string {
  return said.replace(/(?<=.[省市县区旗镇乡州道])(?:人民政府|政府|办事处)$/, '');
}
