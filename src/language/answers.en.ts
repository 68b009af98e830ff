import type { AnswerWording } from '../answer/wording.js';
import { figuresEn } from './figures.en.js';
import { narrativeEn } from './narrative.en.js';
import { pagesEn } from './pages.en.js';
import { REPORTS_EN } from './reports.en.js';
import { tablesEn } from './tables.en.js';
import { UNANSWERED_EN } from './unanswered.en.js';

/** Everything the program says in English; agencies' names and quotes stay as the reports print them. */
export const enAnswers: AnswerWording = {
  table: tablesEn,
  ...figuresEn,
  ...pagesEn,
  ...narrativeEn,
  ...UNANSWERED_EN,
  ...REPORTS_EN,
};
