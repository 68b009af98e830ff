import type { AgencyMention } from '../question/known.js';
import { nameParts } from '../report/name-parts.js';

const PROVINCE =
  /(?:北京|天津|上海|重庆|河北|山西|辽宁|吉林|黑龙江|江苏|浙江|安徽|福建|江西|山东|河南|湖北|湖南|广东|海南|四川|贵州|云南|陕西|甘肃|青海|台湾|内蒙古?|广西|西藏|宁夏|新疆)$/;
/** A town lies in one county or district, a county in one city, a city in one province. */
const LEVELS = ['省', '市州盟', '县区旗'];

/** The name of a province right before an agency's, written short (江苏云汀市), and whether the agency can lie there. */
export function provinceBefore(text: string, mention: AgencyMention): { start: number; isParent: boolean } | undefined {
  const said = PROVINCE.exec(text.slice(0, mention.start))?.[0];
  if (!said) return undefined;
  const isElsewhere = mention.parents.some((places) => {
    const provinces = places.filter((place) => /(?:省|自治区)$/.test(place) || PROVINCE.test(place.slice(0, -1)));
    return provinces.length > 0 && !provinces.some((place) => place.startsWith(said));
  });
  return { start: mention.start - said.length, isParent: !isElsewhere };
}

/** Whether a place said before an agency can be where it lies: one of its own parents, or one its names say nothing about. */
export function isParent(said: string, mention: AgencyMention): boolean {
  if (!/[省市区县州旗盟]$/.test(said)) return false;
  const level = LEVELS.find((suffixes) => suffixes.includes(said.slice(-1))) ?? '';
  return mention.agencies.every((name, at) => {
    const { places } = nameParts(name);
    // 教育局 says nothing of its place: the place before it must be the agency's own.
    const bare = places.length > 0 && !places.some((place) => mention.said.includes(place.slice(0, 2)));
    if (bare) return places.some((place) => said.endsWith(place) || place.startsWith(said));
    const sameLevel = mention.parents[at]?.filter((parent) => level.includes(parent.slice(-1))) ?? [];
    // 云汀市松陵市石桥镇: a city in a city, and the nearer one is named already.
    return (
      sameLevel.length === 0 || sameLevel.some((parent) => said.endsWith(parent) || mention.said.startsWith(parent))
    );
  });
}
