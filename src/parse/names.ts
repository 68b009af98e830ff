import { pinyin } from 'pinyin-pro';
import type { AgencyKey, AgencyNames } from '../report/agency.js';
import { DEPARTMENTS } from './departments.js';

/** The places an agency's name leads through, widest first, and what follows them: 人民政府, a department, or nothing. */
export type NameParts = { places: string[]; body: string };

const PLACE =
  /^.{1,14}?(?:特别行政区|自治区|自治州|自治县|自治旗|民族乡|开发区|管理区|示范区|试验区|度假区|风景区|新区|地区|街道|林区|苏木|省|市|盟|县|旗|区|镇|乡|州)/;
/** A department whose own name begins with a place's suffix (市场监督管理局, 乡村振兴局). */
const NOT_A_PLACE = /城乡|城市|城镇|都市|乡村|社区|区域|地区分|市场|市政|市容/;
const SUFFIX_BEFORE_BODY = /^(?:市场|市政|市容|市民|区域|乡村|镇村|县域|州级)/;
const SUFFIX_AGAIN = /^[市区县乡镇州旗](?!.{0,2}(?:监管|监督))/;
const GOVERNMENT = /^(?:人民政府|政府|街道办事处|办事处|管理委员会|管委会)?$/;
const OFFICE = /^(?:人民)?政府办公[室厅]$/;
const PLACE_SUFFIX =
  /(?:特别行政区|自治区|自治州|自治县|自治旗|民族乡|高新技术产业开发区|经济技术开发区|经济开发区|开发区|管理区|示范区|试验区|度假区|风景区|新区|地区|街道|林区|苏木|省|市|盟|县|旗|区|镇|乡|州)$/;
const PEOPLES =
  /(?:土家|蒙古|维吾尔|哈萨克|朝鲜|布依|哈尼|傈僳|东乡|拉祜|纳西|景颇|柯尔克孜|达斡尔|仫佬|布朗|撒拉|毛南|仡佬|锡伯|阿昌|普米|塔吉克|独龙|鄂温克|裕固|保安|壮|满|回|苗|彝|藏|侗|瑶|白|傣|黎|佤|畲|羌|怒|各)族|维吾尔|哈萨克$/g;
/** Words of everyday questions; a place called so is only found by its name with 区, 县 or 镇. */
const EVERYDAY =
  /^(?:公开|公平|公正|公安|公园|人民|中心|建设|发展|开发|和平|解放|团结|胜利|民主|民政|行政|政务|服务|工作|工业|平安|安全|新闻|网站|生产|群众|文化|教育|卫生|科技|信息|城市|城区|市中|城中|城关|城郊|郊区|矿区|新城|东方|西方|南方|北方|友谊|光明|幸福|前进|建国|大同|太平|永久|全国|全部|总计|中央|大会|大厅|窗口|处理|决定|结果|报告|年度|申请|收到|复议|诉讼)$/;
const MOST_READINGS = 8;

/** Every name an agency answers to, the one it is filed under first; `otherNames` are those its own report uses beside it. */
export function agencyNames(name: string, otherNames: readonly string[]): AgencyNames {
  const keys = new Map<string, AgencyKey['kind']>();
  const add = (key: string, kind: AgencyKey['kind']) => {
    if (key.length > 1 && !keys.has(key)) keys.set(key, kind);
  };
  for (const written of [name, ...otherNames]) for (const full of withoutBrackets(written)) add(full, 'full');
  const full = [...keys.keys()];
  for (const key of full) for (const short of shortNames(key)) add(short, 'short');
  for (const key of full) for (const latin of latinNames(key)) add(latin, 'pinyin');
  return { name, keys: [...keys].map(([key, kind]) => ({ key, kind })) };
}

/** Takes an agency's name apart. A name without any place (国家公务员局) is all body. */
export function nameParts(name: string): NameParts {
  const places: string[] = [];
  let body = name;
  for (;;) {
    const match = PLACE.exec(body)?.[0];
    if (!match || match.length < 2) break;
    let place = match;
    let rest = body.slice(place.length);
    // 沙市区, 新乡市: the name itself ends in a suffix; 靖江市市场监督管理局: the department begins with one.
    if (SUFFIX_AGAIN.test(rest) && !SUFFIX_BEFORE_BODY.test(rest)) {
      place += rest.slice(0, 1);
      rest = rest.slice(1);
    }
    if (NOT_A_PLACE.test(place) || SUFFIX_BEFORE_BODY.test(place.slice(-1) + rest)) break;
    places.push(place);
    body = rest;
  }
  return { places, body };
}

/** Whether the agency is a place's own government and not one of its departments. */
export function isGovernment(name: string): boolean {
  const { places, body } = nameParts(name);
  return places.length > 0 && GOVERNMENT.test(body);
}

/** A place's name without 区, 县 or 镇 and without its peoples (长阳土家族自治县 is 长阳); as it stands where nothing is left. */
export function bareplace(place: string): string {
  const bare = place.replace(PLACE_SUFFIX, '');
  const plain = bare.replace(PEOPLES, '');
  if (plain.length > 1) return plain;
  return bare.length > 1 ? bare : place;
}

function withoutBrackets(name: string): string[] {
  const open = name.slice(1).search(/[（(]/) + 1;
  const [before, inner] = [name.slice(0, open), name.slice(open + 1, -1)];
  return open > 0 && inner !== '' && /[）)]$/.test(name) ? [name, before, inner] : [name];
}

function shortNames(name: string): string[] {
  const { places, body } = nameParts(name);
  const place = places.at(-1);
  const bodies = GOVERNMENT.test(body) ? [''] : bodyForms(body);
  if (!place) return bodies.flatMap((form) => [form, form.replace(/^(?:国家|中华人民共和国)/, '')]);
  const bare = bareplace(place);
  const spoken = EVERYDAY.test(bare) ? [place] : [place, bare];
  for (const zone of zoneForms(place)) spoken.push(zone);
  const parents = places.slice(0, -1);
  const chains = parents.flatMap((_, from) => {
    const above = parents.slice(from);
    return [above.join(''), above.map(bareplace).join('')];
  });
  const located = spoken.flatMap((said) => bodies.map((form) => said + form));
  const led = chains.flatMap((chain) => bodies.map((form) => chain + place + form));
  if (bodies[0] === '') return [...located, ...led];
  // A department also answers to its own name alone and, where nothing else does, to its place.
  return [...located, ...led, ...(OFFICE.test(body) ? [] : bodies), ...spoken];
}

function bodyForms(body: string): string[] {
  if (OFFICE.test(body)) {
    const end = body.slice(-3);
    return [`人民政府${end}`, `政府${end}`, '政府办'];
  }
  const forms = [body];
  const parted = /^(.+?)(委员会|局|厅|办公室|中心|分局)$/.exec(body);
  const [, middle, end] = parted ?? [];
  if (!middle || !end) return forms;
  if (middle === '管理') return [...forms, '管委会'];
  const spoken = end === '委员会' ? '委' : end;
  if (spoken !== end) forms.push(middle + spoken);
  const known = DEPARTMENTS.find(({ official }) => official === middle);
  for (const short of known?.short ?? []) forms.push(short + spoken);
  return forms;
}

function zoneForms(place: string): string[] {
  const known = DEPARTMENTS.find(({ official }) => place.endsWith(`${official}区`));
  if (!known) return [];
  const before = place.slice(0, -known.official.length - 1);
  return known.short.map((short) => `${before}${short}区`);
}

function latinNames(name: string): string[] {
  const { places, body } = nameParts(name);
  const place = places.at(-1);
  if (!place) return [usualReading(name)];
  const bare = bareplace(place);
  const read = readings(bare);
  const suffixes = [...new Set([place.slice(bare.length), /[区县市镇乡旗]?$/.exec(place)?.[0] ?? ''])].filter(Boolean);
  const located = [...read, ...suffixes.flatMap((suffix) => read.map((said) => said + usualReading(suffix)))];
  if (GOVERNMENT.test(body)) return located;
  const middle = body.replace(/(?:委员会|局|厅|办公室|中心|分局)$/, '');
  const english = DEPARTMENTS.find(({ official }) => official === middle)?.english ?? [];
  const bodies = [...new Set([body, shortest(bodyForms(body))])].map(usualReading);
  return [
    ...read.flatMap((said) => english.map((word) => said + word)),
    ...bodies.flatMap((form) => located.map((said) => said + form)),
    ...located,
  ];
}

function shortest(forms: readonly string[]): string {
  return forms.reduce((best, form) => (form.length < best.length ? form : best));
}

/** The pinyin of a name in each way it may be read, the usual one first, without tones or spaces. */
export function readings(name: string): string[] {
  let all = [''];
  for (const sign of name) {
    const sounds = [...new Set(pinyin(sign, { toneType: 'none', type: 'array', multiple: true, v: true }))];
    const longer = all.flatMap((before) => sounds.map((sound) => before + sound));
    // Beyond a few readings only the commonest of each character is kept, so that long names stay cheap.
    all = longer.length > MOST_READINGS ? all.map((before) => before + (sounds[0] ?? '')) : longer;
  }
  return [...new Set([usualReading(name), ...all.map(letters)])];
}

function usualReading(name: string): string {
  return letters(pinyin(name, { toneType: 'none', type: 'array', v: true }).join(''));
}

function letters(latin: string): string {
  return latin.toLowerCase().replaceAll(/[^a-z]/g, '');
}
