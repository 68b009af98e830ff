import type { FeatureWording } from '../../contracts/wording/features.js';
import { LANGUAGES_SAID } from '../languages-said.js';
import { agencyEn, yearsEn } from './names.js';

/** The words of buttons and commands in English. */
export const featuresEn: FeatureWording = {
  actions: {
    row: 'Table row',
    passage: 'Original text',
    copy: 'Copy citation',
    pass: 'Pass on',
    export: 'Export',
    wrong: 'Report an error',
    readings: 'Other readings',
    draw: 'Draw',
    back: 'Back',
    csv: 'CSV',
    xlsx: 'Excel (XLSX)',
    citation: ({ agency, year, title, section, quote, source }, figure) =>
      `${figure ? `${figure.name}: ${figure.amount}` : `${agencyEn(agency)} ${year}: “${quote.replaceAll(/\s+/g, ' ')}”`} (《${title}》, ${section}, ${source})`,
    gone: 'The reports of these figures are not filed any more; please ask again.',
    noChart: 'There is nothing to draw: it takes two figures that compare.',
    fileTitle: ({ agencies, years }) => {
      const [agency = ''] = agencies;
      return `${agencies.length === 1 ? agencyEn(agency) : `${agencies.length} agencies`} ${yearsEn(years)}`;
    },
    exported: ({ title, figures, reports }) =>
      `${title}: ${counted(figures, 'figure')} from ${counted(reports, 'report')}, each with its source.`,
    pickFormat: ({ title, reports }) => `${title}, ${counted(reports, 'report')}. As which kind of file?`,
    tooMuch: (most) => `At most ${most} reports go into one file; please add an agency or a year.`,
    nothingToExport: 'No such report is filed, so there is nothing to export. /reports shows what is.',
  },
  rows: {
    row: (labels) => `Row: ${labels}`,
    column: (label) => `Column: ${label}`,
    at: ({ row, column }) => `Place: row ${row}, column ${column} of the table`,
    readFrom: (printed, amount) => `Printed “${printed}”, read as ${amount}`,
    state: (words) => `Taken from: ${words}`,
    fingerprint: (digits) => `fingerprint ${digits}`,
    published: (date) => `published ${date}`,
    more: (count) => `${counted(count, 'more figure')}; the export shows all.`,
  },
  filed: {
    head: ({ reports, agencies, years }) =>
      `${counted(reports, 'report')} filed: ${counted(agencies, 'agency', 'agencies')}, ${yearsEn(years)}`,
    agency: ({ agency, years }) => `${agencyEn(agency)}: ${yearsEn(years)}`,
    pick: "Tap a number for the agency's reports.",
    page: ({ page, pages }) => ` (page ${page} of ${pages})`,
    next: 'Next',
    previous: 'Previous',
    agencyHead: ({ agency, reports }) => `${agencyEn(agency)}: ${counted(reports, 'report')} filed`,
    pickYear: 'Which year?',
    which: 'Which agency?',
    unknown: (said, nearest) =>
      `No report of “${said}” is filed.${nearest.length > 0 ? ` Similar names: ${nearest.map(agencyEn).join(', ')}.` : ' /reports shows what is.'}`,
    allAgencies: 'All agencies',
    year: (year) => `${year}`,
    checks: ({ tested, failed, untested }) => {
      const rest = untested > 0 ? `; ${untested} could not be tested` : '';
      return `Consistency: ${tested} sums tested, ${failed > 0 ? `${failed} do not hold${rest}:` : `all hold${rest}.`}`;
    },
    noChecks: 'Consistency: there is no table to test.',
    check: 'Check the sums',
    checkAll: 'Do the figures add up?',
    overview: 'Summary',
    checkQuestion: ({ agency, year }) => `Do the figures of ${agency} in ${year} add up?`,
    gone: 'This report is not filed any more. /reports shows what is.',
  },
  original: {
    sent: (title) => `《${title}》 as it was filed.`,
    notKept: ({ title, source }) => `The original of 《${title}》 is not kept. Source: ${source}`,
  },
  glance: {
    years: 'Other years',
    problems: 'Problems',
    compare: 'Compare with another',
    tables: 'Full tables',
    original: 'The report itself',
  },
  questions: {
    compare: (what) => `compare ${what}`,
    trend: (what) => `trend of ${what} over the years`,
    rank: (what) => `ranking of agencies by ${what}`,
    check: (what) => `do the figures of ${what} add up?`,
    chart: (what) => `trend of ${what} over the years`,
    again: {
      compare: 'compare all agencies',
      trend: 'trend over the years',
      rank: 'ranking of all agencies',
      check: 'do the figures add up?',
    },
    explain: ({ command, example, minutes }) =>
      `${NEEDS[command]} For example:\n${example}\n\nOr just reply now, within ${minutes} minutes; /cancel calls it off.`,
    compareWith: (agency) =>
      `Compare ${agencyEn(agency)} with whom? Reply with the name of another agency, or with two years (“2022 and 2023”).`,
    item: 'applications received',
    placeholder: 'agency, year, item',
    explainExport: (example) =>
      `Which agency's figures, of which year? For example:\n${example}\nAn agency or a year alone will do; for everything that is filed, tap below.`,
    every: ['all', 'everything', '全部', '所有', '*'],
  },
  languages: {
    said: LANGUAGES_SAID,
    ask: (current) => `Which language shall I speak? Now: ${current}`,
    chosen: (name) => `All right, from now on: ${name}`,
    automatic: "Automatic (the question's)",
    hans: '简体中文',
    hant: '繁體中文',
    english: 'English',
  },
  introduction: {
    description:
      "Figures and text of Chinese agencies' annual reports on government information disclosure: applications, replies, reviews, lawsuits, problems. Every figure comes from the report's own table with its source; see the row, draw it, export it. Just type a question; /help has examples.",
    short: 'Figures and text of Chinese information disclosure reports, every figure with its source.',
    commands: 'Commands:',
    nearest: ({ command, nearest }) => `There is no command ${command}. Did you mean ${nearest} ?`,
  },
};

const NEEDS = {
  compare: 'Who is to be compared, in which year, by which item?',
  trend: 'Which agency and which item over the years?',
  rank: 'By which year and item are the agencies to be ranked?',
  check: "Which agency's tables, of which year?",
  chart: 'Which agency and which item shall be drawn?',
} as const;

function counted(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}
