import type { ExplainedWording } from '../../contracts/wording/explained.js';
import { queryInWords } from '../../query/query-words.js';
import { EVERY_AGENCY, type Subject } from '../../question/reading.js';
import { agencyEn } from './names.js';
import { enQueryWords } from './query-words.js';

const ASKED = {
  agency: 'which agency',
  year: 'which year',
  item: 'which item',
  applicant: 'which kind of applicant',
  question: 'what is asked',
};

/** How a question was read, in English. */
export const enExplained: ExplainedWording = {
  matches: (question) => `Words known in “${question}”:`,
  readings: 'Readings, the best first:',
  answer: 'Answer:',
  noMatches: '  none',
  match: ({ said, kind, id, weight }) =>
    `  ${said}: ${[kind, id].filter(Boolean).join(' ')}${weight === 1 ? '' : ` (weight ${weight})`}`,
  way: ({ score, says, left, best }) =>
    `${best ? '→' : ' '} ${score}  ${says}${left.length > 0 ? `; not used: ${left.join(', ')}` : ''}`,
  reading(reading) {
    switch (reading.kind) {
      case 'figures':
        return `figures: ${queryInWords(reading.query, enQueryWords)}`;
      case 'text':
        return `text: “${reading.search}” in ${whose(reading.subjects)}`;
      case 'summary':
        return `summary: ${whose(reading.subjects)}`;
      case 'explanation':
        return `explanation: ${reading.id}`;
      case 'talk':
        return `small talk: ${reading.id}`;
      case 'holdings':
        return `what is filed: ${whose(reading.subjects)}`;
      case 'report':
        return `${{ versions: 'changed or not', reading: 'how it was read', file: 'the original' }[reading.asks]}: ${whose(reading.subjects)}`;
      case 'clarify':
        return `question back: ${ASKED[reading.asks]}`;
      case 'unknown_agency':
        return `no report of “${reading.said}” is filed`;
      case 'unanswerable':
        return `cannot be worked out from the forms: ${reading.said || reading.why}`;
      case 'outside':
        return `not a matter of these reports: ${reading.said}`;
      default:
        return reading satisfies never;
    }
  },
};

function whose(subjects: readonly Subject[]): string {
  if (subjects.length === 0) return 'every report';
  return subjects
    .map(
      ({ agency, year }) =>
        `${agency === EVERY_AGENCY ? 'every agency' : agencyEn(agency)} ${year === 'all' ? 'of every year' : year}`,
    )
    .join(', ');
}
