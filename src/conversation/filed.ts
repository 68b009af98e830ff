import { groupBy } from '../answer/group-by.js';
import type { Known } from '../question/names/known.js';

/** What a few words name of what is filed: the agencies that answer to them, the year, and where none answers, the nearest names. */
export type Named = { said: string; agencies: string[]; year: number | null; nearest: string[] };

const MOST_NEAREST = 3;

/** Reads the agency and the year out of what follows a command; words that name neither are what was `said`. */
export function readNamed(text: string, known: Known): Named {
  const year = /(?<!\d)(?:19|20)\d{2}(?!\d)/.exec(text)?.[0];
  const said = text
    .replace(year ?? '', ' ')
    .replaceAll(/年度?|\s+/g, ' ')
    .trim();
  const [found] = known.find(said);
  const sounding = found ? [] : known.soundsLike(said);
  const named = found?.agencies ?? (sounding.length === 1 ? sounding : []);
  const nearest = named.length > 0 || said === '' ? [] : known.nearest(said, MOST_NEAREST);
  return { said, agencies: named, year: year ? Number(year) : null, nearest };
}

/** What parts two names in one word. */
const AND = /[和与與跟及]|\band\b/u;

/** Words that follow a command, and the agencies among them. */
export type Joined = { words: string; agencies: string[] };

/** The words with agencies that stand side by side joined by 和: two names in a row would be read as a place and what lies in it. */
export function joined(words: string, known: Known): Joined {
  const parts = words.split(/[\s,，、]+/).filter(Boolean);
  const isAgency = (part: string | undefined) => part !== undefined && known.find(part)[0]?.said === part;
  const together = parts
    .map((part, at) => (at === 0 ? part : `${isAgency(part) && isAgency(parts[at - 1]) ? '和' : ' '}${part}`))
    .join('');
  return { words: together, agencies: parts.flatMap((part) => part.split(AND)).filter(isAgency) };
}

/** The reports of each agency, the newest first. */
export function byAgency<Of extends { agency: string; year: number }>(reports: readonly Of[]): Of[][] {
  const newest = [...reports].sort((a, b) => b.year - a.year);
  return groupBy(newest, ({ agency }) => agency).sort(([a], [b]) => compare(a?.agency, b?.agency));
}

function compare(one = '', other = ''): number {
  return one.localeCompare(other, 'zh');
}
