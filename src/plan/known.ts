import { isGovernment, nameParts, readings } from '../parse/names.js';
import type { AgencyNames } from '../report/agency.js';
import { createKeyIndex } from './key-index.js';
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
  /** Reporting years filed for the agency, rising; empty for an unknown agency. */
  yearsOf(agency: string): readonly number[];
  /** Every name in the text as it is written, the longest at each place, left to right. */
  find(text: string): AgencyMention[];
  /** The agencies whose name sounds like this one, or is one slip of the pen away where no other place can be meant. */
  soundsLike(said: string): string[];
  /** Full names nearest to an unknown one, best first, at most `limit`. */
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
  const mention = (start: number, end: number, text: string, found: readonly number[]): AgencyMention => {
    const said = text.slice(start, end);
    const exact = found.filter((agency) => !namesPlaceOnly(names[agency] ?? '', said));
    const meant = exact.length > 0 ? exact : found;
    const own = meant.filter((agency) => names[agency] === said);
    const numbers = [...new Set(own.length > 0 ? own : meant)];
    return {
      start,
      end,
      said,
      agencies: numbers.map((agency) => names[agency] ?? ''),
      parents: numbers.map((agency) => parentsOf(agencies[agency])),
      placeOnly: exact.length === 0,
    };
  };
  return {
    agencies: names,
    yearsOf: (agency) => years.get(agency) ?? [],
    find: (text) => index.find(text).map(({ start, end, agencies: found }) => mention(start, end, text, found)),
    soundsLike(said) {
      const sounds = new Set(readings(bareGovernment(said)).flatMap((sound) => [...index.ofKey(sound)]));
      const alike =
        sounds.size > 0 ? [...sounds].map((agency) => ({ agency, key: said })) : oneSlipAway(said, agencies);
      return alike.flatMap(({ agency, key }) => {
        const name = names[agency] ?? '';
        return namesPlaceOnly(name, key) ? [] : [name];
      });
    },
    nearest: (said, limit) => nearestNames(said, names, limit),
    endingIn: (ending, limit) => firstMatching(names, ending, limit),
  };
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
  if (isGovernment(name)) return false;
  const { places, body } = nameParts(name);
  const place = places.at(-1);
  if (!place || said === name) return false;
  if (/[a-z]/i.test(said)) return readings(place).some((sound) => sound.startsWith(fold(said)));
  return ![...body].some((sign) => said.slice(1).includes(sign)) || place.startsWith(said);
}

function parentsOf(agency: AgencyNames | undefined): string[] {
  const full = agency?.keys.filter(({ kind }) => kind === 'full') ?? [];
  return [...new Set(full.flatMap(({ key }) => nameParts(key).places.slice(0, -1)))];
}

function nearestNames(said: string, names: readonly string[], limit: number): string[] {
  const pairs = pairsOf(said);
  const best: { name: string; score: number }[] = [];
  for (const name of names) {
    let score = -name.length / 1000;
    for (const sign of said) if (name.includes(sign)) score += 1;
    for (const pair of pairs) if (name.includes(pair)) score += 2;
    if (best.length === limit && score <= (best[limit - 1]?.score ?? 0)) continue;
    best.push({ name, score });
    best.sort((a, b) => b.score - a.score);
    best.length = Math.min(best.length, limit);
  }
  return best.map(({ name }) => name);
}

function pairsOf(said: string): string[] {
  return Array.from({ length: Math.max(0, said.length - 1) }, (_, at) => said.slice(at, at + 2));
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

function fold(latin: string): string {
  return latin.toLowerCase().replaceAll(/[^a-z]/g, '');
}
