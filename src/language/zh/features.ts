import type { FeatureWording } from '../../contracts/wording/features.js';
import { LANGUAGES_SAID } from '../languages-said.js';
import { yearsZh } from './names.js';

/** The words of buttons and commands in Simplified Chinese. */
export const featuresZh: FeatureWording = {
  actions: {
    row: '查看原表',
    passage: '查看原文',
    copy: '复制引用',
    pass: '转发',
    export: '导出表格',
    wrong: '报告错误',
    readings: '换一种理解',
    draw: '画图',
    back: '返回',
    csv: 'CSV',
    xlsx: 'Excel（XLSX）',
    citation: ({ agency, year, title, section, quote, source }, figure) =>
      `${figure ? `${figure.name}：${figure.amount}` : `${agency}${year}年：“${quote.replaceAll(/\s+/g, ' ')}”`}（《${title}》，${section}，${source}）`,
    gone: '这些数所在的报告已经不在收录范围内，请重新提问。',
    noChart: '没有可以画的图：至少要有两个能比较的数。',
    fileTitle: ({ agencies, years }) => {
      const [agency = ''] = agencies;
      return `${agencies.length === 1 ? agency : `${agencies.length}个机关`}${yearsZh(years)}`;
    },
    exported: ({ title, figures, reports }) => `${title}：${figures}个数，来自${reports}份报告，每行带出处。`,
    pickFormat: ({ title, reports }) => `${title}，${reports}份报告。导出成哪种文件？`,
    tooMuch: (most) => `一次最多导出${most}份报告，请加上机关或年度。`,
    nothingToExport: '没有收录这样的报告，没有可导出的数。/reports 看收录了哪些。',
  },
  rows: {
    row: (labels) => `行：${labels}`,
    column: (label) => `列：${label}`,
    at: ({ row, column }) => `位置：表中第${row}行第${column}列`,
    readFrom: (printed, amount) => `原表印作“${printed}”，读作${amount}`,
    state: (words) => `状态：${words}`,
    fingerprint: (digits) => `文件指纹 ${digits}`,
    published: (date) => `${date}发布`,
    more: (count) => `另有${count}个数，导出表格可以看全。`,
  },
  filed: {
    head: ({ reports, agencies, years }) => `已收录${reports}份年报：${agencies}个机关，${yearsZh(years)}`,
    agency: ({ agency, years }) => `${agency}：${yearsZh(years)}`,
    pick: '点序号看这个机关的年报。',
    page: ({ page, pages }) => `（第${page}页，共${pages}页）`,
    next: '下一页',
    previous: '上一页',
    agencyHead: ({ agency, reports }) => `${agency}：收录${reports}份年报`,
    pickYear: '看哪一年的？',
    which: '是哪一个机关？',
    unknown: (said, nearest) =>
      `没有收录“${said}”的年报。${nearest.length > 0 ? `名称相近的有：${nearest.join('、')}。` : '/reports 看收录了哪些。'}`,
    allAgencies: '全部机关',
    year: (year) => `${year}年`,
    checks: ({ tested, failed, untested }) => {
      const rest = untested > 0 ? `；另有${untested}处无法核对` : '';
      return `勾稽核对：查了${tested}处，${failed > 0 ? `${failed}处不成立${rest}：` : `都成立${rest}。`}`;
    },
    noChecks: '勾稽核对：没有可以核对的表。',
    check: '勾稽核对',
    checkAll: '数字对得上吗',
    overview: '年报概要',
    checkQuestion: ({ agency, year }) => `${agency}${year}年的数字对得上吗？`,
    gone: '这份报告已经不在收录范围内。/reports 看收录了哪些。',
  },
  original: {
    sent: (title) => `《${title}》收录时的原件。`,
    notKept: ({ title, source }) => `《${title}》的原件没有保存，来源：${source}`,
  },
  glance: {
    years: '其他年度',
    problems: '存在的问题',
    compare: '和别的机关比',
    tables: '全部表格',
    original: '年报原文',
  },
  questions: {
    compare: (what) => `比较${what}`,
    trend: (what) => `${what}历年变化趋势`,
    rank: (what) => `${what}各机关排名`,
    check: (what) => `${what}的数字对得上吗？`,
    chart: (what) => `${what}历年变化趋势`,
    again: { compare: '各机关比较', trend: '历年变化趋势', rank: '各机关排名', check: '数字对得上吗？' },
    explain: ({ command, example, minutes }) =>
      `${NEEDS[command]}例如：\n${example}\n\n现在直接回复也行，${minutes}分钟内有效；/cancel 取消。`,
    compareWith: (agency) => `${agency}和谁比？请回复另一个机关的名称，例如“邻县”；也可以写“2022年和2023年”比两年。`,
    item: '新收申请',
    placeholder: '机关、年度、项目',
    explainExport: (example) =>
      `导出哪个机关、哪一年的数？例如：\n${example}\n只写机关或只写年度也行；要全部已收录的，点下面。`,
    every: ['全部', '所有', 'all', '*'],
  },
  languages: {
    said: LANGUAGES_SAID,
    ask: (current) => `我用哪种语言说话？现在是：${current}`,
    chosen: (name) => `好，从现在起：${name}`,
    automatic: '自动（随提问）',
    hans: '简体中文',
    hant: '繁體中文',
    english: 'English',
  },
  introduction: {
    description:
      '查政府信息公开工作年度报告：收到多少申请、怎么答复、多少复议诉讼、存在什么问题。每个数字都取自报告原表，带出处，可看原行、画图、导出。直接打字提问，/help 有例子。',
    short: '查政府信息公开年报里的数字和原文，每个数字都带出处。',
    commands: '命令：',
    nearest: ({ command, nearest }) => `没有 ${command} 这个命令。您是不是要 ${nearest} ？`,
  },
};

const NEEDS = {
  compare: '比较谁和谁、哪一年、哪一项？',
  trend: '看哪个机关、哪一项的历年变化？',
  rank: '按哪一年、哪一项给各机关排名？',
  check: '核对哪个机关、哪一年的表？',
  chart: '画哪个机关、哪一项的图？',
} as const;
