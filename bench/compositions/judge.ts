import {
  type Answer,
  agenciesOf,
  body,
  type Figure,
  firstLines,
  near,
  numbersOf,
  polarity,
  saysUnknown,
  states,
} from './answer.js';
import type { Wanted, WantedFigure } from './wanted.js';
import type { Names } from './world.js';

/** `wrong`: states what is not so or was not asked; `unanswered`: refused, asked back, or only part of it. */
export type Verdict = { verdict: 'right' | 'wrong' | 'unanswered'; why: string };

const STATES = ['figure', 'narrative', 'definition'];

/** What was asked: its words, the years it is about, and the agencies' names. */
export type Asking = { text: string; years: readonly number[]; names: readonly Names[] };

/** How an answer stands to what was wanted; what is right of other years is so by chance. */
export function judge(wanted: Wanted, answer: Answer, asking: Asking): Verdict {
  const figures = figuresOf(answer);
  const verdict = judgeWords(wanted, answer, asking);
  const other = figures.find(({ year, value }) => value !== null && !asking.years.includes(year));
  if (verdict.verdict !== 'right' || wanted.kind === 'figures' || other === undefined) return verdict;
  return { verdict: 'wrong', why: `of another year: ${brief([other])}` };
}

function figuresOf(answer: Answer): Figure[] {
  return [answer, ...(answer.parts ?? [])].flatMap((each) => each.figures ?? []);
}

function judgeWords(wanted: Wanted, answer: Answer, { text: question, names }: Asking): Verdict {
  const figures = figuresOf(answer);
  const text = body(answer);
  const right: Verdict = { verdict: 'right', why: '' };
  const wrong = (why: string): Verdict =>
    STATES.includes(answer.kind) ? { verdict: 'wrong', why } : { verdict: 'unanswered', why: answer.kind };
  const part = (why: string): Verdict => ({ verdict: 'unanswered', why });
  if (wanted.kind === 'unknown') return unknown(wanted, figures, answer, right, part);
  // What is filed may be told as the program's own matter.
  const tells = wanted.kind === 'count' && answer.kind === 'help';
  if (!STATES.includes(answer.kind) && !tells) return part(answer.kind);
  if (answer.kind !== 'figure' && !tells && figures.length === 0) return wrong(`a ${answer.kind}`);
  switch (wanted.kind) {
    case 'figures': {
      const stated = wanted.figures.filter((one) => figures.some((figure) => same(one, figure, names)));
      const against = stated.find((one) => figures.some((it) => same(one, it, names) && !equal(one, it)));
      if (against !== undefined) return wrong(`another value of ${against.metric}`);
      const [lead] = figures;
      const leads = lead !== undefined && wanted.figures.some((one) => same(one, lead, names));
      if (stated.length === 0) return wrong(`other figures: ${brief(figures)}`);
      if (!leads) return part(`led by ${brief(figures)}`);
      return stated.length === wanted.figures.length ? right : part('only some of the figures');
    }
    case 'number':
      if (answer.derived?.value === null) return part('nothing worked out');
      return number(wanted.any, answer, text, question) ? right : wrong(`not the number: ${derivedOf(answer)}`);
    case 'who': {
      const known = names.filter(({ full }) => figures.some((figure) => sameAgency(full, figure.agency, names)));
      const told = [wanted.value, wanted.or ?? wanted.value].some((value) => states(text, value));
      const mentioned = agenciesOf(text, names).filter((full) => known.some((one) => one.full === full));
      const leads = figures[0] !== undefined && sameAgency(wanted.agency, figures[0].agency, names);
      const inLead = agenciesOf(firstLines(text), names).includes(wanted.agency) && alone(wanted, text);
      if (told && (leads || inLead || without(mentioned, question, names)[0] === wanted.agency)) return right;
      return wrong(`another one: ${brief(figures)}`);
    }
    case 'when': {
      const leads = figures[0]?.year === wanted.year;
      const inLead = firstLines(text).includes(String(wanted.year)) && alone(wanted, text);
      return states(text, wanted.value) && (leads || inLead) ? right : wrong(`another year: ${brief(figures)}`);
    }
    case 'agencies': {
      const told = without(agenciesOf(text, names), wanted.named, names);
      const other = figures.find(({ agency, value }) => value !== null && !isOne(agency, wanted, names));
      if (other !== undefined) return wrong(`one that is none of them: ${other.agency}`);
      const there = told.filter((agency) => wanted.agencies.includes(agency));
      if (there.length === 0) return wrong('none of them');
      if (!wanted.ordered && !countsAs(wanted.agencies.length, text)) return wrong('another count of them');
      if (there.length < wanted.agencies.length) return part(`${there.length} of ${wanted.agencies.length}`);
      return !wanted.ordered || there.join() === wanted.agencies.join() ? right : wrong('in another order');
    }
    case 'years': {
      const told = new Set(figures.filter(({ value }) => value !== null).map(({ year }) => year));
      const other = [...told].find((year) => !wanted.years.includes(year));
      if (other !== undefined) return wrong(`a year that is none of them: ${other}`);
      const there = wanted.years.filter((year) => told.has(year) && text.includes(String(year)));
      if (there.length === 0) return wrong('none of them');
      return there.length === wanted.years.length ? right : part(`${there.length} of ${wanted.years.length}`);
    }
    case 'count': {
      const { derived } = answer;
      const unit = new RegExp(`(?<![\\d.])${wanted.count}\\s*(?:家|个|份|年|of|agenc|report|year|town)`, 'u');
      if (derived?.value === wanted.count || unit.test(text)) return right;
      return wrong(`another count: ${derivedOf(answer)}`);
    }
    case 'place':
      return placed(wanted.place, answer, text) ? right : wrong(`another place: ${derivedOf(answer)}`);
    case 'claim': {
      const said = polarity(text);
      if (said === undefined) return part('neither yes nor no');
      if (said !== wanted.holds) return wrong(`says ${said ? 'yes' : 'no'}`);
      return wanted.numbers.some((one) => states(text, one)) ? right : part('without the number');
    }
    default:
      return wanted satisfies never;
  }
}

function unknown(
  wanted: Wanted & { kind: 'unknown' },
  figures: readonly Figure[],
  answer: Answer,
  right: Verdict,
  part: (why: string) => Verdict,
): Verdict {
  const stated = figures.find(({ value }) => value !== null);
  if (stated !== undefined) return { verdict: 'wrong', why: `states ${stated.agency} ${stated.year} ${stated.value}` };
  const blank = figures.some(({ year, value }) => year === wanted.year && value === null);
  return blank || answer.kind === 'not_found' || saysUnknown(answer.text) ? right : part(answer.kind);
}

/** The number is the derived one, or the text's where none is derived; a fall is told as such, or with its sign. */
function number(any: readonly number[], answer: Answer, text: string, question: string): boolean {
  const derived = [answer, ...(answer.parts ?? [])].flatMap((each) => each.derived ?? []);
  return (
    any.some((wanted) => {
      const worked = derived.flatMap(({ value }) => (value === null ? [] : [value]));
      if (worked.length === 0) return states(text, wanted);
      return worked.some((value) => near(value, wanted) || (near(-value, wanted) && isFall(`${text} ${question}`)));
    }) ||
    (derived.length > 0 && any.length > 1 && any.every((wanted) => states(text, wanted)))
  );
}

function isFall(text: string): boolean {
  return /[少降减低差距]|相差|few|fall|fell|decreas|drop|down|less|below|apart|differ/u.test(text);
}

function same(wanted: WantedFigure, figure: Figure, names: readonly Names[]): boolean {
  const applicant = (one: string | null) => one ?? 'total';
  return (
    sameAgency(wanted.agency, figure.agency, names) &&
    wanted.year === figure.year &&
    wanted.metric === figure.metric &&
    applicant(wanted.applicant) === applicant(figure.applicant)
  );
}

function equal(wanted: WantedFigure, figure: Figure): boolean {
  if (wanted.value === null || figure.value === null) return wanted.value === figure.value;
  return near(figure.unit === '元' ? figure.value / 1e4 : figure.value, wanted.value);
}

function sameAgency(full: string, said: string, names: readonly Names[]): boolean {
  return full === said || names.some((one) => one.full === full && one.short === said);
}

function isOne(agency: string, wanted: Wanted & { kind: 'agencies' }, names: readonly Names[]): boolean {
  return [...wanted.agencies, ...wanted.named].some((one) => sameAgency(one, agency, names));
}

/** Leaves out what the question itself names. */
function without(told: readonly string[], named: string | readonly string[], names: readonly Names[]): string[] {
  const left = typeof named === 'string' ? agenciesOf(named, names) : named;
  return told.filter((agency) => !left.includes(agency));
}

/** The winner's value stands in the first line, and none of the others'. */
function alone({ value, rest }: { value: number; rest: readonly number[] }, text: string): boolean {
  const numbers = numbersOf(firstLines(text)).map((said) => said.value);
  const others = rest.filter((one) => one !== value);
  return numbers.some((said) => near(said, value)) && !numbers.some((said) => others.includes(said));
}

/** Whether the first line, where it says how many there are, says so many. */
function countsAs(many: number, text: string): boolean {
  const line = firstLines(text).replaceAll(/[（(][^）)]*[）)]/gu, '');
  const said = [
    ...line.matchAll(/(?<![\d,.])(\d+)(?:\s*of\s*\d+)?\s*(?:个机关|家|个镇|项|agencies|towns|items|reports)/gu),
  ];
  return said.length === 0 || said.some((match) => Number(match[1]) === many);
}

const CHINESE = '零一二三四五六七八九十';
const ORDINALS = ['', 'first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

function placed(place: number, answer: Answer, text: string): boolean {
  if (answer.derived?.value === place) return true;
  const said = [
    `第\\s*${place}(?!\\d)`,
    `(?<!\\d)${place}(?:st|nd|rd|th)\\b`,
    `(?:no\\.|#|place|rank(?:ed|s)?)\\s*${place}\\b`,
  ];
  if (place <= 10) said.push(`第${CHINESE.charAt(place)}(?![十百])`, `\\b${ORDINALS[place]}\\b`);
  return new RegExp(said.join('|'), 'iu').test(text);
}

function derivedOf({ derived, figures = [] }: Answer): string {
  return derived === undefined ? brief(figures) : `${derived.value}${derived.unit ?? ''}`;
}

function brief(figures: readonly Figure[]): string {
  const said = figures.slice(0, 3).map(({ agency, year, metric, value }) => `${agency} ${year} ${metric} ${value}`);
  return `${said.join(', ')}${figures.length > 3 ? ` and ${figures.length - 3} more` : ''}` || 'no figure';
}
