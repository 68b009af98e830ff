import type { Names } from './world.js';

/** A figure as an answer states it. */
export type Figure = {
  agency: string;
  year: number;
  metric: string;
  applicant: string | null;
  value: number | null;
  unit: string;
};

/** What this bench reads of an answer object. */
export type Answer = {
  kind: string;
  text: string;
  figures?: Figure[];
  beside?: Figure[];
  derived?: { value: number | null; unit?: string };
  parts?: Answer[];
};

/** The text above its sources, without the marks of citations. */
export function body(answer: Answer): string {
  const [above = ''] = answer.text.split(/\n\s*(?:来源|來源|Sources?)\s*[:：]/u);
  return above.replaceAll(/\s*\[\d+\](?:[–-]\[\d+\])?/gu, '');
}

/** Every number of the text with its place: thousands put together, 万 and 亿 multiplied out as a second reading. */
export function numbersOf(text: string): { value: number; exact: boolean; at: number }[] {
  const plain = text.replaceAll(/(?<=\d)[,，](?=\d{3}(?!\d))/gu, '');
  const scales: Record<string, number> = { 万: 1e4, 亿: 1e8, million: 1e6 };
  return [...plain.matchAll(/([-−–]?)(\d+(?:\.\d+)?)\s*(万(?!元)|亿(?!元)|million)?/gu)].flatMap((match) => {
    const value = Number(match[2]);
    const scale = scales[match[3] ?? ''];
    const said = { value, exact: true, at: match.index };
    return scale === undefined ? [said] : [said, { value: value * scale, exact: false, at: match.index }];
  });
}

/** Whether the text states the number, in rounding or in 万 too; signs are words and are not looked at. */
export function states(text: string, wanted: number): boolean {
  const size = Math.abs(wanted);
  return numbersOf(text).some(({ value, exact }) =>
    exact ? near(value, size) : Math.abs(value - size) <= 0.005 * size,
  );
}

/** Equal but for the rounding to two or one decimals that people are told. */
export function near(value: number, wanted: number): boolean {
  return Math.abs(value - wanted) <= (Number.isInteger(wanted) ? 1e-6 : 0.0501);
}

/** The agencies that a text names, each once, in the order they are first named. */
export function agenciesOf(text: string, names: readonly Names[]): string[] {
  const found: { full: string; from: number; to: number }[] = [];
  for (const { full, short, english } of names) {
    for (const name of [full, short, ...(english === undefined ? [] : [english])]) {
      for (let from = text.indexOf(name); from >= 0; from = text.indexOf(name, from + 1)) {
        found.push({ full, from, to: from + name.length });
      }
    }
  }
  const whole = found.filter(
    (one) => !found.some((other) => other.full !== one.full && other.from <= one.from && other.to >= one.to),
  );
  return [...new Set(whole.sort((a, b) => a.from - b.from).map(({ full }) => full))];
}

/** The answer's first line; with the next one where it is only a heading. */
export function firstLines(text: string): string {
  const [first = '', second = ''] = text.split('\n').filter((line) => line.trim() !== '');
  return /\d/u.test(first.replaceAll(/20\d\d/gu, '')) ? first : `${first}\n${second}`;
}

const NO =
  /^(?:不对|不是|不，|不准|不属实|并非|并不|没有|未|否|错|有误|no\b|not\b|wrong|false|incorrect|that is not|it did not)/iu;
const YES =
  /^(?:对|是|没错|确实|有|正确|属实|准确|yes\b|right|correct|true|it did|that is (?:so|right|correct|true))/iu;

/** Whether the answer begins with a yes or a no; undefined where it does with neither. */
export function polarity(text: string): boolean | undefined {
  const begin = text.trimStart();
  if (NO.test(begin)) return false;
  return YES.test(begin) ? true : undefined;
}

/** Whether the text says that the cell is blank or that there is no such report. */
export function saysUnknown(text: string): boolean {
  return /空白|没有填|未填|没填|没有收录|未收录|没有.*年报|blank|left empty|not filed|no report|does not hold|not hold/iu.test(
    text,
  );
}

/** Whether the text says that the reports do not split by what was asked. */
export function saysNotSplit(text: string): boolean {
  return /(?:不|没有|没|未)(?:按|单独|再|能|会|分|细|区分|单列|另)|无法|不支持|not (?:split|broken|break|separate|record|list|say|tell)|no (?:row|column|breakdown|split)|cannot/iu.test(
    text,
  );
}
