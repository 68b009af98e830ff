import type { AgencyMention, Known } from '../question/known.js';
import { chineseNumber } from '../report/chinese-number.js';
import { cleanQuestion, isChinese } from './clean.js';
import { countOf } from './counts.js';
import { withoutGlosses } from './glosses.js';
import { type Context, NO_CONTEXT } from './plan.js';
import { findUnknown, type Unknown } from './unknown.js';
import { scanWords, type Word, type WordKind } from './words.js';
import { absoluteYears, relativeYears, withoutYearCarriedInto, type YearMention } from './years.js';

/** What a question names, each with its place in `text`. */
export type Mentions = {
  /** The cleaned question. */
  text: string;
  agencies: AgencyMention[];
  years: YearMention[];
  words: Word[];
  /** Names of places or departments that are not filed. */
  unknown: Unknown[];
  /** Words that nothing above explains, two characters or more. */
  leftovers: Unknown[];
  /** Numbers with a measure word (90件): what the question claims. */
  claims: number[];
  /** The n of 前n名. */
  top: number | null;
};

const GOVERNMENT_AFTER =
  /^(?:人民政府(?!办(?:公|的|呢|\W|\d|$))|政府(?!办(?:公|的|呢|\W|\d|$)|集?中?采购|规章)|办事处)|^\s+(?:(?:district|county|city|town|township|province|municipal|people's|government|bureau|administration|subdistrict)\b\s*)+/i;
const CLAIM =
  /(?<![\d.第〇零一二两三四五六七八九十百千])(\d[\d,]*(?:\.\d+)?|[〇零一二两三四五六七八九十百千]+)\s*(?:件|宗|起|项|个|条|份|人|万元|元|%|applications?\b|requests?\b|cases?\b)/gi;
const TOP =
  /前\s*(\d+|[一二三四五六七八九十]+)\s*(?:名|位|个|家|强)?(?!年|几)|top\s+(\d+|three|five|ten)|(?:最多|最少|最高|最低)的?\s*(\d+|[二三四五六七八九十]+)\s*(?:名|位|个|家)/i;

/** Everything a question names: agencies first, then years, then the words of the lexicon in what is left. */
export function readMentions({
  text,
  known,
  today,
  context = NO_CONTEXT,
}: {
  text: string;
  known: Known;
  today: string;
  context?: Context;
}): Mentions {
  const clean = cleanQuestion(text);
  const lower = clean.toLowerCase();
  const found = known.find(clean).map((mention) => withSuffix(mention, clean));
  const agencies = withoutGlosses(found, clean);
  let rest = blank(lower, found);
  const named = absoluteYears(rest);
  rest = blank(rest, named);
  let words = scanWords(rest);
  const talksOfYear = context.subjects.some(({ year }) => year !== 'all');
  const spoken = relativeYears(rest, today).filter(
    (year) =>
      // 上一年呢: the year before the one the chat is about.
      !(talksOfYear && POINTS_BACK.test(year.said)) &&
      !words.some((word) => OUTRANKS_YEAR.has(word.kind) && overlaps(word, year) && longer(word, year)),
  );
  if (spoken.length > 0) words = scanWords(blank(rest, spoken));
  if (isChinese(clean)) words = words.filter((word) => !isStrayLatin(word, lower));
  const years = [...withoutYearCarriedInto(named, lower), ...spoken].sort((a, b) => a.start - b.start);
  const claims = claimsIn(rest);
  const { unknown, leftovers, parents } = findUnknown({
    text: clean,
    agencies,
    years,
    understood: [...found, ...claims],
    words,
  });
  return {
    text: clean,
    agencies: agencies.map((mention) => ({ ...mention, start: parents.get(mention.start) ?? mention.start })),
    years,
    words,
    unknown,
    leftovers,
    claims: claims.map(({ value }) => value),
    top: topOf(rest),
  };
}

/** Whether a word of this kind (and id) was said. */
export function says(mentions: Mentions, kind: WordKind, id?: string): boolean {
  return mentions.words.some((word) => word.kind === kind && (id === undefined || word.id === id));
}

/** The distinct ids said of a kind, in the order of the text. */
export function idsOf(mentions: Mentions, kind: WordKind): string[] {
  return [...new Set(mentions.words.filter((word) => word.kind === kind).map(({ id }) => id))];
}

const POINTS_BACK = /^上一年度?$/;
const OUTRANKS_YEAR: ReadonlySet<WordKind> = new Set(['row', 'measure', 'operation', 'pointer', 'narrative']);

function withSuffix(mention: AgencyMention, text: string): AgencyMention {
  const suffix = GOVERNMENT_AFTER.exec(text.slice(mention.end))?.[0].trimEnd() ?? '';
  return suffix ? { ...mention, end: mention.end + suffix.length, said: mention.said } : mention;
}

/** Puts a full stop of its own over what is already understood, so that no later reading runs across it. */
function blank(text: string, spans: readonly { start: number; end: number }[]): string {
  let result = text;
  for (const { start, end } of spans)
    result = result.slice(0, start) + '\u0001'.repeat(end - start) + result.slice(end);
  return result;
}

function overlaps(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.start < b.end && b.start < a.end;
}

function longer(a: { start: number; end: number }, b: { start: number; end: number }): boolean {
  return a.end - a.start > b.end - b.start;
}

function isStrayLatin(word: Word, text: string): boolean {
  return (
    /^[a-z]/.test(text.slice(word.start, word.end)) &&
    !['matter', 'row', 'application', 'applicant', 'outside'].includes(word.kind)
  );
}

function topOf(text: string): number | null {
  const match = TOP.exec(text);
  const said = match?.[1] ?? match?.[2] ?? match?.[3];
  if (!said) return null;
  const count = countOf(said);
  return Number.isInteger(count) && count > 0 ? count : null;
}

/** Numbers with a measure word, in digits or spelt out, and where they stand. */
function claimsIn(text: string): { start: number; end: number; value: number }[] {
  return [...text.matchAll(CLAIM)].flatMap(({ 1: number = '', index }) => {
    const value = /^\d/.test(number) ? Number(number.replaceAll(',', '')) : chineseNumber(number);
    return value === undefined ? [] : [{ start: index, end: index + number.length, value }];
  });
}
