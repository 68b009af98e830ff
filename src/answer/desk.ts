import type { LanguageModel } from '../model.js';
import type { ParagraphVectors, ReportStore } from '../store.js';
import type { Grounding } from './grounding.js';
import type { AnswerWording } from './wording.js';

/** What every kind of answer is made with: where to look, in which words to say it, and the question as it was typed. */
export type Desk = {
  store: ReportStore;
  wording: AnswerWording;
  question: string;
  /** Finds paragraphs by nearness of meaning, beside the search by words. */
  vectors?: ParagraphVectors;
  /** Words answers from the text, where there is one; it is asked for this chat. */
  model?: LanguageModel;
  chat?: string;
  /** Goes off when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Is told what of a model's words was let through and what was not. */
  heard?: (grounding: Grounding) => void;
};
