import type { FeedbackWording, FigureTold } from '../../contracts/wording/feedback.js';

const OUTCOMES = { corrected: '已更正', declined: '核对后未更正', answered: '有回复' } as const;

/** Errors that people report, in Simplified Chinese. */
export const zhFeedback: FeedbackWording = {
  good: '👍 有用',
  bad: '👎 没用',
  toasts: { good: '谢谢，记下了', bad: '谢谢，记下了' },

  which: '哪个数不对？',
  noneOfThese: '都不是',
  ask: ({ figure, minutes }) =>
    `${figure ? `${figure}\n哪里不对？请` : '您发现了什么问题，或有什么意见？请'}回复本条消息说明（${minutes} 分钟内有效，/cancel 取消）。`,
  placeholder: '哪里不对',
  taken: (number) => `谢谢，已登记为第 ${number} 号，交给管理员处理，结果会在这里告诉您。`,
  tooMany: (open) => `您还有 ${open} 条没有处理完，请等有了结果再报告。`,

  request: '请求收录',
  requested: ({ agency, year }) => `请求收录：${agency}${year === null ? '' : `${year}年`}`,
  requestTaken: ({ number, agency }) =>
    `已登记为第 ${number} 号，转告管理员。\n收录后想收到通知，请发送：/watch ${agency}`,

  complaint: ({ number, about, words }) =>
    [
      `第 ${number} 号：${about ? '报告数字有误' : '意见或请求'}`,
      ...(about ? [...toldZh(about)] : []),
      `说明：${words}`,
    ].join('\n'),
  correct: '更正',
  decline: '不更正',
  dismiss: '不处理',
  reply: '回复',
  askValue: ({ number, figure, row, unit, minutes }) =>
    [
      `更正第 ${number} 号`,
      ...toldZh({ figure, row }),
      `请回复更正后的数（单位：${unit}），空白格请写“空白”。${minutes} 分钟内有效，/cancel 取消。`,
    ].join('\n'),
  valuePlaceholder: '更正后的数',
  blankWords: ['空白', '空', 'blank'],
  notAValue: (unit) => `没有读出一个数。请只写数字（单位：${unit}），或“空白”。`,
  askReason: ({ value, minutes }) => `更正为${value}。请写明理由，会显示在以后的回答里（${minutes} 分钟内有效）。`,
  reasonPlaceholder: '更正的理由',
  confirmCorrection: ({ number, figure, before, after, why, minutes }) =>
    [
      `更正第 ${number} 号：${figure}`,
      `更正前：${before}`,
      `更正后：${after}`,
      `理由：${why}`,
      `请在 ${minutes} 分钟内确认。以后的回答会同时显示原表所印的数。`,
    ].join('\n'),
  confirm: '确认更正',
  corrected: ({ number, figure }) => `第 ${number} 号已更正：${figure}\n可用 /corrections 撤销。`,
  askAnswer: ({ number, declines, minutes }) =>
    `${declines ? `不更正第 ${number} 号，请回复理由` : `请写给第 ${number} 号的回复`}，会转给报告的人（${minutes} 分钟内有效，/cancel 取消）。`,
  answered: (number) => `第 ${number} 号已办结。`,
  handled: (number) => `第 ${number} 号已经处理过了。`,
  figureGone: (number) => `第 ${number} 号所指的数已不在收录的年报里。`,
  changedMeanwhile: (number) => `第 ${number} 号所指的数刚刚变了，请重新更正。`,

  outcome: ({ number, outcome, words, change }) =>
    [
      `您报告的第 ${number} 号${OUTCOMES[outcome]}，谢谢。`,
      ...(change ? [`${change.figure}：${change.before} → ${change.after}`] : []),
      `${outcome === 'answered' ? '回复' : '理由'}：${words}`,
    ].join('\n'),

  openHead: (count) => `待处理 ${count} 条：`,
  correctedHead: (count) => `已更正的数 ${count} 个：`,
  more: (count) => `……另有 ${count} 个未列出`,
  nothingOpen: '没有待处理的报告。',
  nothingCorrected: '没有更正过的数。',
  show: (number) => `处理第 ${number} 号`,
  undo: (number) => `撤销更正 ${number}`,
  undone: (figure) => `已撤销，恢复为原表所印：${figure}`,
  nothingToUndo: '这个数没有更正可以撤销。',
};

function toldZh({ figure, row }: FigureTold): string[] {
  return [figure, `原文：${row}`];
}
