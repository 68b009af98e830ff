import { blockWords } from '../answer/in-blocks.js';
import type { DraftAnswerWording } from '../drafts.js';
import { enAnswers } from './answers.en.js';
import { agencyEn } from './names.en.js';

/** What answers say of a draft they rest on, in English. */
export const draftAnswersEn: DraftAnswerWording = {
  blocks: blockWords(enAnswers),
  mark: '[draft, not filed] ',
  notice: ({ agency, year, name }) =>
    `Draft, not filed: ${agencyEn(agency)} ${year}, from the file “${name}” that you sent; only this conversation sees it.`,
};
