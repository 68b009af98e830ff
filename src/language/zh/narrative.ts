import type { AnswerWording } from '../../answer/answer-wording.js';
import type { ModelFault } from '../../contracts/errors.js';
import { yearsZh } from './names.js';

/** The part of the wording that is about answers from the text and the model that chooses them. */
export type NarrativeWording = Pick<
  AnswerWording,
  | 'searchedOver'
  | 'notWritten'
  | 'rest'
  | 'page'
  | 'unseenByModel'
  | 'reasonsHead'
  | 'noReason'
  | 'toldElsewhere'
  | 'namedElsewhere'
  | 'notFiledItself'
  | 'notStated'
  | 'nearest'
  | 'summaryParts'
  | 'summaryLine'
  | 'repeatedShare'
  | 'newHead'
  | 'repeatedHead'
  | 'modelLanguage'
  | 'vectorsMissing'
  | 'headingNames'
  | 'modelLabel'
  | 'inShort'
  | 'translated'
  | 'stopped'
  | 'modelUnavailable'
>;

/** What the program says about a model's choice, and why there is none. */
export const narrativeZh: NarrativeWording = {
  searchedOver: ({ reports, found, from, to }) =>
    `查了${reports}份报告，${found}份有相关的话${to - from + 1 < found ? (from === 1 ? `，先列${to}份` : `，以下是第${from}到${to}份`) : ''}：`,
  notWritten: ({ reports, missing }) =>
    missing.length === 0
      ? [`查了${reports}份报告，每一份都有相关的话。`]
      : [
          `查了${reports}份报告，${sumOf(missing)}份没有找到相关的话：`,
          ...missing.map(({ agency, years }) => `· ${agency}：${yearsZh(years)}`),
        ],
  rest: (left) => `其余${left}份`,
  page: (question, page) => `${question}（第${page}页）`,
  unseenByModel: (reports) => `其中${reports}份的句子由程序挑选：一个问题的模型额度已用完。`,
  reasonsHead: '报告这样说明原因：',
  nearest: ({ agency, year }) => `${agency}${year}年的报告没有找到确切的答复。意思最近的话（未必就是所问）：`,
  notStated: ({ agency, year }) => `${agency}${year}年的报告没有写明，有关的话是：`,
  toldElsewhere: ({ agency, year, name, amount }) =>
    `${agency}${year}年的报告里写到${name}${amount ? `（${amount}）` : ''}：`,
  namedElsewhere: (said, year) =>
    `没有收录“${said}”${year ? `${year}年` : ''}的报告。别的机关的报告里写到它的话（未必就是所问）：`,
  notFiledItself: (said, year) => `没有收录“${said}”${year ? `${year}年` : ''}的报告，以上是别的机关报告里的话。`,
  noReason: '报告正文没有说明原因。',
  summaryParts: { done: '主要工作', problems: '存在问题', plans: '改进打算' },
  summaryLine: (part, quote) => `${part}：${quote}`,
  repeatedShare: ({ agency, earlier, later, share, repeated, whole }) =>
    `${agency}${later}年报告的正文与${earlier}年相比：逐字重复${share}%（${repeated}字 ÷ ${whole}字）。`,
  newHead: (sentences) => `新写的有${sentences}句，例如：`,
  repeatedHead: (sentences) => `逐字重复的有${sentences}句，例如：`,
  modelLanguage: 'zh',
  headingNames: {
    ...{ 问题: '问题', 措施: '措施', 原因: '原因', 结果: '结果', 人员: '人员', 数量: '数量' },
    ...{ 时间: '时间', 方式: '方式', 计划: '计划', 工作: '工作' },
  },
  modelLabel: '句子由AI挑选，都是报告原文。',
  inShort: (said) => `概括（AI生成，请以下面的原文为准）：${said}`,
  translated: (said) => `（AI译文，未经核对）${said}`,
  stopped: '已停止，以上是停止前选出的句子。',
  vectorsMissing: '语义检索重建中，结果可能不全。',
  modelUnavailable(fault) {
    if (fault === 'stopped') return '已停止，以下直接引用报告原文：';
    if (fault === 'budget') return '今天的模型额度已用完（E-LLM-G），以下直接引用报告原文：';
    return `模型暂时不可用（${faultCode(fault)}），以下直接引用报告原文：`;
  },
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

function sumOf(held: readonly { years: readonly number[] }[]): number {
  return held.reduce((sum, { years }) => sum + years.length, 0);
}

/** The short code that a person can pass on and an operator can look up. */
export function faultCode(fault: ModelFault): string {
  return `E-LLM-${CODES[fault]}`;
}
