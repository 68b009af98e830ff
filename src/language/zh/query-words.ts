import type { AgencyTraits, Dimension } from '../../query/query.js';
import type { QueryWording } from '../../query/query-words.js';
import { itemOf } from '../../report/items.js';
import { applicantZh, itemZh } from './names.js';

const LEVELS: Readonly<Record<NonNullable<AgencyTraits['level']>, string>> = {
  nation: '国家级机关',
  province: '省级机关',
  city: '市级机关',
  county: '县级机关',
  town: '乡镇级机关',
};
const ALL = { agencies: '全部机关', years: '各年', items: '全部项目', applicants: '各类申请人' };
const EACH: Readonly<Record<Dimension, string>> = {
  item: '各项',
  applicant: '各类申请人',
  agency: '各机关',
  year: '各年',
};
const FOLDS = { sum: '合计', mean: '平均', median: '中位数', largest: '最大值', smallest: '最小值', count: '个数' };
const AGAINST = { difference: '减去', share: '占', times: '除以', growth: '比' };
const COMPARED = { equal: '等于', more: '大于', less: '小于', least: '不少于', most: '不超过' };
/** Groups that are asked for by their parts only. */
const GROUPS: Readonly<Record<string, string>> = {
  disclosure: '主动公开情况表',
  applications: '申请情况表',
  review_litigation: '复议诉讼情况表',
  statistics: '情况统计表',
  'applications.outcome': '办理结果',
  applicants: '申请人',
  organisations: '法人或其他组织',
  not_natural: '自然人以外的申请人',
  report: '年度报告',
  'calendar.days': '全年天数',
};

/** A query in Chinese: 宿迁市人民政府2024年 · 行政复议总计 减去 2023年. */
export const zhQueryWords: QueryWording = {
  agency: (agency) => (typeof agency === 'string' ? agency : traits(agency)),
  year: (year) => {
    if (typeof year === 'number') return `${year}年`;
    if ('from' in year) return `${year.from}–${year.to}年`;
    return year.latest === 1 ? '最近一年' : `最近${year.latest}年`;
  },
  item: (id) => GROUPS[id] ?? (itemOf(id)?.formula && itemOf(id)?.zh) ?? heading(id),
  applicant: (id) => GROUPS[id] ?? applicantZh(id),
  parts: (name) => `${name}各项`,
  set: (kind, members, but) => {
    const any = members.length > 0 ? members.join('、') : ALL[kind];
    return but.length > 0 ? `${any}（不含${but.join('、')}）` : any;
  },
  cells: ({ agencies, years, items, applicants }) => {
    const place = `${agencies ?? ''}${years ?? ''}`;
    const name = [place, items ?? ''].filter(Boolean).join(' · ');
    if (!applicants) return name;
    return name ? `${name}（${applicants}）` : applicants;
  },
  together: (parts) => parts.join(' 与 '),
  fold: (how, over, of) => `${of} ${over.map((dimension) => EACH[dimension]).join('、')}${FOLDS[how]}`,
  against: (how, of, from) => {
    const told = `${of} ${AGAINST[how]} ${from}`;
    return how === 'share' ? `${told} 的比重` : how === 'growth' ? `${told} 增长` : told;
  },
  before: (years, of) => `${of ? `${of} ` : ''}${years === 1 ? '上一年' : `${years}年前`}`,
  order: (by, within, of) => {
    const groups = within.length > 0 ? `按${within.map((dimension) => EACH[dimension]).join('、')}` : '';
    return `${of} ${groups}${by === 'most' ? '从多到少' : '从少到多'}`;
  },
  keep: (of, conditions) => `${of} 中${conditions.join('、且')}的`,
  last: (back) => (back === 1 ? '上一问' : `前第${back}问`),
  changed: (of, to) => `${of} 换成${to.join('、')}`,
  inBrackets: (worked) => `（${worked}）`,
  compared: (is, than) => `${COMPARED[is]}${than}`,
  number: (than, unit, give) => `${than}${unit}${give > 0 ? `（上下${give}）` : ''}`,
  rank: (from, to) => (from === to ? `第${from}` : `第${from}至第${to}`),
  known: '有数字',
  blank: '留空',
  absent: '没有这一项',
  among: (members) => `属于${members.join('，')}`,
  not: (condition) => `不是“${condition}”`,
  of: (subject, condition) => `“${subject}”${condition}`,
  claimed: (asked, claims) => `${asked}，是否${claims.join('、且')}`,
};

function traits({ within = '', level, kind = '' }: AgencyTraits): string {
  return `${within}${level ? LEVELS[level] : kind ? '' : '各机关'}${level && kind ? '中的' : ''}${kind}`;
}

/** The item in the form's words, or the heading of the rows under it. */
function heading(id: string): string {
  return itemOf(id) ? itemZh({ metric: id }) : id;
}
