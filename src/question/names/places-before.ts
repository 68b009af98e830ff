import { bareDivision, divisionsNamed } from '../../report/divisions.js';
import { type Level, levelOf, type Placed } from '../../report/places.js';

/** Places said right before a name: where they begin, widest first, and which of the agencies can lie there. */
export type PlacesBefore = { start: number; parents: string[]; fits: boolean[]; elsewhere: boolean };

const HEIGHT: Readonly<Record<Level, number>> = { nation: 4, province: 3, city: 2, county: 1, town: 0 };
const SUFFIXED = /[\u3400-\u9fff]{2,5}(?:自治[区州县]|[省市州盟县区旗])$/;
const SUFFIXES: ReadonlySet<string> = new Set('省市州盟县区旗');
/** No place's name begins with these where no division is called so. */
const FUNCTION =
  /^.*(?:[的了和与跟同比在对把被请问查看那是到从及或给帮我你他她它为向让将就也都还又年月日个份件家次号各每本该全某两几这哪]|一下|以及)/;
const LONGEST = 8;

/** Reads the places before a name, from the right: 泉州市 of 泉州市洛江区, 江苏省 and 宿迁市 of 江苏省宿迁市沭阳县. */
export function placesBefore(
  text: string,
  { start: from, end }: { start: number; end: number },
  agencies: readonly Placed[],
): PlacesBefore {
  const name = text.slice(from, end);
  const fits = agencies.map(() => true);
  const parents: string[] = [];
  let start = from;
  const isPlaceless = agencies.every(({ own }) => own !== undefined && lacks(name, own));
  let height = isPlaceless ? -1 : Math.max(...agencies.map(({ level, own }) => (own ? HEIGHT[level] : HEIGHT.nation)));
  for (;;) {
    if (start === 0) break;
    const before = text.slice(0, start);
    const said = ownPlaceBefore(before, agencies) ?? divisionBefore(before) ?? inventedBefore(before);
    if (said === undefined) break;
    const level = HEIGHT[levelOf(fullOf(said))];
    const lies = agencies.map((placed) => canLieIn(placed, said, name));
    if (level <= height && !agencies.some(({ places }) => isAmong(said, places))) break;
    if (!lies.some((each, at) => each && fits[at]))
      return { start: start - said.length, parents, fits, elsewhere: true };
    lies.forEach((each, at) => {
      fits[at] = fits[at] === true && each;
    });
    parents.unshift(said);
    start -= said.length;
    height = level;
  }
  return { start, parents, fits, elsewhere: false };
}

function ownPlaceBefore(before: string, agencies: readonly Placed[]): string | undefined {
  const last = before.at(-1) ?? '';
  let longest: string | undefined;
  for (const { places } of agencies) {
    for (const place of places) {
      if (!place.includes(last)) continue;
      const said = [place, bareDivision(place)].find((name) => before.endsWith(name));
      if (said !== undefined && said.length > (longest?.length ?? -1)) longest = said;
    }
  }
  return longest;
}

function divisionBefore(before: string): string | undefined {
  for (let length = LONGEST; length > 1; length -= 1) {
    const said = before.slice(-length);
    const isHigh = divisionsNamed(said).some(({ name, level }) => name === said || level !== 'county');
    if (said.length === length && isHigh && divisionsNamed(said)[0]?.level !== 'town') return said;
  }
  return undefined;
}

function inventedBefore(before: string): string | undefined {
  if (!SUFFIXES.has(before.at(-1) ?? '')) return undefined;
  const said = SUFFIXED.exec(before)?.[0].replace(FUNCTION, '');
  return said !== undefined && said.length > 2 ? said : undefined;
}

function fullOf(said: string): string {
  return divisionsNamed(said)[0]?.name ?? said;
}

function isAmong(said: string, places: readonly string[]): boolean {
  return places.some((place) => place === said || bareDivision(place) === said);
}

/** One of the places that it lies in, or of a level that nothing is known of; 教育局 by itself is of its own place alone. */
function canLieIn({ places, own = '' }: Placed, said: string, name: string): boolean {
  if (isAmong(said, places)) return true;
  if (lacks(name, own)) return false;
  const level = levelOf(fullOf(said));
  return !places.slice(0, -1).some((place) => levelOf(place) === level);
}

/** Whether a name says nothing of the place that it is of. */
function lacks(name: string, own: string): boolean {
  return !/[a-z]/.test(name) && !name.includes(own.slice(0, 2));
}
