import { divisionNames, divisionsNamed } from '../report/divisions.js';
import { nameParts } from '../report/name-parts.js';
import { readingOf } from '../text/pinyin.js';

/** The page that a report stands on: the lines above its title, its own lines, and its address where it has one. */
export type Page = { header: readonly string[]; lines: readonly string[]; address: string };

const COUNTY_OR_CITY = /[县市区旗州盟]$/u;
const TOWN_OR_STREET = /(?:镇|乡|苏木|街道)$/u;
const LONGEST_HEADER = 80;
/** 余姚市人民政府门户网站, with what stands before the name in its sentence. */
const SITE = /(?<place>\p{Script=Han}{2,12}?[县市区旗州盟])(?:人民政府|政府)?(?:门户|官方)?网站/gu;
/** No word of a place's name, but for those that a division of the country has. */
const BEFORE_A_PLACE = /^.*[在于从由与和及的至对过用以靠见录“"]/u;
const GOVERNMENT_HOST = /(?<![\w.-])(?:[\w-]{1,40}\.){0,4}(?<own>[a-z]{3,30})\.gov\.cn/giu;

/** Whether the name is that of a town or a street alone, as many of the country are called. */
export function isTownAlone(agency: string): boolean {
  const { places } = nameParts(agency);
  return places.length === 1 && TOWN_OR_STREET.test(places[0] ?? '');
}

/**
 * The county or city whose page it is, by its path at the top, the site that the text names, or the letters of a government's address
 * (longquan.gov.cn); of such as end so, where `ending` is given. `null` where these tell of none or of several.
 */
export function placeOfPage({ header, lines, address }: Page, ending = ''): string | null {
  const fits = (place: string) => place.endsWith(ending);
  return (
    inPath(header).filter(fits).at(-1) ??
    only(lines.flatMap(sitesIn).filter(fits)) ??
    only([address, ...header, ...lines].flatMap(hostsIn).flatMap(divisionsSpelt).filter(fits))
  );
}

function inPath(header: readonly string[]): string[] {
  return header
    .filter((line) => line.length <= LONGEST_HEADER && /[>›»]/u.test(line))
    .flatMap((line) => line.split(/[>›»\s:|]+/u))
    .map((step) => step.replace(/(?:人民)?政府(?:门户)?(?:网站?)?$/u, ''))
    .filter((step) => /^\p{Script=Han}{2,12}$/u.test(step) && COUNTY_OR_CITY.test(step));
}

function sitesIn(line: string): string[] {
  return [...line.matchAll(SITE)].flatMap(({ groups }) => {
    const words = groups?.place ?? '';
    const ends = [...words].map((_, at) => words.slice(at));
    const division = ends.find((end) => divisionsNamed(end).some(({ name }) => name === end));
    const place = division ?? words.replace(BEFORE_A_PLACE, '');
    return place.length > 1 ? [place] : [];
  });
}

function hostsIn(text: string): string[] {
  return [...text.matchAll(GOVERNMENT_HOST)].map(({ groups }) => groups?.own?.toLowerCase() ?? '');
}

let spelt: ReadonlyMap<string, readonly string[]> | undefined;

/** The counties and cities of the country whose names are spelt so, with or without their last word. */
function divisionsSpelt(letters: string): readonly string[] {
  spelt ??= spellings();
  return spelt.get(letters) ?? [];
}

function spellings(): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const said of divisionNames()) {
    const full = divisionsNamed(said).filter(({ level }) => level === 'county' || level === 'city');
    const spelling = full.length > 0 ? readingOf(said) : '';
    if (spelling !== '') found.set(spelling, [...(found.get(spelling) ?? []), ...full.map(({ name }) => name)]);
  }
  return found;
}

function only(places: readonly string[]): string | null {
  const different = [...new Set(places)];
  return different.length === 1 ? (different[0] ?? null) : null;
}
