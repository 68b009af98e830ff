import { countOf } from './counts.js';

/** Years named in a question: `all` where every filed year is asked for, `relative` where a word was resolved. */
export type YearMention = {
  start: number;
  end: number;
  said: string;
  years: number[];
  all: boolean;
  relative: boolean;
};

const DIGITS = '〇零一二三四五六七八九';
const UNIT_AFTER = /^\s*(?:件|宗|起|项|个|条|份|人|元|万|户|次|篇|家|名)/;

type Pattern = { pattern: RegExp; read: (match: RegExpExecArray, thisYear: number) => Partial<YearMention> | null };

const ABSOLUTE: readonly Pattern[] = [
  {
    pattern:
      /(?<!\d)((?:19|20)\d\d)\s*年?(?:度)?\s*(?:到|至|-|—|–|~|～|to|through|until)\s*((?:19|20)?\d\d)\s*年?(?!\d)/g,
    read: ([, from = '', to = '']) => range(Number(from), to.length === 2 ? 2000 + Number(to) : Number(to)),
  },
  {
    pattern: /(?<![\d.])((?:19|20)\d\d)(?![\d.]\d|\d)\s*(?:年度|年)?/g,
    read: ([said, year = ''], _) => (said.includes('年') ? one(Number(year)) : one(Number(year))),
  },
  {
    pattern: /([二][〇零0Oo○][〇零一二三四五六七八九○]{2})\s*(?:年度|年)?/g,
    read: ([, year = '']) => one(Number([...year].map(digitOf).join(''))),
  },
  { pattern: /(?<!\d)([012]\d)\s*年(?![多来前后以间])/g, read: ([, year = '']) => one(2000 + Number(year)) },
  {
    pattern:
      /(?<![一-龥])([一二][零〇一二三四五六七八九])年(?![多来前后以间])|(?<=[区县市镇乡局])([一二][零〇一二三四五六七八九])年/g,
    read: ([, a, b]) => one(2000 + Number([...(a ?? b ?? '')].map(digitOf).join(''))),
  },
];

const RELATIVE: readonly Pattern[] = [
  { pattern: /大前年|three years ago/g, read: (_, year) => one(year - 3) },
  { pattern: /前年|two years ago/g, read: (_, year) => one(year - 2) },
  { pattern: /去年|上年度|上一年度|上一年|last year/g, read: (_, year) => one(year - 1) },
  { pattern: /今年|本年度|this year/g, read: (_, year) => one(year) },
  {
    pattern:
      /(?:最近|近|过去|连续|前|last |past |previous |the last |the past )(?:的)?([二两三四五六七八九十\d]+|two|three|four|five|six|ten)(?:个)?\s?(?:年|years)/g,
    read: ([, count = ''], year) => range(year - countOf(count), year - 1),
  },
  {
    pattern:
      /历年来?|这几年|近几年|近些年|近年来?|几年来|每一年|每年|各年度|各年|所有年份|全部年份|逐年|多年来|every year|each year|per year|by year|yearly|annually|all years|over the years|in recent years|recent years/g,
    read: () => ({ years: [], all: true }),
  },
];

/** The years a text names by number. */
export function absoluteYears(text: string): YearMention[] {
  return readPatterns(text, ABSOLUTE, 0).filter(({ end }, index, all) => {
    const said = text.slice(all[index]?.start ?? 0, end);
    return said.endsWith('年') || said.endsWith('度') || !UNIT_AFTER.test(text.slice(end));
  });
}

const CARRIED_INTO = /(?:结转|转)(?:到|至|入)?(?:了)?$|carried (?:over|forward) (?:to|into) $/i;

/** "结转到2023年" is a figure of the year before: that year is left out where another is named, and else read so. */
export function withoutYearCarriedInto(years: YearMention[], text: string): YearMention[] {
  const into = years.filter(({ start }) => CARRIED_INTO.test(text.slice(0, start)));
  if (into.length < years.length) return years.filter((year) => !into.includes(year));
  return into.map((mention) => ({ ...mention, years: mention.years.map((year) => year - 1) }));
}

/** The years a text names from today (去年 is the calendar year before `today`). */
export function relativeYears(text: string, today: string): YearMention[] {
  return readPatterns(text, RELATIVE, Number(today.slice(0, 4))).map((mention) => ({
    ...mention,
    relative: !mention.all,
  }));
}

function readPatterns(text: string, patterns: readonly Pattern[], thisYear: number): YearMention[] {
  const found: YearMention[] = [];
  for (const { pattern, read } of patterns) {
    for (const match of text.matchAll(pattern)) {
      const start = match.index;
      const end = start + match[0].trimEnd().length;
      if (found.some((other) => start < other.end && other.start < end)) continue;
      const years = read(match, thisYear);
      if (years) found.push({ start, end, said: match[0].trim(), years: [], all: false, relative: false, ...years });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

function one(year: number): Partial<YearMention> | null {
  return year >= 1990 && year < 2100 ? { years: [year] } : null;
}

function range(from: number, to: number): Partial<YearMention> | null {
  if (to < from || to - from > 40) return null;
  return { years: Array.from({ length: to - from + 1 }, (_, step) => from + step) };
}

function digitOf(sign: string): number {
  return /[O0o○]/.test(sign) ? 0 : sign === '〇' || sign === '零' ? 0 : DIGITS.indexOf(sign) - 1;
}
