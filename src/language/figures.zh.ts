import { grouped } from '../answer/arithmetic.js';
import type { AnswerWording } from '../answer/wording.js';
import type { Fact } from '../report/fact.js';
import { CHECKS_ZH, findingZh } from './checks.zh.js';
import { namesOf } from './labels.js';
import { amountZh, applicantZh, itemZh, labelZh, yearsZh } from './names.zh.js';
import type { NarrativeWording } from './narrative.zh.js';
import type { PageWording } from './pages.zh.js';
import type { UNANSWERED_ZH } from './unanswered.zh.js';

const SHOWN_NAMES = 6;

/** The sentences about figures. */
export const figuresZh: Omit<
  AnswerWording,
  'table' | keyof PageWording | keyof NarrativeWording | keyof typeof UNANSWERED_ZH
> = {
  label: labelZh,
  amount: amountZh,
  percentage: (value) => `${grouped(value)}%`,
  shareOf: (part, whole) => {
    const shown = { ...(part.metric === whole.metric ? {} : { metric: part.metric }), applicant: part.applicant };
    const named = shown.metric && shown.applicant === 'total' ? { metric: shown.metric } : shown;
    return `${labelZh({ agency: part.agency, year: part.year })}${labelZh(named)}占${labelZh(whole)}的比例`;
  },
  line: (name, said) => `${name}：${said}`,

  blank: '该格在原表中为空白（空白不等于0）',
  dash: (why) =>
    ({
      no_report: '—（未收录该年度报告）',
      not_on_form: '—（该年的表没有这一项）',
      no_table: '—（报告里没有这张表）',
      row_unsure: '—（这一行未能可靠读出）',
      blank: '—（空白）',
    })[why],
  saidInWords: (quote, mark) => `正文另有说明：“${quote}”${mark}`,
  corrected: ({ name, printed, inText, by, day, why }) => {
    const place = inText ? '原文' : '原表';
    const before = printed ? `${place}印作 ${amountZh(printed)}` : `${place}此格空白`;
    return `${name ? `${name}：` : ''}${before}；${by}于${day}更正：${why}`;
  },
  checkedAsPrinted: (names) => `勾稽关系按原表所印数字计算，未计入更正（${some(names)}）。`,
  addedUp: ({ parts, zeros, blanks }) => {
    const named = parts.map(({ fact, by }) => `${partZh(fact, by)} ${grouped(fact.value ?? 0)}`).join('、');
    const rest = [
      ...(zeros > 0 ? [named ? `其余${zeros}格为0` : `${zeros}格都是0`] : []),
      ...(blanks > 0 ? [`${blanks}格空白未计入`] : []),
    ].join('，');
    return `相加得出：${[named, rest].filter(Boolean).join('；')}`;
  },

  premiseHolds: '对，与报告一致。',
  premiseWrong: (claimed, found) => `不是${grouped(claimed)}${found.unit}，是${amountZh(found)}。`,

  highest: ({ names, amount, rival }) => {
    const tied = names.length > 1 ? '并列' : '';
    const more = rival ? `，比${rival.name}多${amountZh(rival.difference)}` : '';
    return `最高：${some(names)}${tied}，${amountZh(amount)}${more}。`;
  },
  allEqual: (amount) => `相同，都是${amountZh(amount)}。`,
  converted: (pairs) => `换成同一单位：${pairs.map(({ name, amount }) => `${name} ${amountZh(amount)}`).join('；')}`,
  incomparable: '单位不同，不能放在一起计算，分列如下。',
  formBreak: ({ year, before, after }) =>
    before === after
      ? `${year}年起改用新的报告格式，“${after}”一项名称未变，前后口径可能有差别。`
      : `${year}年起改用新的报告格式：之前为“${before}”，之后为“${after}”，前后不完全可比。`,

  changed: ({ name, from, to, earlier, later, rate }) => {
    const difference = later.value - earlier.value;
    const unit = later.unit;
    const way =
      difference === 0
        ? '持平'
        : `${difference > 0 ? '增加' : '减少'}${amountZh({ value: Math.abs(difference), unit })}`;
    const percent = rate === null || difference === 0 ? '' : `（${rate > 0 ? '+' : ''}${grouped(rate)}%）`;
    return `${name}：${to}年比${from}年${way}${percent}，${amountZh(earlier)} → ${amountZh(later)}。`;
  },
  noChange: '有数的年份不足两个，算不出变化。',
  statedChange: (quote, { mark, differs }) =>
    `报告正文写道：“${quote}”${mark}${differs ? '（句中的数与表中的不同，口径可能不一样）' : ''}`,
  noRateFromZero: '起始年为0，算不出变化率。',
  yearsMissing: (years) => `中间缺${yearsZh(years)}的报告。`,

  ranked: ({ best, amount, order, rate, counted, asked }) => {
    const most = rate ? '最高' : '最多';
    const least = rate ? '最低' : '最少';
    return `${order === 'most' ? most : least}的是${some(best)}${best.length > 1 ? '（并列）' : ''}，${amount}（${among(counted, asked)}）`;
  },
  allTied: ({ amount, counted, asked }) => `${among(counted, asked)}，都是${amount}，不分高低`,
  rankLine: ({ place, tied, name, said }) => `${place}. ${name}：${said}${tied ? '（并列）' : ''}`,
  placed: ({ name, place, tied, counted, said }) =>
    `${name}排第${place}${tied ? '（并列）' : ''}，共${counted}个有数：${said}`,
  notPlaced: (name) => `${name}没有可排的数（空白或缺，不当作0）。`,
  more: (count) => `……另有${count}个未列出`,
  notRanked: ({ blank, zero, absent }) =>
    [
      ...(zero.length > 0 ? [`分母为0，不参加：${some(zero)}`] : []),
      ...(blank.length > 0 ? [`空白不参加：${some(blank)}`] : []),
      ...(absent.length > 0 ? [`没有这个数：${some(absent)}`] : []),
    ].join('\n'),
  fewCases: '有的分母不足30件，一两件就会让比率大变，只供参考。',

  percentageLine: ({ name, value, formula }) => `${name}：${formula} = ${grouped(value)}%`,
  noPercentage: (name, why) =>
    why === 'zero' ? `${name}：分母为0，算不出。` : `${name}：算式里有空白格（空白不等于0），算不出。`,

  sumName: (shared, parts) => `${labelZh(shared)}${parts.length > 0 ? `（${parts.join('＋')}）` : ''}`,
  sum: ({ name, amount, formula, count }) => `${name}相加：${amountZh(amount)}${count > 1 ? `（${formula}）` : ''}`,
  average: ({ name, amount, formula, count }) => `${name}平均：${amountZh(amount)}（${count}个数：${formula}）`,
  leftOut: ({ blank, absent }) =>
    [
      ...(blank.length > 0 ? [`空白未计入：${some(blank)}`] : []),
      ...(absent.length > 0 ? [`没有这个数，未计入：${some(absent)}`] : []),
    ].join('\n'),
  maybeCountedTwice: '各机关的数直接相加；上级报告若已汇总下级，会有重复。',

  existsYes: '有。',
  existsNo: (inWords) => (inWords ? '没有，报告正文写明没有。' : '没有，表中填的是0。'),
  existsUnknown: '不能确定：有空白或没有读到的格，空白不等于0。',
  existsAmong: ({ wants, count, counted, asked }) =>
    `${wants === 'some' ? '有的有' : '填0的有'}${count}个（${among(counted, asked)}）`,

  checkHead: ({ agency, year, counts: { held, ifBlankIsZero, failed, untested } }) => {
    const tested = held + ifBlankIsZero + failed;
    const place = labelZh({ agency, year });
    const also = [
      ...(ifBlankIsZero > 0 ? [`${ifBlankIsZero}项把空白当零才成立`] : []),
      ...(untested > 0 ? [`另有${untested}项因空白或缺行无法检验`] : []),
    ];
    const rest = also.length > 0 ? `；${also.join('，')}` : '';
    if (failed > 0) return `${place}：查了${tested}项勾稽关系，${failed}项不成立${rest}。`;
    return `${place}：数字一致，查了${tested}项勾稽关系，没有不成立的${rest}。`;
  },
  checkNothing: (agency, year) => `${agency}${year}年的报告没有可以核对的表，勾稽关系是否成立无从查起。`,
  checkLine: (check, { held, ifBlankIsZero, failed, untested }) => {
    const counts = [
      ...(held > 0 ? [`${held}处成立`] : []),
      ...(ifBlankIsZero > 0 ? [`${ifBlankIsZero}处把空白当零才成立`] : []),
      ...(failed > 0 ? [`${failed}处不成立`] : []),
      ...(untested > 0 ? [`${untested}处无法检验`] : []),
    ];
    return `${CHECKS_ZH[check] ?? '表内关系'}：${counts.join('，')}`;
  },
  finding: findingZh,

  place: (fact) =>
    fact.status === 'text'
      ? `位置：${fact.section}，正文第${fact.row}段`
      : `位置：${[fact.section, ...fact.labels].filter(Boolean).join(' → ')}（表中第${fact.row}行第${fact.column}列）`,
  printedAs: (quote) => `原文：${quote}`,
};

function partZh(fact: Fact, by: 'metric' | 'applicant'): string {
  if (by === 'applicant' && fact.applicant) return applicantZh(fact.applicant);
  if (!fact.metric.startsWith('applications.')) return itemZh(fact);
  // The group's name stands above; its part is named by what follows the colon.
  return namesOf(fact.metric, fact.form)?.zh.split('：').at(-1) ?? '';
}

function among(counted: number, asked: number): string {
  return counted === asked ? `共${asked}个` : `共${asked}个，${counted}个有数`;
}

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join('、');
  return names.length > SHOWN_NAMES ? `${shown}等${names.length}个` : shown;
}
