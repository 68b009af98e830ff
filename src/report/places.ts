import { bareDivision, type Division, divisionsNamed } from './divisions.js';
import { KIND_ENDINGS, KIND_GROUPS, PLACE_KINDS } from './kinds.js';
import { isGovernmentBody, nameParts } from './name-parts.js';

/** How high an agency stands. */
export type Level = 'nation' | 'province' | 'city' | 'county' | 'town';

/** An agency by its name, or by all the full names that its reports use. */
export type Named = string | readonly string[];

/** What places an agency: those it lies in, widest first, its own place last; and what it is. */
export type Placed = { places: readonly string[]; own: string | undefined; level: Level; kinds: readonly string[] };

/** Filed agencies, as sets of them are picked from. */
export type Filed = { agencies: readonly string[]; fullNames(agency: string): readonly string[] };

const TOWN = /(?:镇|乡|街道|苏木)$/;
const CITY = /(?:市|州|盟|地区)$/;
const PROVINCE = /(?:省|自治区|特别行政区)$/;
/** A zone's name may begin with the place that it lies in (宿迁经济技术开发区). */
const BEFORE_ZONE = [4, 3, 2];

/** How high the agency stands; a county-level city is told by the divisions or by a city above it, and a body without a place is the nation's. */
export function levelOf(agency: Named): Level {
  return placedOf(agency).level;
}

/** Pairs of agencies of which the first is the government of a place that the second lies in: their figures may hold each other. */
export function overlaps(agencies: readonly Named[]): [parent: string, child: string][] {
  const placed = agencies.map((agency) => ({ name: first(agency), ...placedOf(agency) }));
  const governments = placed.filter(({ kinds }) => kinds.includes('government'));
  return governments.flatMap((parent) =>
    placed.flatMap((child): [string, string][] =>
      child.name !== parent.name && isIn(child, parent) ? [[parent.name, child.name]] : [],
    ),
  );
}

/** The filed agencies that have all of the traits. */
export function agenciesWith(
  { within, level, kind }: { within?: string | undefined; level?: Level | undefined; kind?: string | undefined },
  filed: Filed,
): string[] {
  const all = placedAll(filed);
  return filed.agencies.filter((_, at) => {
    const placed = all[at];
    if (!placed || (level !== undefined && placed.level !== level)) return false;
    if (kind !== undefined && !hasKind(placed, kind)) return false;
    return within === undefined || placed.places.some((place) => place === within || bareDivision(place) === within);
  });
}

/** What places an agency, by all the names that it has. */
export function placedOf(agency: Named): Placed {
  const names = typeof agency === 'string' ? [agency] : agency;
  const parts = names.map(nameParts);
  const body = parts[0]?.body ?? '';
  const longest = parts.reduce<string[]>((best, { places }) => (places.length > best.length ? places : best), []);
  const named = longest.map(inFull);
  const own = named.at(-1);
  const kinds = kindsOf(body, own);
  if (own === undefined) return { places: [], own, level: 'nation', kinds };
  return { places: chainOf(named), own, level: levelIn(own, named), kinds };
}

const placedByFiled = new WeakMap<Filed, readonly Placed[]>();

function placedAll(filed: Filed): readonly Placed[] {
  const before = placedByFiled.get(filed);
  if (before) return before;
  const all = filed.agencies.map((agency) => placedOf([agency, ...filed.fullNames(agency)]));
  placedByFiled.set(filed, all);
  return all;
}

function first(agency: Named): string {
  return typeof agency === 'string' ? agency : (agency[0] ?? '');
}

/** Whether all that is known of where the parent lies is so of the child too, and the child lies in the parent's own place. */
function isIn(child: Placed, parent: Placed): boolean {
  if (parent.own === undefined || !child.places.includes(parent.own)) return false;
  const province = (placed: Placed) => placed.places.find((place) => levelIn(place, []) === 'province');
  const [above, below] = [province(parent), province(child)];
  return above === undefined || below === undefined || above === below;
}

function hasKind({ kinds }: Placed, kind: string): boolean {
  return kinds.includes(kind) || (KIND_GROUPS[kind] ?? []).some((each) => kinds.includes(each));
}

function kindsOf(body: string, own: string | undefined): string[] {
  if (own !== undefined && isGovernmentBody(body)) {
    const kind = placeKind(own);
    return kind === '园区' ? [kind, 'government'] : ['government', ...(kind === undefined ? [] : [kind])];
  }
  const found = KIND_ENDINGS.find(
    ({ endings, but = [] }) =>
      endings.some((ending) => body.endsWith(ending)) && !but.some((ending) => body.endsWith(ending)),
  );
  return found ? [found.kind] : [];
}

function placeKind(place: string): string | undefined {
  return PLACE_KINDS.find(({ endings }) => endings.some((ending) => place.endsWith(ending)))?.kind;
}

/** The places that a name leads through, with those that the divisions put above them. */
function chainOf(named: readonly string[]): string[] {
  for (let at = named.length - 1; at >= 0; at -= 1) {
    const chains = divisionsFor(named.slice(0, at + 1)).map(above);
    const [chain] = chains;
    if (!chain) continue;
    const shared = chain.filter((place) => chains.every((each) => each.includes(place)));
    return [...new Set([...shared, ...named])];
  }
  return [...zoneIn(named[0] ?? ''), ...named];
}

/** The divisions that the last of the places can be, as far as the places before it are of the same chain. */
function divisionsFor(named: readonly string[]): Division[] {
  const own = named.at(-1) ?? '';
  const before = named.slice(0, -1);
  return divisionsNamed(own).filter((division) => {
    if (division.name !== own || (division.level === 'town' && before.length === 0)) return false;
    const chain = above(division);
    return before.every(
      (place) => chain.includes(place) || !chain.some((each) => levelIn(each, []) === levelIn(place, [])),
    );
  });
}

/** 苏州 of 苏州工业园区 is 苏州市. */
function inFull(place: string): string {
  const [division, other] = divisionsNamed(place);
  return division && !other ? division.name : place;
}

function zoneIn(own: string): string[] {
  if (placeKind(own) !== '园区') return [];
  for (const length of BEFORE_ZONE) {
    const [division, other] = own.length > length + 1 ? divisionsNamed(own.slice(0, length)) : [];
    if (division && !other) return above(division);
  }
  return [];
}

function above(division: Division): string[] {
  const chain: string[] = [];
  for (let each: Division | undefined = division; each; each = each.above) chain.unshift(each.name);
  return chain;
}

function levelIn(place: string, named: readonly string[]): Level {
  if (TOWN.test(place)) return 'town';
  if (PROVINCE.test(place)) return 'province';
  const [division] = named.length > 0 ? divisionsFor(named) : divisionsNamed(place);
  if (division?.name === place) return division.level;
  const isBelowCity = named.slice(0, -1).some((each) => CITY.test(each));
  return CITY.test(place) && !isBelowCity ? 'city' : 'county';
}
