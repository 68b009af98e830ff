import type { Amount } from '../../answer/answer-wording.js';
import { grouped } from '../../answer/arithmetic.js';
import type { Against, Counted, Missing, Source, TableWording } from '../../answer/say/table-wording.js';
import type { Subject } from '../../answer/subject.js';
import type { NoAmount } from '../../query/table.js';
import { methodOf, rounded } from '../labels.js';
import { SPOKEN } from '../spoken.js';
import { assumedZh, conditionZh } from './asked.js';
import { amountZh, applicantZh, itemZh, yearsZh } from './names.js';

const FEW = 3;
const SHOWN = 6;

const WHY: Readonly<Record<NoAmount, string>> = {
  blank: '空白，不等于0',
  off_form: '当年的表没有这一项',
  no_table: '报告里没有这张表',
  no_report: '没有收录报告',
  unsure: '未能确认',
  no_base: '分母为0或没有',
  unlike: '单位不同，不能相比',
  none_known: '缺少要用的数',
};

const COUNTERS: Readonly<Record<string, string>> = {
  agencies: '个机关',
  years: '个年度',
  items: '项',
  applicants: '类申请人',
};

/** The sentences about tables of figures. */
export const tablesZh: TableWording = {
  name: nameZh,
  spoken: (metric, amount) => {
    const spoken = SPOKEN[metric]?.zh;
    return spoken ? `${spoken.says}${amount}（${spoken.gloss}）` : `${itemZh({ metric })}${amount}`;
  },
  amount: (amount, unit) => {
    const round = rounded(amount, unit);
    return round
      ? `约${grouped(round.value)}${round.unit}（${grouped(amount.value)}${amount.unit}）`
      : amountZh(amount);
  },
  listed: (said) => said.join('，'),
  pair: (name, amount) => `${name}${amount}`,
  entry: (name, amount) => `${name}：${amount}`,
  line: (name) => `${name}：`,
  points: '百分点',
  some,
  counted,

  blank: WHY.blank,
  why: (why) => WHY[why],
  missing: (missing) => missing.map(({ why, names }) => `${WHY[why]}：${some(names)}`).join('；'),
  zeros: (names) => (names.length > SHOWN ? `其余${names.length}项都是0` : `为0的有：${names.join('、')}`),
  unworked: (name, why) => `${name}：算不出，${WHY[why]}`,

  withFormula: (said, formula) => (formula ? `${said}（${formula}）`.replace(/(?<=[+−][\d.,]+%)）（/, '；') : said),
  ofSo: (count) => `${count}个数`,
  number: ({ name, conditions, of }) =>
    `${lead(name)}${conditions.join('、')}${conditions.length > 0 ? '的' : ''}有${counted(of)}`,
  inAll: ({ shared, name, amount }) => `${lead(shared)}${name}${amount}`,
  folded: ({ how, name, amount, formula, whose }) => {
    const said = `${foldZh({ how, name, whose: '' })}：${whose ? `${whose}，` : ''}${amount}`;
    return formula ? `${said}（${formula}）` : said;
  },
  folding: foldZh,
  against: againstZh,
  method: (metric) => methodOf(metric)?.zh && `算法：${methodOf(metric)?.zh}`,

  most: ({ name, shared, amount, of, percent }) =>
    `${lead(shared)}${counted(of)}，${percent ? '最高' : '最多'}的是${name}，${amount}`,
  allEqual: ({ shared, amount, of }) => `${lead(shared)}${counted(of)}，都是${amount}`,
  changed: ({ shared, from, to, difference, percent }) =>
    `${lead(shared)}${to}年比${from}年${way(difference)}${ratio(difference, percent)}`,
  fewYears: (shared) => `${lead(shared)}有数的年份不足两个，看不出变化`,
  more: ({ shared, more, less, difference }) => `${lead(shared)}${more}比${less}${way(difference)}`,

  ranked: ({ shared, by, at, names, amount, of, percent }) => {
    const best = percent ? { most: '最高', least: '最低' }[by] : { most: '最多', least: '最少' }[by];
    const which = at === 1 ? `${best}的` : `第${at}${best.slice(1)}的`;
    return `${lead(shared)}${which}是${some(names)}${names.length > 1 ? '（并列）' : ''}，${amount}（${counted(of)}有数）`;
  },
  placed: ({ name, by, at, tied, amount, of }) =>
    `${name}排第${at}${tied ? '（并列）' : ''}，${amount}（${counted(of)}有数，${by === 'most' ? '从多到少' : '从少到多'}）`,
  tied: (said) => `${said}（并列）`,
  cut: ({ shown, of }) => `共${counted(of)}，列出前${shown}`,
  fewCases: '有的分母不足30件，一两件就会让比率大变，只供参考',

  condition: conditionZh,
  kept: ({ shared, conditions, kept, of }) =>
    `${lead(shared)}${conditions.join('、')}的有${counted(kept)}（查了${of}${counter(kept)}）`,
  noneKept: ({ shared, conditions, of }) => `${lead(shared)}没有${conditions.join('、')}的，查了${counted(of)}`,
  undecided: (missing) => `不能判断的：${withReasons(missing)}`,
  leftOut: (missing) => `未计入：${withReasons(missing)}`,

  right: (said) => `对，${said}`,
  wrong: (said) => `不对，${said}`,
  untold: (why) => `不能确定：${why}`,
  isSo: (amount) => `是${amount}`,
  sure: (amount) => `又核对了一遍，就是${amount}`,
  isPlace: (at, of) => `排第${at}（共${of}个有数）`,
  exists: { yes: (said) => `有，${said}`, no: (said) => `没有，${said}` },
  existsIn: (some, of) => `有：${of}${counter(some)}中${some.count}${counter(some)}有`,

  besideYear: ({ year, amount, difference }) =>
    `${year}年是${amountZh(amount)}，${difference.value === 0 ? '持平' : `这一年${way(difference)}`}`,
  besideShare: ({ whole, amount, percent }) => `占${whole}${amountZh(amount)}的${grouped(percent)}%`,
  besideItem: ({ name, amount }) => `同年${name}${amountZh(amount)}`,

  assumed: (assumptions) => `${assumptions.map(assumedZh).join('；')}。`,
  yearsDiffer: (years) => `每个机关都用各自最新的报告，年份不同（${yearsZh(years)}）。`,
  yearsMissing: (agency, years) => `${agency}${yearsZh(years)}的报告没有收录。`,
  overlap: (parent, child) => `${parent}的数可能已含${child}，相加会重复。`,
  leavingOut: (agencies) => `不含${agencies}。`,
  saidInWords: (quote) => `正文写道：“${quote}”`,

  source: sourceZh,
  sources: (pieces) => pieces.join('、'),
  askingYear: (subject, year) => `${nameZh({ ...subject, years: [year] })}？`,
  askingPlaces: (from, to) => `第${from}到第${to}名`,
};

function nameZh({ agencies, years, items, applicants }: Subject): string {
  const place = `${many(agencies, '个机关')}${years.length > 0 ? yearsZh(years) : ''}`;
  const item = items.length > FEW ? `${items.length}项` : items.map(itemZh).join('＋');
  const columns = applicants.filter((applicant) => applicant !== 'total').map(applicantZh);
  const column = columns.length > FEW ? `${columns.length}类申请人` : columns.join('＋');
  const name = [place, item].filter(Boolean).join(agencies.length > 0 ? ' · ' : '');
  if (!name) return column || (applicants.length > 0 ? applicantZh('total') : '');
  return column ? `${name}（${column}）` : name;
}

function many(names: readonly string[], counter: string): string {
  return names.length > FEW ? `${names.length}${counter}` : names.join('、');
}

function foldZh({ how, name, whose }: Parameters<TableWording['folding']>[0]): string {
  const word = { sum: '合计', mean: '平均', median: '中位数', largest: '最多', smallest: '最少' }[how];
  return whose ? `${word}的${whose}` : `${name}${word}`;
}

function againstZh({ how, shared, of, from, amount, beside }: Against): ReturnType<TableWording['against']> {
  const [whole, a, b] = [lead(nameZh(shared)), of.name, from.name];
  const [x, y] = [grouped(of.amount.value), grouped(from.amount.value)];
  switch (how) {
    case 'difference': {
      const brief = `${way(amount)}${ratio(amount, beside?.value ?? null)}`;
      return { said: `${whole}${a}比${b}${brief}`, brief, formula: `${x} − ${y}` };
    }
    case 'growth': {
      const size = grouped(Math.abs(amount.value));
      const rate = amount.value === 0 ? '持平' : `${amount.value > 0 ? '增长' : '下降'}${size}%`;
      const brief = `${rate}${beside && beside.value !== 0 ? `，${way(beside)}` : ''}`;
      return { said: `${whole}${a}比${b}${brief}`, brief, formula: `${y} → ${x}` };
    }
    case 'share': {
      const brief = `${grouped(amount.value)}%`;
      return { said: `${whole}${a}占${b}的${brief}`, brief, formula: `${x} ÷ ${y}` };
    }
    case 'times': {
      if (from.amount.unit === '天') {
        const brief = `平均每天${grouped(amount.value)}${of.amount.unit}`;
        return { said: `${whole}${a}${brief}`, brief, formula: `${x} ÷ ${y}天` };
      }
      const brief = `${grouped(amount.value)}倍`;
      return { said: `${whole}${a}是${b}的${brief}`, brief, formula: `${x} ÷ ${y}` };
    }
    default:
      return how satisfies never;
  }
}

function sourceZh({ agency, year, section, above }: Source): string {
  if (above) return `以上各年报${sectionZh(section ?? '')}`;
  const report = `${agency ? shortZh(agency) : ''}${year ?? ''}`;
  return section === undefined ? report : `${report}${report ? '年报' : ''}${sectionZh(section)}`;
}

function sectionZh(section: string): string {
  const number = /^[（(]?([一二三四五六七八九十]+)[）)]?[、.．]/.exec(section)?.[1];
  return number ? `第${number}部分` : section && `“${section.length > 16 ? `${section.slice(0, 16)}…` : section}”`;
}

function shortZh(agency: string): string {
  return agency.replace(/(?<=..)人民政府$/, '');
}

function withReasons(missing: readonly Missing[]): string {
  return missing.map(({ why, names }) => `${some(names)}（${WHY[why]}）`).join('，');
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN).join('、');
  return names.length > SHOWN ? `${shown}等${names.length}个` : shown;
}

function counted({ count, what }: Counted): string {
  return `${count}${counter({ what })}`;
}

function counter({ what }: Pick<Counted, 'what'>): string {
  if (what.includes('agencies') && what.includes('years')) return '份报告';
  return COUNTERS[what[0] ?? ''] ?? '个';
}

function lead(shared: string): string {
  return shared ? `${shared}：` : '';
}

function way({ value, unit }: Amount): string {
  return value === 0 ? '持平' : `${value > 0 ? '多' : '少'}${amountZh({ value: Math.abs(value), unit })}`;
}

function ratio(difference: Amount, percent: number | null): string {
  return percent === null || difference.value === 0 ? '' : `（${percent > 0 ? '+' : ''}${grouped(percent)}%）`;
}
