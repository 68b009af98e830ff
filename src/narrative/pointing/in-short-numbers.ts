import { linesOf } from '../../question/lattice/lists.js';
import type { Fact } from '../../report/fact.js';
import { matterOf, mattersIn } from '../matters.js';
import { says } from '../said.js';
import { namesItem } from '../stated-change.js';
import type { Original } from './in-short.js';
import { shareOf } from './in-short-words.js';
import { numbersIn, type StatedNumber } from './numbers.js';
import type { Refusal } from './pointing.js';

type Placed = StatedNumber & { at: number };

const YEAR = /(?<!\d)(?:19|20)\d{2}(?!\d)/g;
const NUMERALS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'.split(
    ' ',
  );
const ENGLISH = new RegExp(
  `(?<![\\w.,])(\\d[\\d,]*(?:\\.\\d+)?|${[...NUMERALS].reverse().join('|')})\\b(?:\\s*(%|million|thousand|hundred))?((?:[\\s-]+[a-z-]+){0,4})`,
  'gi',
);
const AGAINST = { name: 'against_year', id: '' };
const SCALES: Readonly<Record<string, number>> = { million: 1_000_000, thousand: 1000, hundred: 100 };

/**
 * The tables' figures that a sentence states, where each of its numbers and years is the original's own and of the same; else why not.
 */
export function numberAstray(
  text: string,
  { original, language }: { original: Original; language: 'zh' | 'en' },
): Fact[] | Refusal {
  if (yearAstray(text, original)) return 'year';
  const known = placed(original.text).filter((number) => !isYear(number));
  const facts: Fact[] = [];
  for (const number of language === 'en' ? englishNumbers(text) : placed(text)) {
    if (isYear(number)) continue;
    const same = known.filter((other) => other.value === number.value && alike(number.unit, other.unit));
    const rivals = known.filter((other) => other.value !== number.value && kindOf(number.unit) === kindOf(other.unit));
    if (same.length === 0) return 'number';
    // Letters cannot be compared with characters: which of several numbers is meant remains open.
    if (rivals.length > 0 && (language === 'en' || !isNamedAs(number, { text, same, rivals, original })))
      return 'number';
    const stated = inTable(number, { text, original, language });
    if (stated === 'table') return stated;
    facts.push(...stated);
  }
  return facts;
}

/** A year is the report's own, or stands in the original with the same words after it; where others stand there, so must the report's own. */
function yearAstray(text: string, { text: source, year }: Original): boolean {
  const others = [...source.matchAll(YEAR)].some(([other]) => Number(other) !== year);
  // What grew against last year did not happen in it.
  const tells = (said: string, id: string) => says(said, { name: 'year_told', id });
  if (['before', 'after'].some((id) => tells(text, id) && !tells(source, id))) return true;
  if (tells(text, 'before') && says(source, AGAINST) && !says(text, AGAINST)) return true;
  return [...text.matchAll(YEAR)].some(({ 0: said, index }) => {
    const isCount = /^\s*[条件项个名篇人次元%]/.test(text.slice(index + 4));
    if (isCount || (!others && Number(said) === year)) return false;
    const around = text.slice(index, index + 7);
    return around.length < 7 || !source.includes(around);
  });
}

function isYear({ value, unit }: StatedNumber): boolean {
  return Number.isInteger(value) && value >= 1900 && value < 2100 && (unit === '年' || unit === '');
}

function placed(text: string): Placed[] {
  let from = 0;
  const plain = text.normalize('NFKC');
  return numbersIn(text).map((number) => {
    const at = Math.max(from, plain.indexOf(number.printed, from));
    from = at + number.printed.length;
    return { ...number, at };
  });
}

function englishNumbers(text: string): Placed[] {
  return [...text.matchAll(ENGLISH)].flatMap(({ 0: printed, 1: said = '', 2: scale = '', 3: after = '', index }) => {
    // One of them, one-stop: nothing is counted.
    if (/^one$/i.test(said) && /^(?:\s+(?:of|is|was|another)\b|-)/.test(after)) return [];
    const digits = /\d/.test(said) ? Number(said.replaceAll(',', '')) : NUMERALS.indexOf(said.toLowerCase());
    const words = [scale, ...after.toLowerCase().split(/[\s-]+/)];
    const counts = words.flatMap((word) => measureOf(word, 'en') ?? []);
    return { value: digits * (SCALES[scale.toLowerCase()] ?? 1), unit: counts[0] ?? 'things', printed, at: index };
  });
}

function alike(one: string, other: string): boolean {
  const [a, b] = [kindOf(one), kindOf(other)];
  // 个 and a bare number count anything that is no share and no money.
  const open = (unit: string, kind: string) =>
    (unit === '' || measureOf(unit, 'zh') === 'any') && !['money', 'share'].includes(kind);
  return a === b || open(one, b) || open(other, a);
}

/** What a measure counts: people, times, money, a share, time, else things; such a word stands for itself. */
function kindOf(unit: string): string {
  const kind = measureOf(unit, 'zh') ?? unit;
  return kind !== 'any' && linesOf('measure').some(({ id }) => id === kind) ? kind : 'things';
}

function measureOf(word: string, language: 'zh' | 'en'): string | undefined {
  return linesOf('measure').find((line) => line.language === language && line.words.includes(word))?.id;
}

/** Whether the words beside the number are those beside its own in the original, and not beside another that counts alike. */
function isNamedAs(
  number: Placed,
  {
    text,
    same,
    rivals,
    original,
  }: { text: string; same: readonly Placed[]; rivals: readonly Placed[]; original: Original },
): boolean {
  const label = beside(text, number);
  const near = (others: readonly Placed[]) =>
    Math.max(
      ...others.map((other) => beside(original.text, other)).map((own) => shareOf(label, own) + shareOf(own, label)),
    );
  return near(same) > near(rivals);
}

/** The clause up to the number, and the thing it counts. */
function beside(text: string, { at, printed }: Placed): string {
  const before =
    text
      .slice(0, at)
      .split(/[，,；;。：:、]|\d/)
      .at(-1) ?? '';
  const after = /^\p{Script=Han}{0,4}/u.exec(text.slice(at + printed.length))?.[0] ?? '';
  return `${before} ${after}`;
}

/** The tables' figure that the number states: none where it is of no matter of theirs, and a refusal where it is and none equals it. */
function inTable(
  { value, unit, at }: Placed,
  { text, original, language }: { text: string; original: Original; language: 'zh' | 'en' },
): Fact[] | 'table' {
  const matters = mattersIn(original.text);
  const kind = kindOf(unit);
  if (matters.length === 0 || ['people', 'times', 'share', 'time'].includes(kind)) return [];
  const held = original.facts.filter(
    ({ metric, status }) => status !== 'text' && matters.some((matter) => matterOf(metric) === matter),
  );
  if (held.length === 0) return [];
  const words =
    text
      .slice(0, at)
      .split(/[，,；;。：:、]/)
      .at(-1) ?? '';
  const fact = held.find((one) => one.value === value && language === 'zh' && namesItem(words, one));
  return fact ? [fact] : 'table';
}
