import { grouped } from '../../answer/arithmetic.js';
import type { ChartWording } from '../../chart/chart-wording.js';
import { labelZh, yearsZh } from './names.js';

/** Charts in Chinese. */
export const zhCharts: ChartWording = {
  label: labelZh,
  title: labelZh,
  number: grouped,
  tick: (value) => shortened(value),
  subtitle: ({ years, unit, total }) =>
    `${yearsZh(years)}（单位：${unit}）${total ? `，各项占总计${total}${unit}的百分比` : ''}`,
  items: (count) => `${count}项`,
  and: '、',
  outlier: (name) => `${name}远大于其他，其余的差别在图上看不出来，请看数字。`,
  blank: '空白',
  missing: '无数',
  rest: '总计的其余部分',
  blanksNoted: (names) => `空白：报告该格没有填写，不等于0${names.length > 0 ? `（${names.join('、')}）` : ''}。`,
  missingNoted: (names) => `没有数：${names.join('、')}，线在此断开。`,
  formBreak: (year) => `${year}年起新格式`,
  breaksNoted: '竖虚线处改用新的报告格式，前后口径可能有差别。',
  gapsNoted: '〓：图中字体没有这个字，全名见图下的文字。',
  converted: (unit) => `金额已统一换算为${unit}。`,
  correctedNoted: (printed) => `带*的数经更正，原报告印作：${printed.join('、')}。`,
  leftOut: (count) => `另有${count}个未画出。`,
  zerosLeftOut: (count) => `另有${count}项为0，未列出。`,
  source: ({ agencies, years, reports, title }) => {
    if (title) return `来源：《${title}》`;
    const [agency] = agencies;
    const whose = agencies.length === 1 && agency ? agency : `${agencies.length}个机关`;
    return `来源：${whose}${yearsZh(years)}政府信息公开工作年度报告（${reports}份）`;
  },
};

/** 5000万, 1.2亿: round numbers of a scale. */
function shortened(value: number): string {
  const size = Math.abs(value);
  if (size >= 1e8) return `${grouped(value / 1e8)}亿`;
  return size >= 1e5 ? `${grouped(value / 1e4)}万` : grouped(value);
}
