import { faultCode, type NarrativeWording } from '../zh/narrative.js';
import { agencyEn, yearsEn } from './names.js';

/** What the program says about a report's text and a model's choice, in English. */
export const narrativeEn: NarrativeWording = {
  searchedOver: ({ reports, found, from, to }) =>
    `${reports} reports searched; ${found} say something about it${to - from + 1 < found ? (from === 1 ? `, of which ${to} are quoted` : `, of which these are ${from} to ${to}`) : ''}:`,
  notWritten: ({ reports, missing }) =>
    missing.length === 0
      ? [`${reports} reports searched; each says something about it.`]
      : [
          `${reports} reports searched; nothing about it was found in ${missing.reduce((sum, { years }) => sum + years.length, 0)}:`,
          ...missing.map(({ agency, years }) => `· ${agencyEn(agency)}: ${yearsEn(years)}`),
        ],
  rest: (left) => `The other ${left}`,
  page: (question, page) => `${question} (page ${page})`,
  unseenByModel: (reports) =>
    `In ${reports} of them the program chose the sentences: the model's tokens for one question were used up.`,
  reasonsHead: 'The report gives these reasons:',
  nearest: ({ agency, year }) =>
    `No sure answer was found in the ${year} report of ${agencyEn(agency)}. What comes nearest, which may not be what is asked:`,
  notStated: ({ agency, year }) =>
    `The ${year} report of ${agencyEn(agency)} does not state it. What it says of the matter:`,
  toldElsewhere: ({ agency, year, name, amount }) =>
    `The ${year} report of ${agencyEn(agency)} writes of ${name}${amount ? ` (${amount})` : ''}:`,
  namedElsewhere: (said, year) =>
    `No report of “${said}”${year ? ` for ${year}` : ''} is filed. What other bodies' reports write of it, which may not be what is asked:`,
  notFiledItself: (said, year) =>
    `No report of “${said}”${year ? ` for ${year}` : ''} is filed; the words above are from another body's report.`,
  noReason: 'The text of the report gives no reason.',
  summaryParts: { done: 'Work done', problems: 'Problems', plans: 'Plans' },
  summaryLine: (part, quote) => `${part}: ${quote}`,
  repeatedShare: ({ agency, earlier, later, share, repeated, whole }) =>
    `${share} % of the text of ${agency}'s ${later} report stands word for word in that of ${earlier} (${repeated} of ${whole} characters).`,
  newHead: (sentences) => `${sentences} sentences are new, such as:`,
  repeatedHead: (sentences) => `${sentences} sentences are repeated, such as:`,
  modelLanguage: 'en',
  headingNames: {
    ...{ 问题: 'Problem', 措施: 'Measure', 原因: 'Reason', 结果: 'Result', 人员: 'People', 数量: 'Number' },
    ...{ 时间: 'Time', 方式: 'How', 计划: 'Plan', 工作: 'Work' },
  },
  modelLabel: "The sentences were picked by AI; they are the report's own.",
  inShort: (said) => `In short (written by AI; the report's words below decide): ${said}`,
  translated: (said) => `(translated by AI, unchecked) ${said}`,
  stopped: 'Stopped; these are the sentences picked by then.',
  vectorsMissing: 'The search by meaning is being rebuilt; the answer may miss something.',
  modelUnavailable(fault) {
    if (fault === 'stopped') return "Stopped; the report's own words:";
    if (fault === 'budget') return "The model's allowance for today is used up (E-LLM-G); the report's own words:";
    return `The model is not available (${faultCode(fault)}); the report's own words:`;
  },
};
