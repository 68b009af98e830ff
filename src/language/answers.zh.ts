import type { AnswerWording } from '../answer/wording.js';
import { figuresZh } from './figures.zh.js';
import { narrativeZh } from './narrative.zh.js';
import { pagesZh } from './pages.zh.js';
import { REPORTS_ZH } from './reports.zh.js';
import { tablesZh } from './tables.zh.js';
import { UNANSWERED_ZH } from './unanswered.zh.js';

/** Everything the program says in Chinese (Simplified; Traditional is made from it at the edge). */
export const zhAnswers: AnswerWording = {
  table: tablesZh,
  ...figuresZh,
  ...pagesZh,
  ...narrativeZh,
  ...UNANSWERED_ZH,
  ...REPORTS_ZH,
};
