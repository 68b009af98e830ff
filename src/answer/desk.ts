import type { LanguageModel, Meanings } from '../contracts/model.js';
import type { ParagraphVectors, ReportStore } from '../contracts/store.js';
import type { Checked } from '../narrative/pointing/pointing.js';
import type { AgencyNames } from '../report/agency.js';
import type { AnswerWording } from './answer-wording.js';

/** What every kind of answer is made with: where to look, in which words to say it, and the question as it was typed. */
export type Desk = {
  store: ReportStore;
  wording: AnswerWording;
  question: string;
  /** Tells which sentences mean what the question asks about. */
  meanings: Meanings;
  /** Finds paragraphs by nearness of meaning, beside the search by words. */
  vectors?: ParagraphVectors;
  /** Which part of an answer over many reports is asked for, from 1. */
  page?: number;
  /** Tokens that a question over many reports may take of the model. */
  modelTokens?: number;
  /** Points at the sentences that answer, where there is one; it is asked for this chat. */
  model?: LanguageModel;
  chat?: string;
  /** The names of all filed agencies, where they were loaded already. */
  agencies?: readonly AgencyNames[];
  /** Goes off when nobody waits for the answer any more. */
  signal?: AbortSignal;
  /** Goes off when the person wants no more of it. */
  stop?: AbortSignal;
  /** Is given the answer so far while a model chooses it. */
  progress?: (text: string) => void;
  /** Is told what of a model's choice was shown and what was refused. */
  heard?: (checked: Checked) => void;
};

/** Goes off where the answer is withdrawn or the person wants no more of it. */
export function endOf({ signal, stop }: Desk): AbortSignal {
  return AbortSignal.any([signal, stop].filter((one) => one !== undefined));
}

/** Whether the person wants no more of an answer that is still waited for. */
export function isStopped({ signal, stop }: Desk): boolean {
  return stop?.aborted === true && signal?.aborted !== true;
}
