import { grouped } from '../../answer/arithmetic.js';
import { dayInChina } from '../../answer/days.js';
import type { ExportWording } from '../../export/wording.js';
import { columnOf, namesOf } from '../labels.js';
import { CHECKS_ZH, scopeZh } from './checks.js';

/** Exported files in Chinese. */
export const zhExport: ExportWording = {
  sheets: { facts: '数据', sources: '来源', findings: '核对', answer: '答复' },
  facts: {
    agency: '机关',
    year: '年度',
    metric: '指标',
    applicant: '申请人',
    item: '项目',
    value: '值',
    unit: '单位',
    cell: '原文',
    origin: '取自',
    status: '状态',
    section: '章节',
    labels: '表行',
    row: '行',
    column: '列',
    form: '表式',
    notes: '说明',
    quote: '原表行或原句',
    file: '来源',
    report: '报告',
    correction: '更正',
  },
  sources: {
    title: '报告标题',
    agency: '机关',
    year: '年度',
    section: '章节',
    quote: '原表行或原句',
    published: '发布日期',
    file: '文件',
    hash: '文件指纹',
    report: '报告',
  },
  findings: {
    agency: '机关',
    year: '年度',
    check: '核对关系',
    scope: '范围',
    outcome: '结果',
    working: '算式',
    left: '左边',
    right: '右边',
    difference: '相差',
    report: '报告',
  },
  answer: { question: '问题', text: '答复', label: '标注' },
  item: ({ metric, form, applicant }) => {
    const row = namesOf(metric, form)?.zh ?? '';
    return row && applicant && applicant !== 'total' ? `${row}（${columnOf(applicant)?.zh}）` : row;
  },
  origin: (status) =>
    ({
      reported: '取自原表',
      blank: '原表空白（不是0）',
      placed: '取自原表（位置由合计推定）',
      recognised: '识别自图片',
      text: '取自正文',
    })[status],
  originCorrected: '管理员更正',
  corrected: ({ printed, by, at, why }) =>
    `原印${printed === null ? '空白' : grouped(printed)}；${by}于${dayInChina(at)}更正：${why}`,
  check: (check) => CHECKS_ZH[check] ?? check,
  scope: scopeZh,
  outcome: (outcome) =>
    ({
      closes: '成立',
      closes_if_blank_is_zero: '空白按0计才成立',
      does_not_close: '不成立',
      cannot_test: '无法核对',
    })[outcome],
  wordedBy: (by) => (by === 'model' ? 'AI生成，请以原文为准；数字取自原报告' : '取自原报告'),
};
