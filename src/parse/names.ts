import type { AgencyKey, AgencyNames } from '../report/agency.js';
import { bareplace, isGovernmentBody, nameParts } from '../report/name-parts.js';
import { pinyinOf, readingOf } from '../text/pinyin.js';
import { DEPARTMENTS } from './departments.js';

const OFFICE = /^(?:人民)?政府办公[室厅]$/;
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

function withoutBrackets(name: string): string[] {
  const open = name.slice(1).search(/[（(]/) + 1;
  const [before, inner] = [name.slice(0, open), name.slice(open + 1, -1)];
  return open > 0 && inner !== '' && /[）)]$/.test(name) ? [name, before, inner] : [name];
}

function shortNames(name: string): string[] {
  const { places, body } = nameParts(name);
  const place = places.at(-1);
  const bodies = isGovernmentBody(body) ? [''] : bodyForms(body);
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
  if (!place) return [readingOf(name)];
  const bare = bareplace(place);
  const read = readings(bare);
  const suffixes = [...new Set([place.slice(bare.length), /[区县市镇乡旗]?$/.exec(place)?.[0] ?? ''])].filter(Boolean);
  const located = [...read, ...suffixes.flatMap((suffix) => read.map((said) => said + readingOf(suffix)))];
  if (isGovernmentBody(body)) return located;
  const middle = body.replace(/(?:委员会|局|厅|办公室|中心|分局)$/, '');
  const english = DEPARTMENTS.find(({ official }) => official === middle)?.english ?? [];
  const bodies = [...new Set([body, shortest(bodyForms(body))])].map(readingOf);
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
    const sounds = [...new Set(pinyinOf(sign, { multiple: true, v: true }))];
    const longer = all.flatMap((before) => sounds.map((sound) => before + sound));
    // Beyond a few readings only the commonest of each character is kept, so that long names stay cheap.
    all = longer.length > MOST_READINGS ? all.map((before) => before + (sounds[0] ?? '')) : longer;
  }
  return [...new Set([readingOf(name), ...all.map(letters)])];
}

function letters(latin: string): string {
  return latin.toLowerCase().replaceAll(/[^a-z]/g, '');
}
