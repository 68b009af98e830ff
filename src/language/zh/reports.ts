import type { AnswerWording } from '../../answer/answer-wording.js';
import { dayInChina } from '../../answer/days.js';
import type { GlanceWording } from '../../answer/glance/glance-wording.js';
import type { CellChange, Changes } from '../../report/report.js';
import { amountZh, applicantZh, itemZh } from './names.js';
import { zhNote, zhReading, zhRows } from './reading.js';

const MOST_CHANGES = 10;

/** Kinds of outcome as short as a bar takes them, by the end of their id. */
const SHORT: Readonly<Record<string, string>> = {
  'applications.received': '新收申请',
  'applications.outcome.granted': '予以公开',
  'applications.outcome.partial': '部分公开',
  'applications.outcome.denied': '不予公开',
  'applications.outcome.unavailable': '无法提供',
  'applications.outcome.not_processed': '不予处理',
  'applications.outcome.other': '其他处理',
  'statistics.applications.answered.already_public': '已主动公开',
  'statistics.applications.answered.granted': '同意公开',
  'statistics.applications.answered.partial': '部分公开',
  'statistics.applications.answered.denied': '不同意公开',
  'statistics.applications.answered.not_this_agency': '不属本机关',
  'statistics.applications.answered.does_not_exist': '信息不存在',
  'statistics.applications.answered.asked_to_amend': '告知更改补充',
  'statistics.applications.answered.other_route': '转其他途径',
  'review.total': '行政复议',
  'litigation.total': '行政诉讼',
  'licensing.decisions': '行政许可',
  'penalties.decisions': '行政处罚',
};

const glanceZh: GlanceWording = {
  title: ({ agency, year }) => `${agency}${year}年`,
  subtitle: '政府信息公开一览（数字来自年报的表）',
  parts: {
    received: '新收申请',
    outcomes: '办理结果',
    applicants: '谁在申请',
    contested: '复议和诉讼',
    decisions: '许可和处罚',
    sums: '勾稽核对',
  },
  short: (metric) => SHORT[metric],
  blank: '空白',
  before: (said, { year, amount }) => `${said}（${year}年${amount}）`,
  blankBefore: (year) => `${year}年该格空白`,
  lost: (said, amount, metric) => `${said}，其中${metric.startsWith('review') ? '被纠正' : '败诉'}${amount}`,
  and: '；',
  zeros: (count) => `其余${count}类为0`,
  unread: (count) => `${count}类未能确认`,
  line: (parts) =>
    parts
      .map(({ name, said, beside, bars }) => {
        const known = bars.filter(({ state }) => state === 'figure').map((bar) => `${bar.name}${bar.label}`);
        const blanks = bars.filter(({ state }) => state === 'blank').map((bar) => bar.name);
        const kinds = [...known, ...(blanks.length > 0 ? [`${blanks.join('、')}空白`] : [])].join('、');
        return `${name}：${[said.join('；'), kinds, beside].filter(Boolean).join('，')}`;
      })
      .join('。'),
  sums: ({ tested, failed, untested }) =>
    `核对${tested}项，${failed === 0 ? '都相符' : `${failed}项不符`}${untested > 0 ? `；${untested}项缺数，没法核对` : ''}`,
  noSums: '没有可以核对的表',
  blanks: '空白：报告该格没有填写，不等于0。',
  gaps: '〓：图中字体没有这个字，全名见文字。',
  source: (title) => `来源：《${title}》`,
  asks: {
    glance: ({ agency, year }) => `${agency}${year}年概况`,
    problems: ({ agency, year }) => `${agency}${year}年存在的问题`,
    change: ({ agency, year }) => `${agency}${year}年新收申请比${year - 1}年多多少`,
    file: ({ agency, year }) => `把${agency}${year}年年报发给我`,
  },
};

/** What is said of a report itself: its versions, and how it was read. */
export const REPORTS_ZH: Pick<
  AnswerWording,
  'glance' | 'original' | 'versions' | 'noneChanged' | 'readAs' | 'changes'
> = {
  glance: glanceZh,
  changes: zhChanges,
  versions({ agency, year }, versions) {
    const days = versions.map(({ filedAt }) => dayInChina(filedAt)).join('、');
    const head = `${agency}${year}年年报收录了 ${versions.length} 个版本（${days}收录）`;
    if (versions.length === 1) return [`${head}，收录以来没有发现改动。`];
    const revised = versions.filter(({ reading }) => reading.revision);
    if (revised.length === 0) return [`${head}，发布后改过；改了什么当时没有记下。`];
    return [
      `${head}，发布后改过：`,
      ...revised.flatMap(({ filedAt, reading: { revision } }) => {
        const lines = revision ? zhChanges(revision, MOST_CHANGES) : [];
        const on = `${dayInChina(filedAt)}收录的版本与${dayInChina(revision?.filedAt ?? filedAt)}收录的相比：`;
        return [on, ...(lines.length > 0 ? lines.map((line) => `· ${line}`) : ['· 读到的数字和句子没有不同'])];
      }),
    ];
  },
  original: ({ title, year, source, hash, published }) => [
    `《${title}》（${year}年度）`,
    `来源：${source}${published ? `，${published}发布` : ''}`,
    `文件指纹：${hash.slice(0, 8)}`,
  ],
  noneChanged: (reports) => `收录的 ${reports} 份年报都只有一个版本，没有发现发布后的改动。`,
  readAs({ agency, year, reading }, { rows, others }) {
    const known = { ...reading, found: [], missing: [], unsure: others };
    return [`${agency}${year}年年报是这样读的：`, ...zhRows(rows, zhNote, true), ...zhReading(known)];
  },
};

/** What differs between two versions or readings of a report in Chinese, a line each; as many of each kind as `most`, the rest counted. */
export function zhChanges({ cells, added, removed, left }: Changes, most: number): string[] {
  const shown = [cells, added, removed].map((each) => Math.min(each.length, most));
  const more = left + cells.length + added.length + removed.length - shown.reduce((sum, count) => sum + count, 0);
  return [
    ...cells.slice(0, most).map(cellZh),
    ...added.slice(0, most).map((sentence) => `增加：“${sentence}”`),
    ...removed.slice(0, most).map((sentence) => `删去：“${sentence}”`),
    ...(more > 0 ? [`……另有 ${more} 处`] : []),
  ];
}

function cellZh({ metric, applicant, unit, before, after }: CellChange): string {
  const name = `${itemZh({ metric })}${applicant ? `（${applicantZh(applicant)}）` : ''}`;
  return `${name}：${valueZh(before, unit)} → ${valueZh(after, unit)}`;
}

function valueZh(value: number | null | undefined, unit: string): string {
  if (value === undefined) return '没有读到';
  return value === null ? '空白' : amountZh({ value, unit });
}
