import type { Names } from './world.js';

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
