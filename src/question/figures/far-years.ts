import { numberOf } from '../../text/numerals.js';

/** A year that no report can be of: it is told as not filed, and never passed over in favour of a year that is. */
export type FarYear = { year: number; end: number; relative: boolean };

const READ_OUT = '〇零一二三四五六七八九';
const SIGNS: ReadonlySet<string> = new Set([...READ_OUT, ...'○两十百千万']);
/** The year before the first of each, and which way its years run. */
const ERAS: readonly { name: string; before: number; way: 1 | -1 }[] = [
  { name: '公元前', before: 0, way: -1 },
  { name: '民国', before: 1911, way: 1 },
  { name: '宣统', before: 1908, way: 1 },
  { name: '光绪', before: 1874, way: 1 },
];
const YEAR = /^年(?:度|份)?(?![来间级内里])/;
const AGO = /^(?:年(?:以|之)?前| years? (?:ago|before)(?![a-z]))/;
const HENCE = /^(?:年(?:以|之)?后| years? (?:from now|later)(?![a-z]))/;
/** What a number of years is counted with: 近100年, 连续12年. */
const COUNTED = /[近前去续第这那每共满过约]$/;
/** What a name of an agency ends in, where a number stands behind it. */
const AGENCY_END = /[省市区县旗镇乡局委办厅署院会处府队站州盟]$/;
const NO_AMOUNT = /^(?![\d.,%万亿千百十余件宗起条份元户次篇名场例个人项家倍成])/;
const ENGLISH_LEAD = /(?:^|[^a-z])(?:in|for|during|year|since) $/;
const ENGLISH_END =
  /^ *(?:$|[?.!;:]|,(?! ?\d)|(?:and|or|vs|versus|compared|by|than|did|do|does|was|were|is|are|the|how|what|which)(?![a-z]))/;
const WHOLE = /^(?:的?呢)?[?？。.!！]*$/;

/** Signs that such a year may begin with, beside figures. */
export const FAR_BEGINS: readonly string[] = [...SIGNS, ...ERAS.map(({ name }) => name[0] ?? '')];

/** 0年, 99年, 500年, 12020年, 两千一百年, 民国99年, 十年后, 2100 behind an agency or "in"; years that 2020年 and 22年 are like are read elsewhere. */
export function farYearAt(text: string, at: number, thisYear: number): FarYear | null {
  const era = ERAS.find(({ name }) => text.startsWith(name, at));
  const from = at + (era?.name.length ?? 0);
  const end = endOfNumber(text, from);
  const before = text.slice(Math.max(0, at - 12), at);
  if (end === from || isPartOfNumber(text, at)) return null;
  const run = text.slice(from, end);
  const after = text.slice(end, end + 24);
  const value = countIn(run);
  if (value === undefined) return null;
  const word = YEAR.exec(after)?.[0];
  if (era)
    return word === undefined ? null : { year: era.before + era.way * value, end: end + word.length, relative: false };
  const shift = AGO.exec(after)?.[0] ?? HENCE.exec(after)?.[0];
  if (shift && value < 1000 && !COUNTED.test(before))
    return { year: thisYear + (AGO.test(after) ? -value : value), end: end + shift.length, relative: true };
  if (word !== undefined && !COUNTED.test(before)) {
    const year = yearOf(run, value);
    return year === null ? null : { year, end: end + word.length, relative: false };
  }
  const isBare = /^\d{4}$/.test(run) && NO_AMOUNT.test(after) && standsAsYear(before, after, at);
  return isBare ? { year: value, end, relative: false } : null;
}

function endOfNumber(text: string, from: number): number {
  let end = from;
  const isFigure = isDigit(text[from]);
  while (end < text.length && (isFigure ? isDigit(text[end]) : SIGNS.has(text[end] ?? ''))) end += 1;
  return end;
}

function isPartOfNumber(text: string, at: number): boolean {
  const previous = text[at - 1] ?? '';
  return isDigit(previous) || SIGNS.has(previous) || previous === '.' || previous === ',';
}

/** What a run of signs counts or spells out: 500, 两千一百, 二〇九九. */
function countIn(run: string): number | undefined {
  if (isDigit(run[0])) return Math.min(Number(run), Number.MAX_SAFE_INTEGER);
  const spelt = [...run.replaceAll('○', '〇')].map((sign) =>
    Math.max(READ_OUT.indexOf(sign) - 1, READ_OUT.indexOf(sign) < 0 ? -1 : 0),
  );
  if (spelt.length > 1 && !spelt.includes(-1)) return Math.min(Number(spelt.join('')), Number.MAX_SAFE_INTEGER);
  return numberOf(run);
}

/** The year that so many signs and 年 are; `null` for a number of years, and for what is read as a year near ours. */
function yearOf(run: string, value: number): number | null {
  const isSpelt = !/[十百千万两]/.test(run);
  if (isSpelt && run.length === 1) return value === 0 ? 0 : null;
  if (isSpelt && run.length === 2) return value < 8 ? 2000 + value : value > 40 ? 1900 + value : null;
  return value < 100 ? null : value;
}

/** Four figures without 年: behind an agency's name, behind "in", or all that is said. */
function standsAsYear(before: string, after: string, at: number): boolean {
  if (at === 0) return WHOLE.test(after);
  return AGENCY_END.test(before) || (ENGLISH_LEAD.test(before) && ENGLISH_END.test(after));
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}
