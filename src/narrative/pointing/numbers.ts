import { chineseNumber } from '../../report/chinese-number.js';

/** A number as a text states it: its value and what it counts in, "" where nothing follows it. */
export type StatedNumber = { value: number; unit: string; printed: string };

const DIGITS = '零一二三四五六七八九';
const SCALE: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 };

const UNIT =
  '(?:万元|亿元|元|%|‰|个百分点|人次|件次|篇次|条次|[轮倍成年月日时件条项个名篇场次人家份宗起位天所处期封批户部则册页种类张台项])';
const ARABIC = new RegExp(
  `(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+(?:\\.\\d+)?)\\s*(万|亿)?(?:余|多)?\\s*(${UNIT})?`,
  'g',
);
const CHINESE = new RegExp(
  `(?<![〇零一二两三四五六七八九十百千])([〇零一二两三四五六七八九十百千]+)(万|亿)?(?:余|多)?(${UNIT})`,
  'g',
);
const SPELT_YEAR = /([〇零一二三四五六七八九]{4})年/g;
/** Numerals that count nothing: 一是, 第一, 一些, 一个 in "作为一个整体". */
const IDLE =
  /第[一二三四五六七八九十]+(?:[章节条届次])?|(?<![一二三四五六七八九十])[一二三四五六七八九十]+是|一(?:些|定|般|致|律|并|起|步|直|样|网|体|线|窗|站|次性|方面|系列)|[（(][一二三四五六七八九十]+[）)]/g;

/** Every number a text states, in digits or in Chinese, in the order of the text. */
export function numbersIn(text: string): StatedNumber[] {
  const plain = text.normalize('NFKC').replaceAll(IDLE, (idle) => '·'.repeat(idle.length));
  const found: (StatedNumber & { at: number })[] = [];
  const years = [...plain.matchAll(SPELT_YEAR)];
  for (const { 0: printed, 1: digits = '', index } of years) {
    found.push({ value: digitsOf(digits), unit: '年', printed, at: index });
  }
  for (const { 0: printed, 1: digits = '', 2: scale = '', 3: unit = '', index } of plain.matchAll(ARABIC)) {
    found.push({ ...scaled(Number(digits.replaceAll(',', '')), scale, unit), printed, at: index });
  }
  for (const { 0: printed, 1: numeral = '', 2: scale = '', 3: unit = '', index } of plain.matchAll(CHINESE)) {
    const inYear = years.some((year) => index >= year.index && index < year.index + 5);
    if (!inYear) found.push({ ...scaled(fromChinese(numeral), scale, unit), printed, at: index });
  }
  return found.sort((a, b) => a.at - b.at).map(({ value, unit, printed }) => ({ value, unit, printed }));
}

/** Whether two texts state the same number of the same: 1.2万元 and 12000元 are, 12元 and 12件 are not. */
export function sameNumber(a: StatedNumber, b: StatedNumber): boolean {
  return a.unit === b.unit && Math.abs(a.value - b.value) <= Math.abs(a.value) * 1e-9;
}

function scaled(value: number, scale: string, unit: string): { value: number; unit: string } {
  const inUnit = unit.length === 2 && unit.endsWith('元') ? (SCALE[unit.slice(0, 1)] ?? 1) : 1;
  return { value: value * (SCALE[scale] ?? 1) * inUnit, unit: inUnit > 1 ? '元' : unit };
}

/** Digits read out one by one (一二〇) spell no number and are taken as written. */
function fromChinese(numeral: string): number {
  return chineseNumber(numeral) ?? digitsOf(numeral);
}

function digitsOf(numeral: string): number {
  const digits = [...numeral.replaceAll('〇', '零').replaceAll('两', '二')].map((digit) => DIGITS.indexOf(digit));
  return Number(digits.filter((digit) => digit >= 0).join(''));
}
