import { Converter } from 'opencc-js';
import { blockWords } from '../answer/in-blocks.js';
import type { DraftAnswerWording } from '../drafts.js';
import { zhAnswers } from './answers.zh.js';
import { inScript } from './script.js';

/** What answers say of a draft they rest on, in Simplified Chinese. */
export const draftAnswersZh: DraftAnswerWording = {
  blocks: blockWords(zhAnswers),
  mark: '〔草稿，未收录〕',
  notice: ({ agency, year, name }) => `草稿，未收录：${agency}${year}年度，取自您发来的“${name}”，只在本会话可见。`,
};

const traditional = Converter({ from: 'cn', to: 'tw' });

/** The same in Traditional characters. */
export const draftAnswersZhHant: DraftAnswerWording = {
  blocks: inScript(draftAnswersZh.blocks, traditional),
  mark: traditional(draftAnswersZh.mark),
  notice: (draft) => traditional(draftAnswersZh.notice(draft)),
};
