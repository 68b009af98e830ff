import { grouped } from '../answer/arithmetic.js';
import type { AnswerWording } from '../answer/wording.js';
import type { Fact } from '../report/fact.js';
import { CHECKS_EN, findingEn } from './checks.en.js';
import { namesOf } from './labels.js';
import { amountEn, applicantEn, labelEn, yearsEn } from './names.en.js';
import type { NarrativeWording } from './narrative.zh.js';
import type { PageWording } from './pages.zh.js';
import type { UNANSWERED_EN } from './unanswered.en.js';

/** Who corrects figures, as the store names them. */
const ROLES_EN: Readonly<Record<string, string>> = { 管理员: 'an administrator' };
const SHOWN_NAMES = 6;

/** The sentences about figures. */
export const figuresEn: Omit<
  AnswerWording,
  'table' | keyof PageWording | keyof NarrativeWording | keyof typeof UNANSWERED_EN
> = {
  label: labelEn,
  amount: amountEn,
  percentage: (value) => `${grouped(value)}%`,
  shareOf: (part, whole) => {
    const item = part.metric === whole.metric ? {} : { metric: part.metric };
    const applicant = 'metric' in item && part.applicant === 'total' ? {} : { applicant: part.applicant };
    const place = labelEn({ agency: part.agency, year: part.year });
    return `${place}, share of ${labelEn({ ...item, ...applicant })} in ${labelEn(whole)}`;
  },
  line: (name, said) => (said ? `${name}: ${said}` : `${name}:`),

  blank: 'the cell is blank in the report (blank is not zero)',
  dash: (why) =>
    ({
      no_report: '— (no report of that year is filed)',
      not_on_form: "— (that year's form has no such row)",
      no_table: '— (the report has no such table)',
      row_unsure: '— (the row could not be read reliably)',
      blank: '— (blank)',
    })[why],
  saidInWords: (quote, mark) => `The text says: “${quote}”${mark}`,
  corrected: ({ name, printed, inText, by, day, why }) => {
    const place = inText ? 'text' : 'table';
    const before = printed ? `the ${place} prints ${amountEn(printed)}` : 'the cell is blank in the report';
    return `${name ? `${name}: ` : ''}${before}; corrected by ${ROLES_EN[by] ?? by} on ${day}: ${why}`;
  },
  checkedAsPrinted: (names) => `The sums were checked as printed, before the correction of ${some(names)}.`,
  addedUp: ({ parts, zeros, blanks }) => {
    const named = parts.map(({ fact, by }) => `${partEn(fact, by)} ${grouped(fact.value ?? 0)}`).join(', ');
    const rest = [
      ...(zeros > 0 ? [named ? `${zeros} more ${zeros === 1 ? 'is' : 'are'} 0` : `all ${zeros} are 0`] : []),
      ...(blanks > 0 ? [`${blanks} blank, left out`] : []),
    ].join(', ');
    return `Added up: ${[named, rest].filter(Boolean).join('; ')}`;
  },

  premiseHolds: 'Yes, that is what the report says.',
  premiseWrong: (claimed, found) => `Not ${grouped(claimed)}, but ${amountEn(found)}.`,

  highest: ({ names, amount, rival }) => {
    const more = rival ? `, ${amountEn(rival.difference)} more than ${rival.name}` : '';
    return `Highest: ${some(names)}${names.length > 1 ? ' (tied)' : ''}, ${amountEn(amount)}${more}.`;
  },
  allEqual: (amount) => `The same: ${amountEn(amount)} each.`,
  converted: (pairs) => `In one unit: ${pairs.map(({ name, amount }) => `${name} ${amountEn(amount)}`).join('; ')}`,
  incomparable: 'The units differ, so nothing is computed; each figure stands for itself.',
  formBreak: ({ year, before, after }) =>
    before === after
      ? `The report form changed in ${year}; the row "${after}" kept its name, but may count differently.`
      : `The report form changed in ${year}: "${before}" before, "${after}" after; the two are not fully comparable.`,

  changed: ({ name, from, to, earlier, later, rate }) => {
    const difference = later.value - earlier.value;
    const size = amountEn({ value: Math.abs(difference), unit: later.unit });
    const way = difference === 0 ? 'no change' : `${difference > 0 ? 'up' : 'down'} ${size}`;
    const percent = rate === null || difference === 0 ? '' : ` (${rate > 0 ? '+' : ''}${grouped(rate)}%)`;
    return `${name}, ${from} to ${to}: ${way}${percent}, ${amountEn(earlier)} → ${amountEn(later)}.`;
  },
  noChange: 'Fewer than two years have a figure, so no change can be worked out.',
  statedChange: (quote, { mark, differs }) =>
    `The text of the report says: “${quote}”${mark}${differs ? ' (its number is not the one in the table; it may count otherwise)' : ''}`,
  noRateFromZero: 'The first year is 0, so there is no rate of change.',
  yearsMissing: (years) => `No report is filed for ${yearsEn(years)}.`,

  ranked: ({ best, amount, order, rate, counted, asked }) => {
    const most = rate ? 'highest' : 'most';
    const least = rate ? 'lowest' : 'least';
    return `${order === 'most' ? most : least} ${some(best)}${best.length > 1 ? ' (tied)' : ''}, ${amount} (${counted} of ${asked} have a figure)`;
  },
  allTied: ({ amount, counted, asked }) => `all alike, ${amount} (${counted} of ${asked} have a figure)`,
  rankLine: ({ place, tied, name, said }) => `${place}. ${name}: ${said}${tied ? ' (tied)' : ''}`,
  placed: ({ name, place, tied, counted, said }) =>
    `${name} is number ${place}${tied ? ' (tied)' : ''} of ${counted} with a figure: ${said}`,
  notPlaced: (name) => `${name} has no figure to rank (blank or missing is not counted as 0).`,
  more: (count) => `… and ${count} more`,
  notRanked: ({ blank, zero, absent }) =>
    [
      ...(zero.length > 0 ? [`Denominator 0, not ranked: ${some(zero)}`] : []),
      ...(blank.length > 0 ? [`Blank, not ranked: ${some(blank)}`] : []),
      ...(absent.length > 0 ? [`No such figure: ${some(absent)}`] : []),
    ].join('\n'),
  fewCases: 'Some rates rest on fewer than 30 cases, where one or two change them a lot.',

  percentageLine: ({ name, value, formula }) => `${name}: ${formula} = ${grouped(value)}%`,
  noPercentage: (name, why) =>
    why === 'zero'
      ? `${name}: cannot be worked out, the denominator is 0.`
      : `${name}: cannot be worked out, a cell it needs is blank (blank is not zero).`,

  sumName: (shared, parts) => `${labelEn(shared)}${parts.length > 0 ? ` (${parts.join(' + ')})` : ''}`,
  sum: ({ name, amount, formula, count }) =>
    `${name}, in total: ${amountEn(amount)}${count > 1 ? ` (${formula})` : ''}`,
  average: ({ name, amount, formula, count }) => `${name}, average: ${amountEn(amount)} (${count} figures: ${formula})`,
  leftOut: ({ blank, absent }) =>
    [
      ...(blank.length > 0 ? [`Blank, left out: ${some(blank)}`] : []),
      ...(absent.length > 0 ? [`No such figure, left out: ${some(absent)}`] : []),
    ].join('\n'),
  maybeCountedTwice:
    'The agencies are simply added up; a report that already includes its lower offices counts them twice.',

  existsYes: 'Yes.',
  existsNo: (inWords) => (inWords ? 'No, the text of the report says so.' : 'No, the table says 0.'),
  existsUnknown: 'It cannot be told: a cell is blank or was not read, and blank is not zero.',
  existsAmong: ({ wants, count, counted, asked }) =>
    `${wants === 'some' ? 'With some' : 'With 0'}: ${count} (${counted} of ${asked} have a figure)`,

  checkHead: ({ agency, year, counts: { held, ifBlankIsZero, failed, untested } }) => {
    const tested = held + ifBlankIsZero + failed;
    const place = labelEn({ agency, year });
    const also = [
      ...(ifBlankIsZero > 0 ? [`${ifBlankIsZero} hold only if blank counts as zero`] : []),
      ...(untested > 0 ? [`${untested} more could not be tested`] : []),
    ];
    const rest = also.length > 0 ? `; ${also.join(', ')}` : '';
    if (failed > 0) return `${place}: ${failed} of ${tested} sums tested do not hold${rest}.`;
    return `${place}: the figures agree; ${tested} sums tested, none fails${rest}.`;
  },
  checkNothing: (agency, year) => `${labelEn({ agency, year })}: the report has no table whose sums could be tested.`,
  checkLine: (check, { held, ifBlankIsZero, failed, untested }) => {
    const counts = [
      ...(held > 0 ? [`${held} hold`] : []),
      ...(ifBlankIsZero > 0 ? [`${ifBlankIsZero} hold only if blank counts as zero`] : []),
      ...(failed > 0 ? [`${failed} fail`] : []),
      ...(untested > 0 ? [`${untested} cannot be tested`] : []),
    ];
    return `${CHECKS_EN[check] ?? 'a relation of the table'}: ${counts.join(', ')}`;
  },
  finding: findingEn,

  place: (fact) =>
    fact.status === 'text'
      ? `Where: ${fact.section}, paragraph ${fact.row} of the text`
      : `Where: ${[fact.section, ...fact.labels].filter(Boolean).join(' → ')} (row ${fact.row}, column ${fact.column} of the table)`,
  printedAs: (quote) => `As printed: ${quote}`,
};

function partEn(fact: Fact, by: 'metric' | 'applicant'): string {
  if (by === 'applicant' && fact.applicant) return applicantEn(fact.applicant);
  const name = namesOf(fact.metric, fact.form)?.en ?? '';
  // The group's name stands above; its part is named by what follows the colon.
  return fact.metric.startsWith('applications.') ? (name.split(': ').at(-1) ?? name) : name;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}
