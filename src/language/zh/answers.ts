import type { AnswerWording } from '../../answer/answer-wording.js';
import { figuresZh } from './figures.js';
import { narrativeZh } from './narrative.js';
import { pagesZh } from './pages.js';
import { REPORTS_ZH } from './reports.js';
import { tablesZh } from './tables.js';
import { UNANSWERED_ZH } from './unanswered.js';

/** Everything the program says in Chinese (Simplified; Traditional is made from it at the edge). */
export const zhAnswers: AnswerWording = {
  table: tablesZh,
  ...figuresZh,
  ...pagesZh,
  ...narrativeZh,
  ...UNANSWERED_ZH,
  ...REPORTS_ZH,
};
