import type { Holding } from '../../answer/answer-wording.js';
import type { PageWording } from '../zh/pages.js';
import { agencyEn, FORMS_EN, itemEn, labelEn, TABLES_EN, yearsEn } from './names.js';

const SLOTS = {
  agency: 'agency',
  year: 'year',
  item: 'item',
  applicant: 'kind of applicant',
  operation: 'calculation',
};
const SHOWN = 6;
const EXAMPLES = {
  figure: 'A figure',
  trend: 'Over the years',
  rank: 'A ranking',
  compare: 'A comparison',
  text: 'What a report says',
} as const;

/** Pages and single sentences around the figures. */
export const pagesEn: PageWording = {
  positionInferred: (names) =>
    `${names.slice(0, 3).join('; ')}${names.length > 3 ? ` and ${names.length - 3} more` : ''}: the source lost the column; its place was worked out from the table's own sums.`,
  note: (note) =>
    /from a picture/.test(note)
      ? 'Read from a picture (a scan or a photo), twice alike and with every sum of its table closing; compare it with the original.'
      : `Doubtful reading: ${note}`,
  moreWarnings: (count) => `${count} more doubts; tap “Do the figures add up?” for all.`,
  warning: (said) => `⚠ ${said}`,
  sourcesHead: 'Sources:',
  source: ({ agency, year, title }) => `${title.includes(agency) ? '' : `${agency} `}《${title}》 (${year})`,

  onlyInWords: 'The report has no table for this; its text says:',
  absent: (absence, { has, table }) => {
    const { agency, year, why, years } = absence;
    const item = itemEn(absence);
    const place = labelEn({ agency, year });
    if (why === 'no_report') {
      // Each year's report is due by 31 March of the next, by article 50 of the regulation.
      const due =
        agency !== '' && year > (years.at(-1) ?? 0) ? ` The one of ${year} is due by 31 March ${year + 1}.` : '';
      return `No report of ${place} is filed.${years.length > 0 ? ` Years that are: ${yearsEn(years)}.` : ''}${due}`;
    }
    if (why === 'not_on_form') {
      const when = has.length > 0 ? `; the forms of ${has.map((form) => FORMS_EN[form]).join(' and ')} have` : '';
      return `${place}: the form of that year has no row "${item}"${when}.`;
    }
    if (why === 'no_table') {
      return `${place}: the report has no ${table ? TABLES_EN[table] : 'table'}, and its text does not state "${item}".`;
    }
    if (why === 'table_unread')
      return `${place}: the report prints its ${table ? TABLES_EN[table] : 'table'}, which could not be read, so no figure is given for "${item}"; see the original.`;
    if (why === 'no_row')
      return `${place}: the report has the ${table ? TABLES_EN[table] : 'table'}, and it does not print "${item}".`;
    const print = absence.printed ? ` as "${absence.printed}"` : '';
    return `${place}: "${item}" is printed${print} and could not be read with certainty, so no figure is given; see the original.`;
  },
  asking: (label) => `${labelEn(label)}?`,

  askingTrend: ({ agency, metric, form }) =>
    `Trend of ${labelEn({ metric, form })} of ${labelEn({ agency })} over the years`,
  askingRank: ({ year, metric, form }) => `Ranking of agencies by ${labelEn({ metric, form })} in ${year}`,
  askingCompare: (agencies, { year, metric, form }) =>
    `Compare ${agencies.map(agencyEn).join(' and ')}: ${labelEn({ metric, form })} in ${year}`,
  askingText: ({ agency, year }) => `What problems did ${agencyEn(agency)} have in ${year}?`,

  narrativeLead: ({ agency, year, heading }) =>
    `The report of ${labelEn({ agency, year })}${heading ? `, “${heading}”` : ''}, says:`,
  narrativeQuote: (quote, mark) => `“${quote}”${mark}`,
  narrativeNothing: ({ agencies, years, reports, headings }) => {
    const where = agencies.length > 0 && agencies.length <= 3 ? ` of ${agencies.map(agencyEn).join(', ')}` : '';
    const when = years.length > 0 ? ` for ${yearsEn(years)}` : '';
    const has = headings.length > 0 ? `\nThe report has these parts: ${headings.join('; ')}` : '';
    return reports === 0
      ? `No report${where}${when} is filed.`
      : `Nothing about this was found in the reports${where}${when} (${reports} searched).${has}`;
  },

  help: ({ holdings, reports, examples }) =>
    [
      "I answer questions about agencies' annual reports on government information disclosure in China. Every figure comes with its source.",
      ...(reports > 0 ? [filedEn(holdings, reports)] : []),
      '',
      'You can ask for:',
      '· a figure of one agency and year: applications, penalties, reviews, lawsuits',
      '· comparisons, trends, rankings, shares, totals, whether the figures add up',
      '· what a report says: problems, plans, how something was done',
      '· what a term means, how long a reply may take, what to do after a refusal',
      ...(examples.length > 0 ? ['', 'For example:'] : []),
      ...examples.map(({ what, asks }, at) => `${at + 1}. ${EXAMPLES[what]}: ${asks}`),
    ].join('\n'),
  exampleNames: EXAMPLES,
  holdings: (held, { agencies, reports }) =>
    [
      `Filed: ${reports} ${reports === 1 ? 'report' : 'reports'} of ${agencies} ${agencies === 1 ? 'agency' : 'agencies'}:`,
      ...held.map((one) => `· ${heldEn(one)}`),
      ...(agencies > held.length ? [`… and ${agencies - held.length} more agencies`] : []),
    ].join('\n'),
  nothingFiled: 'No report is filed yet. File some with the ingest command first.',
  outside: (said) =>
    `${said ? `“${said}”` : 'This'} is not a matter of these reports, so I cannot answer it. Ask about applications, penalties, reviews, lawsuits, or what a report says was done.`,
  unknownAgency: ({ said, nearest, year }) => {
    const like = nearest.length > 0 ? ` Similar names: ${nearest.map(agencyEn).join(', ')}.` : '';
    return `No report of “${said}”${year ? ` for ${year}` : ''} is filed.${like}`;
  },
  clarify: (asks, said, choices) => {
    if (asks === 'question')
      return 'I did not understand. Please name the agency, the year and the item, such as “How many applications did the district receive in 2023?”';
    const typed = asks === 'agency' && choices.length > 1 ? ' Its name will do; /reports lists them all:' : '';
    const question = said ? `Which ${SLOTS[asks]} do you mean by “${said}”?` : `Which ${SLOTS[asks]}?${typed}`;
    return [question, ...choices.map((choice, at) => `${at + 1}. ${choice.label}`)].join('\n');
  },
  tooLong: ({ length, limit }) => `The question is too long (${length} characters); please keep it under ${limit}.`,
};

/** The years of all reports, and the agencies by name where they are few. */
function filedEn(holdings: readonly Holding[], reports: number): string {
  const years = yearsEn(holdings.flatMap((holding) => holding.years));
  const names = holdings.length > SHOWN ? '' : `: ${holdings.map(({ agency }) => agencyEn(agency)).join('; ')}`;
  const count = `${reports} ${reports === 1 ? 'report' : 'reports'}`;
  const agencies = `${holdings.length} ${holdings.length === 1 ? 'agency' : 'agencies'}`;
  return `Filed: ${count}, ${agencies}, ${years}${names}`;
}

function heldEn({ agency, years }: { agency: string; years: number[] }): string {
  return `${agencyEn(agency)}: ${yearsEn(years)}`;
}
