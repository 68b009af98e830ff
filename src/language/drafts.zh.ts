import { blockWords } from '../answer/in-blocks.js';
import type { DraftAnswerWording } from '../drafts.js';
import { toTraditional } from '../script.js';
import { zhAnswers } from './answers.zh.js';
import { inScript } from './script.js';

/** What answers say of a draft they rest on, in Simplified Chinese. */
export const draftAnswersZh: DraftAnswerWording = {
  blocks: blockWords(zhAnswers),
  mark: '〔草稿，未收录〕',
  notice: ({ agency, year, name }) => `草稿，未收录：${agency}${year}年度，取自您发来的“${name}”，只在本会话可见。`,
};

/** The same in Traditional characters. */
export const draftAnswersZhHant: DraftAnswerWording = {
  get blocks() {
    hantBlocks ??= inScript(draftAnswersZh.blocks, toTraditional);
    return hantBlocks;
  },
  get mark() {
    return toTraditional(draftAnswersZh.mark);
  },
  notice: (draft) => toTraditional(draftAnswersZh.notice(draft)),
};

let hantBlocks: DraftAnswerWording['blocks'] | undefined;
