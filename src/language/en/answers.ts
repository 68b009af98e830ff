import type { AnswerWording } from '../../answer/answer-wording.js';
import { figuresEn } from './figures.js';
import { narrativeEn } from './narrative.js';
import { pagesEn } from './pages.js';
import { REPORTS_EN } from './reports.js';
import { tablesEn } from './tables.js';
import { UNANSWERED_EN } from './unanswered.js';

/** Everything the program says in English; agencies' names and quotes stay as the reports print them. */
export const enAnswers: AnswerWording = {
  table: tablesEn,
  ...figuresEn,
  ...pagesEn,
  ...narrativeEn,
  ...UNANSWERED_EN,
  ...REPORTS_EN,
};
