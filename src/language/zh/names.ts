import type { Amount, Label } from '../../answer/answer-wording.js';
import { grouped } from '../../answer/arithmetic.js';
import type { FormId, TableId } from '../../report/forms.js';
import { applicantNames, namesOf, yearRuns } from '../labels.js';

export const TABLES_ZH: Readonly<Record<TableId, string>> = {
  disclosure: '主动公开政府信息情况表',
  applications: '收到和处理政府信息公开申请情况表',
  review_litigation: '行政复议、行政诉讼情况表',
  statistics: '政府信息公开情况统计表',
};

export const FORMS_ZH: Readonly<Record<FormId, string>> = {
  '2014': '2014–2018年',
  '2019': '2019–2020年',
  '2021': '2021年以后',
};

/** The item of a label in a form's own row; "该项" for what no form has. */
export function itemZh({ metric, form }: Label): string {
  if (!metric) return '';
  const [group = '', row] = spokenZh(namesOf(metric, form)?.zh ?? '该项').split('：');
  // A colon inside a name reads badly before the one that leads to the value.
  if (row === undefined) return group;
  return metric.startsWith('applications.') ? `${group}（${row}）` : `${group}${row}`;
}

/** The form's row as it reads on a phone; the row in full stands beside its source. */
function spokenZh(name: string): string {
  return name.replace('政府信息公开申请数量', '申请').replace('处理决定数量', '处理决定').replace('项目数量', '项目数');
}

/** 洛江区人民政府2020年 · 本年新收申请（自然人）; the total column goes without saying. */
export function labelZh(label: Label): string {
  const place = `${label.agency ?? ''}${label.year ? `${label.year}年` : ''}`;
  const name = [place, itemZh(label)].filter(Boolean).join(label.agency ? ' · ' : '');
  const applicant = label.applicant ? applicantZh(label.applicant) : '';
  if (!name) return applicant;
  return applicant && label.applicant !== 'total' ? `${name}（${applicant}）` : name;
}

export function applicantZh(applicant: string): string {
  return applicantNames(applicant).zh;
}

/** 22,782件; money from ten million 元 on with a round figure in 亿元 beside it. */
export function amountZh({ value, unit }: Amount): string {
  const yuan = unit === '元' ? value : unit === '万元' ? value * 10_000 : 0;
  const exact = `${grouped(value)}${unit === '百分点' ? '个百分点' : unit}`;
  if (Math.abs(yuan) >= 1e8) return `${exact}（约${grouped(Math.round(yuan / 1e6) / 100)}亿元）`;
  if (unit === '元' && Math.abs(yuan) >= 1e4) return `${exact}（约${grouped(Math.round(yuan / 100) / 100)}万元）`;
  return exact;
}

export function yearsZh(years: readonly number[]): string {
  return yearRuns(years)
    .map((run) => `${run}年`)
    .join('、');
}
