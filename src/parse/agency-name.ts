import { divisionsNamed } from '../report/divisions.js';
import { nameParts } from '../report/name-parts.js';
import { DEPARTMENTS } from './departments.js';
import { withoutLeadIn } from './lead-in.js';

/** The words an agency's name ends in. */
const BODY =
  '人民政府|政府|街道办事处|办事处|办公[室厅]|委员会|管委会|工委|党委|委|局|厅|部|署|院|中心|总队|支队|大队|分局|处|站|所|馆|社|集团|公司|银行|[分支]行|大学|学校|[中小]学|幼儿园|海关|农场|林场|协会|基金会|联合会|公署';

/** Places that have a people's government of their own name, by the last character. */
const PLACE = '省|自治区|市|县|区|自治州|州|盟|旗|镇|乡|苏木|街道|开发区|高新区|新区|园区|地区';

/** A street that reports is a sub-district by its short name (龙津街); one of shops is a place to walk in. */
const STREET = '(?<!商业|步行|风情|美食|文化|大|老|古)街';

const ENDS_AS_AGENCY = new RegExp(`(?:${BODY}|${PLACE}|${STREET})(?:\\([^()]{2,30}\\))?$`, 'u');

/** Zones are run by a committee or a company, not by a government, and which of them only the document says. */
const ZONE =
  /(?:实验|试验|开发|经开|高新|技术|产业|工业|度假|保税|物流|示范|先导|先行|合作|加工|贸易|自贸|经济|集聚|聚集|管理|功能|风景|名胜|旅游|景|保护|生态|科技|创新|商务|服务|仓储|临港|空港|航空港|综合港|保税港|临空|垦|库)区$/u;
/** What some districts of the country are called too (浦东新区, 下花园区). */
const ZONE_OR_DISTRICT = /[新园]区$/u;

/** A government is a place's. */
const GOVERNMENT_OF_NO_PLACE = new RegExp(`(?<!${PLACE}|人民)政府$|(?<!${PLACE})人民政府$`, 'u');

/** A name that leaves out the place: 区教育局, 我镇, 全县, 镇人民政府. 市北区, 镇江市 and 全州县 are places. */
const NO_PLACE =
  /^(?:我|该|各|某|区(?!号)|县|州|省|旗|地区|自治区|市(?![中北南]区)|全[市县区镇乡省州]|全街道|本[市县区镇乡省局院委办]|本(?:单位|机关|中心|街道|行政)|街道|镇(?=人民政府|政府|党委|$)|乡(?=人民政府|政府|党委|$)|人民政府|政府|办公)/u;

/** Departments that every county has: alone, without a place, they name no one. */
const ANY_DEPARTMENT = new RegExp(
  `^(?:${DEPARTMENTS.flatMap(({ official, short }) => [official, ...short]).join('|')})(?:局|委员会|委|厅)$`,
  'u',
);

/** What no agency is called: placeholders, letters, marks, verbs of a sentence. */
const NOT_A_NAME =
  /[A-Za-z0-9?!,.:;<>|/\\*×_—“”"'《》〔〕。、=…]|某|公布|发布|根据|按照|依照|依据|遵照|鉴于|由于|为了|要求|规定|部署|委托|关于|做好|召开|举办|开展|印发|报告|年报|通知|的$|^的|网站|平台$|首页|信息公开|上半年|下半年|季度|模板|范文|我|全年|公告|目前|情况|有关|相关/u;

/** The parts of a name that place it: the longest chain of provinces, cities, counties before the body. */
const HAS_PLACE = new RegExp(`\\p{Script=Han}(?:${PLACE})|^(?:国家|中国|中央|国务院)|部$|^\\p{Script=Han}{2,4}部`, 'u');

/**
 * The agency's full name for what a title or a sentence calls it: 洛江区 is 洛江区人民政府, 西街街道 its office.
 * `null` when the words name no agency, or leave out whose it is (区教育局).
 */
export function agencyName(words: string): string | null {
  const name = withoutLeadIn(words.replace(/\s/g, '')).replace(/（/g, '(').replace(/）/g, ')');
  const bare = name.replace(/\([^()]{2,30}\)$/u, '');
  if (bare.length < 2 || bare.length > 40 || !/^\p{Script=Han}/u.test(bare)) return null;
  if (NOT_A_NAME.test(bare) || NO_PLACE.test(bare) || ANY_DEPARTMENT.test(bare) || !ENDS_AS_AGENCY.test(bare))
    return null;
  if (GOVERNMENT_OF_NO_PLACE.test(bare)) return null;
  return completed(bare) + name.slice(bare.length).replace('(', '（').replace(')', '）');
}

/** The end of a name that leaves out its place (区教育局), so that the whole name can be looked for; `null` for any other. */
export function nameWithoutPlace(words: string): string | null {
  const name = words.replace(/\s/g, '');
  if (!/^(?:区|县|州|市|地区|旗)\p{Script=Han}{1,20}$/u.test(name) || !ENDS_AS_AGENCY.test(name)) return null;
  return NO_PLACE.test(name) && !NOT_A_NAME.test(name) ? name : null;
}

/** Whether the name says where the agency is, as one that stands alone must. */
export function saysWhere(name: string): boolean {
  return HAS_PLACE.test(name);
}

/** Whether both are the same agency, one of them perhaps named with the city or province above it. */
export function isSameAgency(one: string, other: string): boolean {
  const [long, short] = one.length >= other.length ? [one, other] : [other, one];
  return short.length > 2 && long.endsWith(short);
}

/** Whether the names differ in one character only, as a misread or mistyped one does (沭 and 沐). */
export function isOneSlipApart(one: string, other: string): boolean {
  if (one === other || one.length !== other.length || one.length < 3) return false;
  return [...one].filter((character, at) => character !== other.charAt(at)).length === 1;
}

function completed(name: string): string {
  if (name.endsWith('人民')) return `${name}政府`;
  if (name.endsWith('政府')) return /人民政府$/.test(name) ? name : `${name.slice(0, -2)}人民政府`;
  if (name.endsWith('街道')) return `${name}办事处`;
  if (name.endsWith('街')) return `${name}道办事处`;
  if (ZONE.test(name) || (ZONE_OR_DISTRICT.test(name) && !isDivision(name))) return name;
  return /(?:省|市|县|区|州|旗|镇|乡|苏木)$/u.test(name) ? `${name}人民政府` : name;
}

/** Whether the place that the name ends in is a division of the country. */
function isDivision(name: string): boolean {
  const place = nameParts(name).places.at(-1) ?? name;
  return divisionsNamed(place).some((division) => division.name === place);
}
