/** Above a place's name stands the place it lies in: 甲县 before 太平镇, 乙市 before 甲县. */
const PLACE_ABOVE = /(?:省|自治区|市|自治州|州|盟|地区|县|自治县|旗|区|新区|镇|乡)$/u;

/** Whether both names can be one agency's: equal, or one of them with the county, city or province above it. */
export function canBeSameAgency(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  if (long === short) return true;
  return short.length > 2 && long.endsWith(short) && PLACE_ABOVE.test(long.slice(0, -short.length));
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
  const related = relatedTo(longest, filed);
  const same = related.filter((name) => canBeSameAgency(longestOf([name, ...(filed.get(name) ?? [])]), longest));
  if (same.includes(agency)) return agency;
  if (same.length === 1 && same[0] !== undefined) return same[0];
  return filed.has(agency) && same.length === 0 ? longest : agency;
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
