import { numberOf } from '../../text/numerals.js';
import { linesOf } from '../lattice/lists.js';
import { FAR_BEGINS, farYearAt } from './far-years.js';

/** Years that a stretch of the question names. */
export type YearMatch = {
  start: number;
  end: number;
  said: string;
  /** Absolute years, an agency's newest, every filed one, or so many years from the year that the conversation is about. */
  means:
    | { kind: 'years'; years: number[]; relative: boolean }
    | { kind: 'range'; from: number; to: number }
    | { kind: 'latest'; count: number }
    | { kind: 'all' }
    | { kind: 'shift'; by: number };
};

const YEAR_WORD = ['年度', '年份', '年'];
const SCALES = '万亿千百';
/** Measures that make a four-digit number an amount. */
const AMOUNT = [...'件宗起条份元万户次篇名场例'];
const RANGE = ['到', '至', '-', '—', '–', '~', '～', ' to ', ' through ', ' until ', '/'];
const READ_OUT = new Map([...'〇零一二三四五六七八九○o'].map((sign, at) => [sign, at < 2 || at > 10 ? 0 : at - 1]));
/** Years from, or up to and without, the one that is named. */
const OPEN_ENDS: readonly (readonly [string, boolean])[] = [
  ['以来', true],
  ['以后', true],
  ['之后', true],
  ['至今', true],
  ['到现在', true],
  ['以前', false],
  ['之前', false],
];
const SINCE = 'since ';
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const LAST_SO_MANY = ['最近的', '最近', '近', '过去', '连续', '前', 'the last ', 'the past ', 'last ', 'past '];
const ENGLISH_COUNT = new Map([
  ['two', 2],
  ['three', 3],
  ['four', 4],
  ['five', 5],
  ['six', 6],
  ['ten', 10],
]);

type Relative = { word: string; means: (thisYear: number) => YearMatch['means'] };

let held: { relative: readonly Relative[]; begins: ReadonlySet<string> } | undefined;

/** Words for years from today, and from the year that the conversation is about (上一年); and the signs that years may begin with. */
function heldWords(): NonNullable<typeof held> {
  const said = (name: string, means: (by: number) => Relative['means']) =>
    linesOf(name).flatMap(({ id, words }) => words.map((word): Relative => ({ word, means: means(Number(id)) })));
  const relative = [
    ...said('year_from_today', (by) => (thisYear) => ({ kind: 'years', years: [thisYear + by], relative: true })),
    ...said('year_beside', (by) => () => ({ kind: 'shift', by })),
    ...said('years_all', () => () => ({ kind: 'all' })),
    ...said('years_newest', () => () => ({ kind: 'latest', count: 1 })),
  ];
  const begins = new Set([
    ...'0123456789两三四五六abcdefghijklmnopqrstuvwxyz',
    ...READ_OUT.keys(),
    ...FAR_BEGINS,
    ...[...relative.map(({ word }) => word), ...LAST_SO_MANY].map((word) => word[0] ?? ''),
  ]);
  return { relative, begins };
}

/** Every stretch that names years; overlapping ones too (前一年 and 前). */
export function yearsIn(text: string, today: string): YearMatch[] {
  const thisYear = Number(today.slice(0, 4));
  held ??= heldWords();
  const { relative, begins } = held;
  const found: YearMatch[] = [];
  const add = (start: number, end: number, means: YearMatch['means']) =>
    found.push({ start, end, said: text.slice(start, end), means });
  for (let at = 0; at < text.length; at += 1) {
    if (!begins.has(text[at] ?? '')) continue;
    const year = yearAt(text, at);
    if (year) {
      add(at, year.end, { kind: 'years', years: [year.year], relative: false });
      const since = text.slice(0, at).endsWith(SINCE);
      if (since) add(at - SINCE.length, year.end, { kind: 'range', from: year.year, to: LAST_YEAR });
      const open = OPEN_ENDS.find(([word]) => text.startsWith(word, year.end));
      if (open) {
        const [word, later] = open;
        const [from, to] = later
          ? [year.year, Math.max(LAST_YEAR, year.year)]
          : [Math.min(FIRST_YEAR, year.year - 1), year.year - 1];
        add(at, year.end + word.length, { kind: 'range', from, to });
      }
      const range = RANGE.find((word) => text.startsWith(word, year.end));
      const to = range && (yearAt(text, year.end + range.length) ?? shortYearAt(text, year.end + range.length));
      if (to && to.year > year.year) add(at, to.end, { kind: 'range', from: year.year, to: to.year });
      at = year.end - 1;
      continue;
    }
    const between = betweenAt(text, at);
    if (between) add(at, between.end, { kind: 'range', from: between.from, to: between.to });
    const short = shortYearAt(text, at);
    if (short) add(at, short.end, { kind: 'years', years: [short.year], relative: false });
    const far = farYearAt(text, at, thisYear);
    if (far) add(at, far.end, { kind: 'years', years: [far.year], relative: far.relative });
    for (const { word, means } of relative) if (text.startsWith(word, at)) add(at, at + word.length, means(thisYear));
    const many = soManyAt(text, at);
    if (many) add(at, many.end, { kind: 'latest', count: many.count });
  }
  return found;
}

/** 2020, 2020年, 2020年度, 二〇二〇年. */
function yearAt(text: string, at: number): { year: number; end: number } | null {
  if (isDigit(text[at - 1]) || text[at - 1] === '.') return null;
  let year: number | undefined;
  if (/^\d{4}$/.test(text.slice(at, at + 4)) && !isDigit(text[at + 4])) year = Number(text.slice(at, at + 4));
  else {
    const signs = [...text.slice(at, at + 4)].map((sign) => READ_OUT.get(sign));
    const isPart = READ_OUT.has(text[at - 1] ?? '') || READ_OUT.has(text[at + 4] ?? '');
    if (!isPart && signs.length === 4 && signs.every((sign) => sign !== undefined)) year = Number(signs.join(''));
  }
  if (year === undefined) return null;
  const end = at + 4;
  const word = YEAR_WORD.find((suffix) => text.startsWith(suffix, end));
  if (word) return { year, end: end + word.length };
  const next = text[end] ?? '';
  const isAmount =
    next !== '' &&
    (AMOUNT.includes(next) || SCALES.includes(next) || next === '余' || (next === '.' && isDigit(text[end + 1])));
  const grouped = next === ',' && /^,\d{3}(?!\d)/.test(text.slice(end));
  return year >= 1990 && year < 2100 && !isAmount && !grouped ? { year, end } : null;
}

/** between 2020 and 2022. */
function betweenAt(text: string, at: number): { from: number; to: number; end: number } | null {
  const [said = '', from = '', to = ''] =
    /^(?:between|from) (\d{4}) (?:and|to) (\d{4})(?!\d)/.exec(text.slice(at, at + 32)) ?? [];
  return said && Number(from) < Number(to) ? { from: Number(from), to: Number(to), end: at + said.length } : null;
}

/** 23年, 二四年, and 23 where another two-digit year stands behind it (23和24年). */
function shortYearAt(text: string, at: number): { year: number; end: number } | null {
  const two = text.slice(at, at + 2);
  if (isDigit(text[at - 1]) || isDigit(text[at + 2])) return null;
  let value: number | undefined;
  if (/^\d{2}$/.test(two)) value = Number(two);
  else if (
    [...two].length === 2 &&
    [...two].every((sign) => READ_OUT.has(sign)) &&
    !/[百千十]/.test(text[at - 1] ?? '')
  )
    value = Number([...two].map((sign) => READ_OUT.get(sign)).join(''));
  if (value === undefined || value < 8 || value > 40) return null;
  const end = at + 2;
  if (text[end] === '年' && !['来', '前', '后', '以', '间'].includes(text[end + 1] ?? '')) {
    const word = YEAR_WORD.find((suffix) => text.startsWith(suffix, end)) ?? '';
    return { year: 2000 + value, end: end + word.length };
  }
  const rest = text.slice(end);
  const another = /^(?:和|与|跟|同|比|、|,|\/|到|至|-|年?比)\d{2}年/.exec(rest);
  if (!/^\d{2}$/.test(two)) return null;
  const beside = /^比\d{2}(?!\d)/.test(rest) || /(?:\d{2}|年)比$/.test(text.slice(0, at));
  return another || beside ? { year: 2000 + value, end } : null;
}

/** 近两年, 最近三年, last three years. */
function soManyAt(text: string, at: number): { count: number; end: number } | null {
  for (const word of LAST_SO_MANY) {
    if (!text.startsWith(word, at)) continue;
    const from = at + word.length;
    const [count = ''] = /^(?:[二两三四五六七八九十]|\d{1,3}|[a-z]+)/.exec(text.slice(from)) ?? [];
    const value = ENGLISH_COUNT.get(count) ?? numberOf(count);
    const [rest = ''] = /^\s*个?(?:年度|年|years)/.exec(text.slice(from + count.length)) ?? [];
    if (value !== undefined && rest) return { count: value, end: from + count.length + rest.length };
  }
  const [whole = '', count = ''] = /^(两|三|四|五|六)年/.exec(text.slice(at)) ?? [];
  const value = numberOf(count);
  return whole && value !== undefined ? { count: value, end: at + whole.length } : null;
}

function isDigit(sign: string | undefined): boolean {
  return sign !== undefined && sign >= '0' && sign <= '9';
}
