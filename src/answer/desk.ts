import type { ReportStore } from '../store.js';
import type { AnswerWording } from './wording.js';

/** What every kind of answer is made with: where to look, in which words to say it, and the question as it was typed. */
export type Desk = { store: ReportStore; wording: AnswerWording; question: string };
