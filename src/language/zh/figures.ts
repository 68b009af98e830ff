import type { AnswerWording } from '../../answer/answer-wording.js';
import { CHECKS_ZH, findingZh } from './checks.js';
import { amountZh, labelZh } from './names.js';
import type { NarrativeWording } from './narrative.js';
import type { PageWording } from './pages.js';
import { zhQueryWords } from './query-words.js';
import type { REPORTS_ZH } from './reports.js';
import type { UNANSWERED_ZH } from './unanswered.js';

const SHOWN_NAMES = 6;

/** The sentences about figures. */
export const figuresZh: Omit<
  AnswerWording,
  'table' | keyof PageWording | keyof NarrativeWording | keyof typeof UNANSWERED_ZH | keyof typeof REPORTS_ZH
> = {
  queryWords: zhQueryWords,
  label: labelZh,
  amount: amountZh,
  line: (name, said) => `${name}：${said}`,
  corrected: ({ name, printed, inText, by, day, why }) => {
    const place = inText ? '原文' : '原表';
    const before = printed ? `${place}印作 ${amountZh(printed)}` : `${place}此格空白`;
    return `${name ? `${name}：` : ''}${before}；${by}于${day}更正：${why}`;
  },
  checkedAsPrinted: (names) => `勾稽关系按原表所印数字计算，未计入更正（${some(names)}）。`,
  formBreak: ({ year, before, after }) =>
    before === after
      ? `${year}年起改用新的报告格式，“${after}”一项名称未变，前后口径可能有差别。`
      : `${year}年起改用新的报告格式：之前为“${before}”，之后为“${after}”，前后不完全可比。`,
  statedChange: (quote, { mark, differs }) =>
    `报告正文写道：“${quote}”${mark}${differs ? '（句中的数与表中的不同，口径可能不一样）' : ''}`,
  more: (count) => `……另有${count}个未列出`,

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

function some(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).join('、');
  return names.length > SHOWN_NAMES ? `${shown}等${names.length}个` : shown;
}
