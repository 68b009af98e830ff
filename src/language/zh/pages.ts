import type { AnswerWording, Holding } from '../../answer/answer-wording.js';
import { FORMS_ZH, itemZh, labelZh, TABLES_ZH, yearsZh } from './names.js';

/** The part of the wording that is not about single figures: reading, sources, what is missing, help. */
export type PageWording = Pick<
  AnswerWording,
  | 'positionInferred'
  | 'note'
  | 'moreWarnings'
  | 'warning'
  | 'sourcesHead'
  | 'source'
  | 'onlyInWords'
  | 'absent'
  | 'asking'
  | 'askingTrend'
  | 'askingRank'
  | 'askingCompare'
  | 'askingText'
  | 'exampleNames'
  | 'narrativeLead'
  | 'narrativeQuote'
  | 'narrativeNothing'
  | 'help'
  | 'holdings'
  | 'nothingFiled'
  | 'outside'
  | 'unknownAgency'
  | 'clarify'
  | 'tooLong'
>;

const SLOTS = { agency: '机关', year: '年度', item: '事项', applicant: '申请人', operation: '算法' };
const SHOWN = 6;
const EXAMPLES = {
  figure: '查一个数',
  trend: '看历年变化',
  rank: '各机关排名',
  compare: '比一比',
  text: '看报告怎么写',
} as const;

/** Pages and single sentences around the figures. */
export const pagesZh: PageWording = {
  positionInferred: (names) =>
    `${names.slice(0, 3).join('、')}${names.length > 3 ? `等${names.length}格` : ''}：原件丢了列位，是按表内合计推回去的。`,
  note: noteZh,
  moreWarnings: (count) => `另有${count}处疑点，点“数字对得上吗”看全部。`,
  warning: (said) => `⚠ ${said}`,
  sourcesHead: '来源：',
  source: ({ agency, year, title }) => `${title.includes(agency) ? '' : agency}《${title}》（${year}年度）`,

  onlyInWords: '报告没有这张表，正文有这样的话：',
  absent: (absence, { has, table }) => {
    const { agency, year, why, years } = absence;
    const item = itemZh(absence);
    const place = labelZh({ agency, year });
    if (why === 'no_report') {
      const held = years.length > 0 ? `已收录的年度：${yearsZh(years)}。` : '';
      // Each year's report is due by 31 March of the next, by article 50 of the regulation.
      const due = agency !== '' && year > (years.at(-1) ?? 0) ? `${year}年的年报应在${year + 1}年3月31日前公布。` : '';
      return `没有收录${place}的报告。${held}${due}`;
    }
    if (why === 'not_on_form') {
      const when = has.length > 0 ? `，${has.map((form) => FORMS_ZH[form]).join('、')}的表才有` : '';
      return `${place}的报告按当年格式没有“${item}”这一项${when}。`;
    }
    if (why === 'no_table')
      return `${place}的报告没有${table ? TABLES_ZH[table] : '统计表'}，正文也没有写明“${item}”。`;
    if (why === 'table_unread')
      return `${place}的报告印有${table ? TABLES_ZH[table] : '统计表'}，但没有读出来，所以不给“${item}”的数字，请看原件。`;
    if (why === 'no_row') return `${place}的报告有${table ? TABLES_ZH[table] : '这张表'}，表里没有印“${item}”这一格。`;
    const print = absence.printed ? `原件印作“${absence.printed}”，` : '';
    return `${place}的报告里，“${item}”印有但没有读准，${print}所以不给数字，请看原件。`;
  },
  asking: ({ agency, year, ...item }) =>
    `${labelZh({ agency, year })}${labelZh(item)}${/[数量额计]$/.test(itemZh(item)) ? '是多少' : '有多少'}？`,

  askingTrend: ({ agency, metric, form }) => `${labelZh({ agency })}历年${labelZh({ metric, form })}变化趋势`,
  askingRank: ({ year, metric, form }) => `${labelZh({ year })}各机关${labelZh({ metric, form })}排名`,
  askingCompare: (agencies, { year, metric, form }) =>
    `比较${agencies.join('和')}${labelZh({ year })}${labelZh({ metric, form })}`,
  askingText: ({ agency, year }) => `${labelZh({ agency, year })}存在哪些问题？`,

  narrativeLead: ({ agency, year, heading }) =>
    `${labelZh({ agency, year })}的报告${heading ? `“${heading}”` : ''}写道：`,
  narrativeQuote: (quote, mark) => `“${quote}”${mark}`,
  narrativeNothing: ({ agencies, years, reports, headings }) => {
    const where = agencies.length <= 3 ? agencies.join('、') : '';
    const when = years.length > 0 ? yearsZh(years) : '';
    const has = headings.length > 0 ? `\n报告里有这些部分：${headings.join('；')}` : '';
    return reports === 0
      ? `没有收录${where}${when}的报告。`
      : `${where || '已收录的'}${when}报告（查了${reports}份）没有写到这件事。${has}`;
  },

  help: ({ holdings, reports, examples }) =>
    [
      '我根据各机关的政府信息公开工作年度报告回答问题，每个数字都带出处。',
      ...(reports > 0 ? [filedZh(holdings, reports)] : []),
      '',
      '可以问：',
      '· 某机关某年的数：收到多少申请、多少行政处罚、复议诉讼几件',
      '· 比较、历年变化、排名、占比、合计、数字对不对得上',
      '· 报告写了什么：存在的问题、改进打算、某件事怎么做的',
      '· 不懂的：什么是依申请公开、多久该答复、被拒绝了怎么办',
      ...(examples.length > 0 ? ['', '例如：'] : []),
      ...examples.map(({ what, asks }, at) => `${at + 1}. ${EXAMPLES[what]}：${asks}`),
    ].join('\n'),
  exampleNames: EXAMPLES,
  holdings: (held, { agencies, reports }) =>
    [
      `已收录${agencies}个机关的${reports}份年度报告：`,
      ...held.map(({ agency, years }) => `· ${agency}：${yearsZh(years)}`),
      ...(agencies > held.length ? [`……另有${agencies - held.length}个机关`] : []),
    ].join('\n'),
  nothingFiled: '还没有收录任何年度报告。请先用 ingest 命令收入报告。',
  outside: (said) =>
    `${said ? `“${said}”` : '这个问题'}不在政府信息公开年度报告的内容里，我答不了。可以问报告里的申请、处罚、复议诉讼等数字，或报告写到的工作。`,
  unknownAgency: ({ said, nearest, year }) => {
    const like = nearest.length > 0 ? `名称相近的有：${nearest.join('、')}。` : '';
    return `没有收录“${said}”${year ? `${year}年` : ''}的报告。${like}`;
  },
  clarify: (asks, said, choices) => {
    if (asks === 'question') return '没有听懂。请写明哪个机关、哪一年、哪一项，例如“某区2023年收到多少申请”。';
    const typed = asks === 'agency' && choices.length > 1 ? '直接打名称也行，/reports 里有全部：' : '';
    const question = said ? `“${said}”指的是哪一个${SLOTS[asks]}？` : `请问是哪个${SLOTS[asks]}？${typed}`;
    return [question, ...choices.map((choice, at) => `${at + 1}. ${choice.label}`)].join('\n');
  },
  tooLong: ({ length, limit }) => `问题太长（${length}字），请缩短到${limit}字以内再问。`,
};

// The extractor's notes are in English, for whoever reads the logs; those a reader needs are said in Chinese.
function noteZh(note: string): string {
  const vague = /^not exact in the text: (.+)$/.exec(note)?.[1];
  if (vague) return `正文写的是约数（“${vague}”），不是确数。`;
  if (/from a picture/.test(note))
    return '数据识别自图片（扫描件或照片），两次识读一致、表内合计相符才收；请对照原件。';
  if (/lost the position/.test(note)) return '原件丢了列位，位置是按表内规律推回去的。';
  return `读取存疑：${note}`;
}

/** The years of all reports, and the agencies by name where they are few. */
function filedZh(holdings: readonly Holding[], reports: number): string {
  const years = yearsZh(holdings.flatMap((holding) => holding.years));
  const names = holdings.length > SHOWN ? '' : `：${holdings.map(({ agency }) => agency).join('、')}`;
  return `已收录${reports}份年报，${holdings.length}个机关，${years}${names}`;
}
