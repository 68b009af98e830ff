import { isGovernment } from '../../report/name-parts.js';
import { type Placed, placedOf } from '../../report/places.js';
import { withEnglish } from './english-names.js';
import { type Known, meantBy } from './known.js';
import { misspeltIn } from './misspelt.js';
import { placesBefore } from './places-before.js';

/** How a name stands in a question: as written at filing, shortened, in pinyin, in other characters of the same sound, or with one slip. */
export type Exactness = 'full' | 'short' | 'pinyin' | 'homophone' | 'slip';

/** A place in a question where filed agencies are named. */
export type AgencyMatch = {
  start: number;
  end: number;
  said: string;
  /** All that answer to the name and can lie where the places before it say. */
  agencies: string[];
  /** The words only name the place of a department (靖江 for 靖江市行政审批局). */
  placeOnly: boolean;
  exact: Exactness;
  /** Places said before the name, widest first: 泉州市 of 泉州市洛江区. */
  parents: string[];
  /** How surely it is meant, up to 1. */
  weight: number;
};

/** A stretch of the question. */
export type Stretch = { start: number; end: number };

const WEIGHTS: Readonly<Record<Exactness, number>> = { full: 1, short: 0.95, pinyin: 0.9, homophone: 0.6, slip: 0.5 };
const PLACE_ONLY = 0.6;

/**
 * Every place in a normalised question (Simplified, lower case) where a filed agency is named, the surest and longest first; they may overlap.
 * Names are not looked for in other spellings where `taken` says that other words stand.
 */
export function findAgencies(text: string, known: Known, taken: readonly Stretch[] = []): AgencyMatch[] {
  return readAgencies(text, known, taken).matches;
}

/** What `readAgencies` comes back with. */
export type AgenciesRead = {
  matches: AgencyMatch[];
  elsewhere: Stretch[];
  /** Whether names in other spellings were found, which words that stand there might take away. */
  misspelt: boolean;
};

/** The agencies that a question names, and the stretches where a filed name is said of another place (南京市洛江区). */
export function readAgencies(text: string, known: Known, taken: readonly Stretch[] = []): AgenciesRead {
  const kept = writtenIn(text, known);
  const sure = kept.filter(({ placeOnly }) => !placeOnly);
  const others = misspeltIn(text, known, { covered: [...sure, ...taken], isNamed: sure.length > 0, named: kept });
  return placed(text, known, { kept, others });
}

/** The same of the names that stand there as they are written, without a look for other spellings. */
export function readWrittenAgencies(text: string, known: Known): AgenciesRead {
  return placed(text, known, { kept: writtenIn(text, known), others: [] });
}

type Written = Found & { numbers: number[] };

function placed(
  text: string,
  known: Known,
  { kept, others }: { kept: readonly Written[]; others: readonly Written[] },
): AgenciesRead {
  const misspelt = others.filter((each) => !kept.some(({ start, end }) => start <= each.start && each.end <= end));
  const elsewhere: Stretch[] = [];
  const matches = [...kept, ...misspelt].flatMap((found) => {
    const places = found.numbers.map((agency) => placedIn(known, agency));
    const before = placesBefore(text, found, places);
    const list = kept.some(({ start, end }) => start <= before.start && before.start < end && end <= found.start);
    if (before.elsewhere && !list) {
      elsewhere.push({ start: before.start, end: found.end });
      return [];
    }
    const lying = before.elsewhere ? found.numbers : found.numbers.filter((_, at) => before.fits[at]);
    const governed = governmentAfter(text, found.end, lying, known);
    const fitting = governed?.numbers ?? lying;
    const span = withEnglish(text, {
      start: before.elsewhere ? found.start : before.start,
      end: governed?.end ?? found.end,
    });
    const weight = WEIGHTS[found.exact] * (found.placeOnly ? PLACE_ONLY : 1);
    const { exact, placeOnly } = found;
    const agencies = fitting.map((agency) => known.agencies[agency] ?? '');
    return [
      { ...span, said: text.slice(span.start, span.end), agencies, placeOnly, exact, parents: before.parents, weight },
    ];
  });
  const longest = matches.filter((match) => !matches.some((other) => covers(other, match)));
  longest.sort((a, b) => surety(b) - surety(a) || a.start - b.start);
  return { matches: longest, elsewhere, misspelt: others.length > 0 };
}

/** What the governments of places are called, with what their full names end in; 政府办 is an office where what follows makes no verb of 办. */
const GOVERNMENTS: readonly [said: RegExp, ending: RegExp][] = [
  [/^(?:人民政府|政府)(?!办(?![了过理结件完好成得没案下几多事妥]))/, /政府$/],
  [/^(?:街道办事处|街道办|办事处)/, /办事处$/],
  [/^(?:管理委员会|管委会)/, /(?:管理委员会|管委会)$/],
];

/** 宿迁市政府 is 宿迁市人民政府 alone, not one of the departments that answer to 宿迁市 too. */
function governmentAfter(
  text: string,
  end: number,
  numbers: readonly number[],
  known: Known,
): { numbers: number[]; end: number } | undefined {
  for (const [said, ending] of GOVERNMENTS) {
    const after = said.exec(text.slice(end))?.[0];
    if (after === undefined) continue;
    const meant = numbers.filter((agency) => {
      const name = known.agencies[agency] ?? '';
      return isGovernment(name) && ending.test(name);
    });
    if (meant.length > 0) return { numbers: meant, end: end + after.length };
  }
  return undefined;
}

/** Names as they are written, none inside a longer one that is more than a place. */
function writtenIn(text: string, known: Known): Written[] {
  const hits = known.index.all(text).sort((a, b) => b.end - b.start - (a.end - a.start));
  const kept: Written[] = [];
  for (const { start, end, kind, agencies } of hits) {
    const found = { start, end, exact: kind, placeOnly: false };
    if (kept.some((other) => covers(other, found))) continue;
    const meant = { ...found, ...meantBy(text.slice(start, end), agencies, known.agencies) };
    if (!kept.some((other) => covers(other, meant))) kept.push(meant);
  }
  return kept;
}

type Found = Stretch & { placeOnly: boolean; exact: Exactness };

/** A longer name says more than one inside it, unless only the longer one is of another spelling or a mere place. */
function covers(long: Found, short: Found): boolean {
  if (long.start > short.start || long.end < short.end || long.end - long.start <= short.end - short.start)
    return false;
  const isWeak = ({ exact, placeOnly }: Found) => placeOnly || exact === 'homophone' || exact === 'slip';
  return !isWeak(long) || isWeak(short);
}

function surety({ weight, start, end }: AgencyMatch): number {
  return weight * (end - start);
}

const placedByKnown = new WeakMap<Known, Map<number, Placed>>();

function placedIn(known: Known, agency: number): Placed {
  const held = placedByKnown.get(known) ?? new Map<number, Placed>();
  placedByKnown.set(known, held);
  const before = held.get(agency);
  if (before) return before;
  const name = known.agencies[agency] ?? '';
  const placed = placedOf([name, ...known.fullNames(name)]);
  held.set(agency, placed);
  return placed;
}
