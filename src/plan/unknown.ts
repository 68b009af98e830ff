import { englishBody } from '../question/english-body.js';
import type { AgencyMention } from '../question/known.js';
import { goesOn, isGenericBody, isNoBody, objectOf } from './after-name.js';
import { isParent, provinceBefore } from './parents.js';
import type { Word } from './words.js';
import type { YearMention } from './years.js';

/** A stretch of the question that no filed name and no word explains. */
export type Unknown = { start: number; end: number; said: string };

/** Rare characters of place names (𠮷) lie beyond the common block. */
const PLACE_LIKE =
  /[\u3400-\u9fff\u{20000}-\u{3ffff}]{2,14}?(?:特别行政区|自治区|自治州|自治县|开发区|街道办事处|街道|管理委员会|委员会|管委会|人民政府|政府办公室|政府办公厅|政府|省|市|县|旗|区|镇|乡|局|厅|委|州)(?:人民政府|政府)?(?:办公室|办公厅)?/gu;
const NO_PLACE =
  /(?:社区|园区|辖区|地区|小区|城区|市区|郊区|景区|片区|全区|全市|全县|全镇|全省|全局|全国|我[省市区县镇乡局]|本[省市区县镇乡局]|该[省市区县镇乡局]|各[省市区县镇乡局级]|哪[省市区县镇乡局]|格局|当局|结局|邮局|布局|大局|城市|超市|集市|上市|城镇|乡镇|城乡|家乡|老乡|特区|选区|村委|市委|区委|县委|省委|党委|纪委|走进|进入|邀请|参观|监督|大厅|餐厅|客厅|展厅|政府)$/;
/** The office of a government reports for itself. */
const OFFICE_AFTER = /^(?:人民政府|政府|府)?办(?:公室|公厅)?(?![\u3400-\u9fff]{0,2}[件理结])/;
/** What directly follows a place and makes it another body: 云汀市场局 is not 云汀市. */
const BODY_AFTER =
  /^[\u3400-\u9fff]{1,10}?(?:局|委员会|委|厅|镇|乡|街道|管委会|总队|支队|大队|医院|大学|学院|公司|集团)(?![\u3400-\u9fff]?长)/;
/** 青岚 is short for 青岚区, and 青岚街道 or 青岚镇 is another place. */
const PLACE_AFTER = /^(?:街道(?:办事处)?|[省市县区镇乡州旗](?![里上内长委域民场级]))(?:人民政府|政府)?/;
const SAYS_ITS_KIND = /[省市县区州盟旗镇乡道局委厅会办部]$|[a-z]/i;
/** 政府办 by itself is its office; before a verb's object 办 is the verb. */
const OFFICE_ALONE = /^办(?![\u3400-\u9fff])|^办[的呢]/;
/** A body by its last word, whatever stands before it (信息中心). */
const LAST_WORD =
  '(?:中心|[总支大]队|分局|集团|公司|[支分]行|学校|[大中小]学|医院|法院|检察院|研究[所院]|管理[所站处]|事务所|图书馆|档案馆)';
const ENDS_AS_BODY = new RegExp(`${LAST_WORD}$`);
const BODY_TO_YEAR = new RegExp(`^[\\u3400-\\u9fff]{1,12}?${LAST_WORD}(?=\\d{2,4}年)`);
/** What an agency publishes in is no body. */
const PUBLISHES_IN = /(?:网站?|公众号|微博|微信|平台|热线|专栏|信箱|客户端|小程序|年报|报告)$/;
/** 盯着政府, 告诉政府: what stands before is a verb. */
const VERB_BEFORE = /[着了给跟对向找问请靠让为由看告诉]$/;
const ASKING = /[有是在的和与跟比各哪每多少几收被]/;
const FUNCTION_START =
  /^(?:比较|对比|查询|请问|看看|那么|还有|以及|[的和与跟比在对把被请问查看那是到从及或给帮我你他它为由同])/;

/**
 * Names that are not filed, and words that are none of the lexicon's. `parents` moves a filed agency's start back over the
 * place said before it (泉州市洛江区), keyed by the start it had.
 */
export function findUnknown({
  text,
  agencies,
  years,
  understood,
  words,
}: {
  text: string;
  agencies: readonly AgencyMention[];
  years: readonly YearMention[];
  /** What else is understood: numbers that the question claims, names that tell an agency again. */
  understood: readonly { start: number; end: number }[];
  words: readonly Word[];
}): { unknown: Unknown[]; leftovers: Unknown[]; parents: Map<number, number> } {
  const taken = new Uint8Array(text.length);
  for (const { start, end } of [...agencies, ...years, ...understood]) taken.fill(2, start, end);
  for (const { kind, start, end } of words) {
    if (kind === 'filler' || kind === 'generic' || end - start === 1) fillFree(taken, { start, end, mark: 1 });
    else taken.fill(2, start, end);
  }
  const parents = new Map<number, number>();
  const unknown: Unknown[] = [];
  for (const agency of agencies) {
    const english = englishBody(text, agency);
    if (english) unknown.push({ ...english, said: text.slice(english.start, english.end) });
    const body = bodyAfter(agency, { text, taken, years, words });
    if (body === undefined) continue;
    const end = agency.end + body.length;
    unknown.push({ start: agency.start, end, said: text.slice(agency.start, end) });
    taken.fill(2, agency.end, end);
  }
  for (const agency of agencies) {
    const province = provinceBefore(text, agency);
    if (!province) continue;
    if (province.isParent) parents.set(agency.start, province.start);
    else unknown.push({ start: province.start, end: agency.end, said: text.slice(province.start, agency.end) });
    taken.fill(2, province.start, agency.start);
  }
  // From the right, so that 吉林省白山市 leads to the agency place by place.
  for (const place of placesIn(text, taken).reverse()) {
    const object = objectOf(place.said);
    // 提请省政府, 把钱交给财政局: to whom something is done is nobody asked about where no name says whose it is.
    if (object !== place.said && agencies.some(({ end }) => end <= place.start) && isGenericBody(object)) continue;
    const after = agencies.find(({ start }) => (parents.get(start) ?? start) === place.end);
    const before = agencies.find(({ end }) => end === place.start);
    // 请水镇 is a town's whole name.
    const isDoneTo = before !== undefined && object.length > 2 && goesOn(text.slice(before.end));
    const glossed = agencies.find(({ end }) => text.slice(end, place.start) === '(');
    if (glossed && text[place.end] === ')' && isParent(place.said, glossed)) parents.set(glossed.start, glossed.start);
    else if (after && isParent(place.said, after)) parents.set(after.start, place.start);
    else if (after) unknown.push({ ...place, end: after.end, said: text.slice(place.start, after.end) });
    else if (isDoneTo) unknown.push({ start: place.end - object.length, end: place.end, said: object });
    else if (before) unknown.push({ start: before.start, end: place.end, said: text.slice(before.start, place.end) });
    else unknown.push(place);
    taken.fill(2, place.start, place.end);
  }
  unknown.sort((a, b) => a.start - b.start);
  return { unknown, leftovers: leftoversIn(text, taken), parents };
}

/** What follows a filed name and makes another body of it: the office of 青禾县政府办, 教育局 of 青禾县教育局. */
function bodyAfter(
  { start, end, said }: AgencyMention,
  reading: { text: string; taken: Uint8Array; years: readonly YearMention[]; words: readonly Word[] },
): string | undefined {
  const { text, taken } = reading;
  const whole = BODY_TO_YEAR.exec(text.slice(end))?.[0];
  if (whole && !isGenericBody(objectOf(whole))) return whole;
  if (goesOn(text.slice(end))) return undefined;
  const rest = masked(text, taken).slice(end);
  const body =
    (SAYS_ITS_KIND.test(said) ? undefined : PLACE_AFTER.exec(rest)?.[0]) ??
    OFFICE_AFTER.exec(rest)?.[0] ??
    BODY_AFTER.exec(rest)?.[0] ??
    bodyBeforeYear(end, reading);
  if (!body || ASKING.test(body) || (NO_PLACE.test(body) && !/^[纪监]委$/.test(body))) return undefined;
  const isVerb = body === '办' && !(/政府$/.test(text.slice(start, end)) && OFFICE_ALONE.test(rest));
  return isVerb ? undefined : body;
}

function placesIn(text: string, taken: Uint8Array): Unknown[] {
  const places: Unknown[] = [];
  for (const match of masked(text, taken).matchAll(PLACE_LIKE)) {
    // 表扬了市公安局: what was done is no part of the name.
    const done = /^.*了/.exec(match[0])?.[0].length ?? 0;
    let said = match[0].slice(done);
    let start = match.index + done;
    if (said.length < 2) continue;
    for (let cut = FUNCTION_START.exec(said)?.[0]; cut; cut = FUNCTION_START.exec(said)?.[0]) {
      if (said.length - cut.length < 3) break;
      said = said.slice(cut.length);
      start += cut.length;
    }
    const free = [...said].filter((_, at) => taken[start + at] === 0).length;
    const stem = said.replace(/(?<=.)(?:人民政府|政府)$/, '');
    if (free > 0 && !NO_PLACE.test(stem) && (stem === said || !VERB_BEFORE.test(stem)))
      places.push({ start, end: start + said.length, said });
  }
  return places;
}

/** 云汀市人大2022年: whatever stands between a place and a year and is none of the lexicon's words names another body. */
function bodyBeforeYear(
  from: number,
  { text, years, words }: { text: string; years: readonly YearMention[]; words: readonly Word[] },
): string | undefined {
  const to = years.find(({ start }) => start > from)?.start ?? from;
  const between = text.slice(from, to);
  if (!/^[\u3400-\u9fff]{1,10}$/.test(between) || /[的在是于从到及等呢谁哪]/.test(between)) return undefined;
  if (PUBLISHES_IN.test(between) || isNoBody(between)) return undefined;
  if (ENDS_AS_BODY.test(between)) return between;
  const told = words.some(
    ({ kind, start, end }) => start < to && end > from && end - start > 1 && kind !== 'applicant',
  );
  return told ? undefined : between;
}

/** The text with what is already understood put out of sight. */
function masked(text: string, taken: Uint8Array): string {
  return Array.from({ length: text.length }, (_, at) => (taken[at] === 2 ? '\u0001' : (text[at] ?? ''))).join('');
}

function leftoversIn(text: string, taken: Uint8Array): Unknown[] {
  const found: Unknown[] = [];
  for (const match of text.matchAll(/[\u3400-\u9fff\u{20000}-\u{3ffff}]+|[A-Za-z][A-Za-z'’-]*/gu)) {
    for (let start = match.index; start < match.index + match[0].length; start += 1) {
      if (taken[start] !== 0) continue;
      let end = start;
      while (end < match.index + match[0].length && taken[end] === 0) end += 1;
      const said = text.slice(start, end);
      if (said.length >= (/[a-z]/i.test(said) ? 3 : 2)) found.push({ start, end, said });
      else found.push(...wordAround(start, { text, taken }));
      start = end;
    }
  }
  return found;
}

const SEGMENTER = new Intl.Segmenter('zh', { granularity: 'word' });

/** The verb that one unexplained character is part of, where the rest of it was taken for mere talk (表扬了). */
function wordAround(at: number, { text, taken }: { text: string; taken: Uint8Array }): Unknown[] {
  const { segment: said = '', index: start = at } = SEGMENTER.segment(text).containing(at) ?? {};
  const end = start + said.length;
  const isTalk =
    /^[了过]/.test(text.slice(end)) && said.length === 2 && taken.subarray(start, end).every((mark) => mark < 2);
  return isTalk && /^\p{Script=Han}+$/u.test(said) ? [{ start, end, said }] : [];
}

function fillFree(taken: Uint8Array, { start, end, mark }: { start: number; end: number; mark: number }): void {
  for (let at = start; at < end; at += 1) if (taken[at] === 0) taken[at] = mark;
}
