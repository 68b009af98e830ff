import { faultCode, type NarrativeWording } from './narrative.zh.js';

/**
 * What the program says about a model's words, in English. None is asked: a translation cannot be checked against its source
 * sentence by sentence, so that English questions are answered with the report's own.
 */
export const narrativeEn: NarrativeWording = {
  searchedOver: ({ reports, found }) => `${reports} reports searched; ${found} of them say so:`,
  reasonsHead: 'The report gives these reasons:',
  notStated: ({ agency, year }) => `The ${year} report of ${agency} does not state it. What it says of the matter:`,
  noReason: 'The text of the report gives no reason.',
  summaryHead: ({ agency, year }) => `The ${year} report of ${agency} in short:`,
  summaryParts: { done: 'Work done', problems: 'Problems', plans: 'Plans' },
  summaryLine: (part, quote) => `${part}: ${quote}`,
  repeatedShare: ({ agency, earlier, later, share, repeated, whole }) =>
    `${share} % of the text of ${agency}'s ${later} report stands word for word in that of ${earlier} (${repeated} of ${whole} characters).`,
  newHead: (sentences) => `${sentences} sentences are new, such as:`,
  repeatedHead: (sentences) => `${sentences} sentences are repeated, such as:`,
  modelLanguage: null,
  modelLabel: 'Worded by AI; the report itself decides.',
  cutShort: 'The answer was too long and was cut.',
  vectorsMissing: 'The search by meaning is being rebuilt; the answer may miss something.',
  modelUnavailable: (fault) =>
    fault === 'budget'
      ? "The model's allowance for today is used up (E-LLM-G); the report's own words:"
      : `The model is not available (${faultCode(fault)}); the report's own words:`,
};
