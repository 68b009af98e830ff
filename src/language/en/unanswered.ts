import type { AnswerWording } from '../../answer/answer-wording.js';
import { explain, talk } from '../explanations.js';
import { agencyEn, yearsEn } from './names.js';

const CANNOT: Readonly<Record<string, (said: string) => string>> = {
  per_head: (said) => `The reports hold no population, so “${said}” cannot be worked out.`,
  per_month: (said) =>
    `The tables count whole years, not months, quarters or weeks, so “${said}” cannot be told; the change on the year before can.`,
  by_channel: (said) => `From 2019 on the tables do not tell how an application was made, so “${said}” is not in them.`,
  in_time: (said) => `The tables do not tell how long replies took, so “${said}” is not in them.`,
  forecast: () => 'The reports tell of years that are over and forecast nothing.',
  narrowed: (said) => `The tables do not split their counts by “${said}”; there is no figure for it.`,
  names: (said) => `The tables give counts and amounts only; “${said}” is not in them.`,
  operation: (said) => `I cannot work out “${said}” yet, so no figure is given.`,
  item: (said) => `The tables have no row “${said}”.`,
};

/** What is said where a question has no answer in the tables, and what explanations and replies are taken from. */
export const UNANSWERED_EN: Pick<AnswerWording, 'explain' | 'talk' | 'filedOf' | 'cannot' | 'inAllIs' | 'misfit'> = {
  explain: (id, told) => explain('en', id, told)?.join('\n'),
  talk: (id, told) => talk('en', id, told)?.join('\n'),
  filedOf: (agency, years) => (years.length > 0 ? `${agencyEn(agency)}: ${yearsEn(years)}` : agencyEn(agency)),
  cannot: (why, said) => (CANNOT[why] ?? CANNOT.operation)?.(said) ?? '',
  inAllIs: (told) => `Without that split: ${told}`,
  misfit: () =>
    'As it stands this cannot be worked out: there is only one to compare, rank or add, or the units differ. Please name the agency, the year and the items.',
};
