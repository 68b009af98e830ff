import { idsOf, type Mentions, says } from './mentions.js';

/** What is to be done with the figures asked for. */
export type Operation =
  | 'value'
  | 'list'
  | 'compare'
  | 'trend'
  | 'change'
  | 'change_rate'
  | 'rank'
  | 'share'
  | 'rate'
  | 'sum'
  | 'average'
  | 'exists'
  | 'check'
  | 'source';

const WHICH_IS_MORE = /(?:哪个|哪家|哪一|谁|which|who).{0,20}(?:多|高|大|少|低|小|more|higher|fewer|less|larger)/i;
const YES_OR_NO =
  /(?:[吗嘛没]|(?<![什怎那多这])么)\s*[?？。.!！]*$|(?:没有|不)[?？]*$|^(?:and |so |but )?(?:did|was|were|has|have|had|is|are|does|do)\b/i;
/** 2021年比2020年增加了多少. */
const BETWEEN_YEARS =
  /(?:比|较|than|from).*(?:增加|减少|上升|下降|增长|多了|少了|increase|decrease|grow|grew|change)|(?:increase|decrease|grow|grew|change).*from/i;
/** Was that more than the year before: a change, and no comparison of two things named. */
const THAN_YEAR_BEFORE =
  /\b(?:more|fewer|less|higher|lower)\b[^.?]{0,24}\bthan (?:in )?(?:the (?:year before|previous year|preceding year)|last year)/i;
/** 有没有超过300件 is answered by the figure: the number is a mark and no claim. */
export const THRESHOLD =
  /(?:超过|超出|多于|大于|高于|不到|不足|少于|低于|小于|至少|达到)了?\s*[\d一二三四五六七八九十百千万两]|[\d百千万]\s*[件项起个]?(?:以上|以下)|\b(?:more|fewer|less|over|under|above|below|at least)(?: than)? \d/i;
/** 许可比处罚多多少. */
const MORE_BY = /比.{1,16}(?:多|少|高|低)(?:了|出)?(?:多少|几)/;
/** 一件都没有 claims no number. */
const NOT_EVEN_ONE = /[一1](?:件|个|起|项|宗|次|条|份).{0,10}?[都也](?:没|未|不)/;
const NO_QUESTION = /(?:对吧|对吗|是吧|是吗|对不对|没错吧|right\s*\?|correct\s*\?)/i;

/** The operation that the words ask for, `null` where they name none; a plain figure is then meant. */
export function operationOf(mentions: Mentions): Operation | null {
  const said = new Set(idsOf(mentions, 'operation'));
  const any = (...ids: string[]) => ids.some((id) => said.has(id));
  const asksHowMany = says(mentions, 'quantity');
  if (any('check') && !says(mentions, 'rate')) return 'check';
  if (any('source') && !asksHowMany) return 'source';
  if (says(mentions, 'rate') && !any('most', 'least', 'ranking', 'trend')) return 'rate';
  if (any('most', 'least', 'ranking', 'ranking_least', 'place')) return 'rank';
  if (mentions.top !== null && (says(mentions, 'every') || any('list') || mentions.agencies.length === 0))
    return 'rank';
  if (any('change_rate')) return 'change_rate';
  if (any('sum', 'total', 'average') && mentions.years.some(({ all }) => all))
    return any('average') ? 'average' : 'sum';
  if (any('trend') || mentions.years.some(({ all }) => all)) return 'trend';
  if (
    any('change') ||
    THAN_YEAR_BEFORE.test(mentions.text) ||
    (countYears(mentions) === 2 && BETWEEN_YEARS.test(mentions.text))
  )
    return 'change';
  if (any('compare') || WHICH_IS_MORE.test(mentions.text) || MORE_BY.test(mentions.text)) return 'compare';
  if (any('average')) return 'average';
  if (any('share', 'rate')) return 'share';
  if (any('sum')) return 'sum';
  if (
    !asksHowMany &&
    !THRESHOLD.test(mentions.text) &&
    (mentions.claims.length === 0 || NOT_EVEN_ONE.test(mentions.text)) &&
    !NO_QUESTION.test(mentions.text) &&
    (any('exists', 'none') || YES_OR_NO.test(mentions.text))
  )
    return 'exists';
  if (any('total') && !any('list')) return 'sum';
  if (any('list', 'reasons')) return 'list';
  return null;
}

/** How many years the question names. */
export function countYears(mentions: Mentions): number {
  return new Set(mentions.years.flatMap(({ years }) => years)).size;
}
