import { nameParts } from '../report/name-parts.js';

/** Above a place's name stands the place it lies in: 甲县 before 太平镇, 乙市 before 甲县. */
const PLACE_ABOVE = /(?:省|自治区|市|自治州|州|盟|地区|县|自治县|旗|区|新区|镇|乡)$/u;

/** Whether both names can be one agency's: equal, or one of them with the county, city or province above it. */
export function canBeSameAgency(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long === short) return true;
  return short.length > 2 && long.endsWith(short) && PLACE_ABOVE.test(long.slice(0, -short.length));
}

/** What a body's name ends in, in full and as it is said. */
const BODY_ENDS: readonly (readonly [full: string, said: string])[] = [
  ['委员会', '委'],
  ['办公室', '办'],
  ['局', '局'],
  ['厅', '厅'],
];
/** What is left out of a body's name without its becoming another's (应急局, but not 农业局 for 农业农村局). */
const LEFT_OUT = /^(?:管理|事务|监督管理|工作)$/u;

/**
 * Whether one is the other's short name: of the same place, and made of the first and some later signs of what it is for
 * (科委 of 科学技术委员会). A whole word of it is another body's name (教育局 beside 教育体育局).
 */
export function isShortFor(short: string, full: string): boolean {
  if (short.length >= full.length || short.charAt(0) !== full.charAt(0)) return false;
  const [said, official] = [nameParts(short), nameParts(full)];
  if (said.places.join() !== official.places.join() || said.places.length === 0) return false;
  return BODY_ENDS.some(([end, saidEnd]) => {
    if (!official.body.endsWith(end) || !said.body.endsWith(saidEnd) || said.body.endsWith(end) !== (end === saidEnd))
      return false;
    return isMadeOf(said.body.slice(0, -saidEnd.length), official.body.slice(0, -end.length));
  });
}

function isMadeOf(short: string, full: string): boolean {
  if (short === full) return true;
  if (short === '' || short.charAt(0) !== full.charAt(0)) return false;
  if (full.includes(short)) return short.length === 1 || LEFT_OUT.test(full.slice(short.length));
  let at = 0;
  for (const sign of full) if (sign === short.charAt(at)) at += 1;
  return at === short.length;
}

/**
 * The name to file a report under. An agency that is filed already keeps its name, whether or not a report writes the city
 * above it; an agency that shares its name with one of another county is filed under its longer name.
 */
export function nameToFileUnder(
  { agency, otherNames }: { agency: string; otherNames: readonly string[] },
  { filed, stated }: { filed: ReadonlyMap<string, readonly string[]>; stated?: string },
): string {
  const own = [agency, ...otherNames.filter((name) => canBeSameAgency(name, agency))];
  if (stated !== undefined && own.some((name) => canBeSameAgency(name, stated))) return stated;
  const longest = longestOf(own);
  const called = calledOtherwise(own, filed);
  if (called !== undefined) return called;
  const related = relatedTo(longest, filed);
  const same = related.filter((name) => canBeSameAgency(longestOf([name, ...(filed.get(name) ?? [])]), longest));
  if (same.includes(agency)) return agency;
  if (same.length === 1 && same[0] !== undefined) return same[0];
  return filed.has(agency) && same.length === 0 ? longest : agency;
}

/** The agency that is filed under the short one of two names where this is the full one, or the other way round. */
function calledOtherwise(own: readonly string[], filed: ReadonlyMap<string, readonly string[]>): string | undefined {
  if (own.some((name) => filed.has(name))) return undefined;
  const sought = own.map((name) => ({ name, place: nameParts(name).places.join('') }));
  for (const [filedName, names] of filed) {
    for (const { name, place } of sought) {
      const ofPlace = [filedName, ...names].filter((each) => each.startsWith(place));
      if (ofPlace.some((each) => isShortFor(name, each) || isShortFor(each, name))) return filedName;
    }
  }
  return undefined;
}

/** Filed agencies one of whose names is the same as this one but for the places above it. */
function relatedTo(name: string, filed: ReadonlyMap<string, readonly string[]>): string[] {
  const found: string[] = [];
  for (const [filedName, names] of filed) {
    if ([filedName, ...names].some((each) => each.endsWith(name.slice(-4)) && shareAnEnd(each, name))) {
      found.push(filedName);
    }
  }
  return found;
}

/** Whether what is left of both names without the places above is the same: 甲县太平镇人民政府 and 乙县太平镇人民政府. */
function shareAnEnd(one: string, other: string): boolean {
  let at = 0;
  while (at < one.length && at < other.length && one.at(-1 - at) === other.at(-1 - at)) at++;
  const rest = (name: string) => name.slice(0, name.length - at);
  return at > 2 && [rest(one), rest(other)].every((above) => above === '' || PLACE_ABOVE.test(above));
}

function longestOf(names: readonly string[]): string {
  return names.reduce((longest, name) => (name.length > longest.length ? name : longest));
}
