import type { AnswerWording } from '../../answer/answer-wording.js';
import type { NarrativeWording } from '../zh/narrative.js';
import type { PageWording } from '../zh/pages.js';
import { CHECKS_EN, findingEn } from './checks.js';
import { amountEn, labelEn } from './names.js';
import { enQueryWords } from './query-words.js';
import type { REPORTS_EN } from './reports.js';
import type { UNANSWERED_EN } from './unanswered.js';

/** Who corrects figures, as the store names them. */
const ROLES_EN: Readonly<Record<string, string>> = { 管理员: 'an administrator' };
const SHOWN_NAMES = 6;

/** The sentences about figures. */
export const figuresEn: Omit<
  AnswerWording,
  'table' | keyof PageWording | keyof NarrativeWording | keyof typeof UNANSWERED_EN | keyof typeof REPORTS_EN
> = {
  queryWords: enQueryWords,
  label: labelEn,
  amount: amountEn,
  line: (name, said) => (said ? `${name}: ${said}` : `${name}:`),
  corrected: ({ name, printed, inText, by, day, why }) => {
    const place = inText ? 'text' : 'table';
    const before = printed ? `the ${place} prints ${amountEn(printed)}` : 'the cell is blank in the report';
    return `${name ? `${name}: ` : ''}${before}; corrected by ${ROLES_EN[by] ?? by} on ${day}: ${why}`;
  },
  checkedAsPrinted: (names) => `The sums were checked as printed, before the correction of ${some(names)}.`,
  formBreak: ({ year, before, after }) =>
    before === after
      ? `The report form changed in ${year}; the row "${after}" kept its name, but may count differently.`
      : `The report form changed in ${year}: "${before}" before, "${after}" after; the two are not fully comparable.`,
  statedChange: (quote, { mark, differs }) =>
    `The text of the report says: “${quote}”${mark}${differs ? ' (its number is not the one in the table; it may count otherwise)' : ''}`,
  more: (count) => `… and ${count} more`,

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

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join(', ');
  return names.length > SHOWN_NAMES ? `${shown} and ${names.length - SHOWN_NAMES} more` : shown;
}
