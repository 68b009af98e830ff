import type { AnswerWording } from '../answer/wording.js';
import type { ModelFault } from '../errors.js';

/** The part of the wording that is about answers from the text and the model that words them. */
export type NarrativeWording = Pick<
  AnswerWording,
  'modelLanguage' | 'vectorsMissing' | 'modelLabel' | 'cutShort' | 'modelUnavailable'
>;

/** What the program says about a model's words, and why there are none. */
export const narrativeZh: NarrativeWording = {
  modelLanguage: '简体中文',
  modelLabel: 'AI生成，请以原文为准。',
  cutShort: '回答过长，已截断。',
  vectorsMissing: '语义检索重建中，结果可能不全。',
  modelUnavailable: (fault) =>
    fault === 'budget'
      ? '今天的模型额度已用完（E-LLM-G），以下直接引用报告原文：'
      : `模型暂时不可用（${faultCode(fault)}），以下直接引用报告原文：`,
};

const CODES: Readonly<Record<ModelFault, string>> = {
  silent: 'T',
  cut: 'C',
  busy: 'B',
  quota: 'Q',
  key: 'K',
  forbidden: 'K',
  no_model: 'M',
  too_long: 'L',
  rejected: 'R',
  filtered: 'F',
  unreadable: 'U',
  server: 'S',
  unreachable: 'N',
  resting: 'P',
  budget: 'G',
  stopped: 'X',
};

/** The short code that a person can pass on and an operator can look up. */
export function faultCode(fault: ModelFault): string {
  return `E-LLM-${CODES[fault]}`;
}
