import { divisionNames, divisionsNamed } from '../../report/divisions.js';
import { soundsOf } from '../lattice/sounds.js';
import type { Stretch } from './agencies.js';

/** What a place or its body is called in English where its name stands before. */
const LEVEL = '(?:district|county|city|town|township|province|prefecture|municipality|subdistrict)';
const ORGAN = '(?:bureau|department|commission|committee|court|hospital|university|authority)';
const NAMED = new RegExp(
  `(?<![a-z'-])(?<name>[a-z]+(?:[' -][a-z]+)?) (?:${LEVEL}\\b(?: [a-z]+ ${ORGAN}\\b)?|${ORGAN}\\b)`,
  'g',
);
/** Words that stand before county or bureau in ordinary questions. */
const ORDINARY = new Set(
  `the a an this that these those which what each every any all some no our your their his her its other another same whole per and or of in
  for to by from with is was are were did does do has have had than local county city district town municipal provincial many more most
  least few first second last next new old how who when where why only top both two three capital home big small large
  government administrative public people's`.split(/\s+/),
);
const SHORTEST = 5;

let held: ReadonlyMap<string, string> | undefined;

/** Places in English words that are not filed: a county by its last word (Haitang County), a division of the country by its pinyin (Nanjing). */
export function englishPlaces(text: string, named: readonly Stretch[]): Stretch[] {
  if (!/[a-z]{3}/.test(text)) return [];
  const isFree = ({ start, end }: Stretch) => !named.some((each) => each.start < end && start < each.end);
  const called = [...text.matchAll(NAMED)].flatMap((match): Stretch[] => {
    const words = (match.groups?.name ?? '').split(' ');
    const own = words.at(-1) ?? '';
    if (ORDINARY.has(own)) return [];
    const start = match.index + (words.length > 1 && ORDINARY.has(words[0] ?? '') ? (words[0]?.length ?? 0) + 1 : 0);
    return [{ start, end: match.index + match[0].length }];
  });
  held ??= divisionsByPinyin();
  const divisions = [...text.matchAll(/[a-z]+/g)].flatMap(({ 0: word, index: start }): Stretch[] =>
    word.length >= SHORTEST && held?.has(word) ? [{ start, end: start + word.length }] : [],
  );
  return [...called, ...divisions].filter(isFree);
}

/** Provinces and cities by pinyin; of counties there are too many that are English words. */
function divisionsByPinyin(): Map<string, string> {
  const found = new Map<string, string>();
  for (const name of divisionNames()) {
    if (!divisionsNamed(name).some(({ level }) => level === 'province' || level === 'city')) continue;
    found.set([...name].map((sign) => soundsOf(sign)[0] ?? '').join(''), name);
  }
  return found;
}
