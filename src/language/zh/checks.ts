import { grouped } from '../../answer/arithmetic.js';
import type { Finding } from '../../report/fact.js';
import { columnOf, inWords, namesOf } from '../labels.js';
import { applicantZh, labelZh } from './names.js';

const CHANNELS: Readonly<Record<string, string>> = {
  review: '行政复议',
  'litigation.direct': '行政诉讼（未经复议直接起诉）',
  'litigation.after_review': '行政诉讼（复议后起诉）',
};

/** What each consistency check holds the figures to. */
export const CHECKS_ZH: Readonly<Record<string, string>> = {
  'applications-balance': '新收＋上年结转＝办理结果总计＋结转下年度',
  'outcomes-add-up': '各项办理结果之和＝办理结果总计',
  'applicants-add-up': '各类申请人之和＝总计',
  'review-adds-up': '维持＋纠正＋其他＋尚未审结＝总计',
  'carried-over': '上一年结转下年度＝本年的上年结转',
  'documents-in-force': '上年现行有效＋本年制发－本年废止＝本年现行有效',
  'items-carried': '上年项目数＋上年增减＝本年的上一年项目数',
  'text-agrees': '正文所述＝表格所列',
  'shares-recompute': '正文占比＝部分÷总数',
};

/** A check that fails, with its numbers: which relation, where, and by how much. */
export function findingZh({ agency, year, check, scope, left, right, difference, working }: Finding): string {
  const where = scopeZh(scope);
  const sides = working || (left !== null && right !== null ? `${left} ≠ ${right}` : '');
  const gap = difference === null ? '' : `，相差${Math.abs(difference)}`;
  const relation = CHECKS_ZH[check] ?? '表内关系';
  if (check === 'applications-balance' && difference !== null && difference !== 0) {
    const way = difference > 0 ? '收到的比处理的多' : '处理的比收到的多';
    return `${labelZh({ agency, year })}${where ? `（${where}）` : ''}：${way}${grouped(Math.abs(difference))}件，报告没有交代（${relation}：${sides}）。`;
  }
  return `${labelZh({ agency, year })}“${relation}”不成立${where ? `（${where}）` : ''}：${sides}${gap}。`;
}

/** The column, channel or row that a check was made on; empty for a whole table. */
export function scopeZh(scope: string): string {
  if (columnOf(scope)) return `${applicantZh(scope)}列`;
  return CHANNELS[scope] ?? namesOf(scope)?.zh ?? inWords(scope);
}
