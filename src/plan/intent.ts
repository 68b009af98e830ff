import { groupOf } from '../report/metrics.js';
import { isChinese } from './clean.js';
import { isWhole } from './figures.js';
import { type Mentions, says } from './mentions.js';
import type { MetricsAsked } from './metrics-asked.js';
import { asksOpenly } from './open-question.js';
import type { Operation } from './operation.js';

/** Ways of applying; only the sheet of 2014 to 2018 counted them. */
const CHANNEL_OF_APPLYING =
  /(?:当面|信函|网上|网络|邮寄|传真|线上|线下|现场|邮件)(?:提交|提出|递交|收到|受理)?(?:的)?申请/;
/** A part of a year; the forms count whole years. */
const PART_OF_YEAR =
  /每个?月|月均|按月|逐月|各月|(?<!\d)1?\d月|季度|[上下]半年|每天|每日|日均|\bper (?:month|day|week)\b|\bmonthly\b|\bdaily\b|\bquarter/i;
/** How many bodies below an agency did something is in no form of the agency's, nor who published a report. */
const BODIES_BELOW =
  /(?:多少|几)(?:家|个)?(?:单位|部门|科室|处室|街道|乡镇|镇街|村|社区)|(?:公开|发布|公布|编制)了?(?:信息公开|政务公开)?(?:年度报告|年报)/;
/** Whether answers came in time is told in words alone. */
const IN_TIME = /超时|超期|逾期|延期|延长期限|按时|按期|准时|拖延|overdue|on time|in time|\blate\b/gi;
/** What something cost; of what the forms count only fees and purchases are counted in money. */
const MONEY = /多少(?:钱|万元|元|亿)|[金款费]额|费用|\bhow much money\b|\bcosts?\b/i;
const IN_MONEY = /^(?:fees|procurement)\./;
const CLAUSE = /[,，。;；!！?？\n]/;

/**
 * Whether a question that holds the name of a figure still asks for something else: how and why, a quantity the forms do
 * not count (天, 场, 条 of news), or a figure narrowed down by words the forms know nothing of.
 */
export function asksText(mentions: Mentions, metrics: MetricsAsked, operation: Operation | null): boolean {
  const quantity = says(mentions, 'quantity');
  const figureOperation = operation !== null && operation !== 'exists' && operation !== 'source';
  if (foreignUnit(mentions) || countsInformation(mentions)) return true;
  if (
    MONEY.test(mentions.text) &&
    metrics.metrics.length > 0 &&
    !metrics.metrics.some((metric) => IN_MONEY.test(metric))
  )
    return true;
  if (says(mentions, 'narrative', 'other_matters')) return true;
  if (says(mentions, 'narrative', 'proactive') && /主动公开|proactive/i.test(mentions.text)) return true;
  // 青岚区各镇: what the towns of a district count stands in no form of the district.
  if (mentions.agencies.length > 0 && mentions.words.some(({ kind, id }) => kind === 'every' && id !== 'every'))
    return true;
  const narrative = ['how', 'problems', 'improvements', 'person', 'contact', 'date'].some((id) =>
    says(mentions, 'narrative', id),
  );
  if (narrative && !quantity && !figureOperation) return true;
  // 被纠正的原因是什么: a reason of the form is asked for by its group (不予公开的理由).
  const byReason = metrics.metrics.some((metric) => groupOf(metric) && metric.startsWith('applications.'));
  if (says(mentions, 'operation', 'reasons') && !byReason) return true;
  if (asksOpenly(mentions, { operation, byReason }) || countsPeople(mentions, metrics)) return true;
  if (
    (mentions.agencies.length > 0 && BODIES_BELOW.test(mentions.text)) ||
    asksInTime(mentions) ||
    CHANNEL_OF_APPLYING.test(mentions.text) ||
    PART_OF_YEAR.test(mentions.text)
  )
    return true;
  // 按时办结率: a rate of a total is none that the forms give.
  if (
    says(mentions, 'operation', 'rate') &&
    !says(mentions, 'rate') &&
    !says(mentions, 'applicant') &&
    metrics.metrics.every(isWhole)
  )
    return true;
  return leftoverBeside(mentions, metrics);
}

/** 处罚了几家企业: only applications are counted by who is concerned. */
function countsPeople(mentions: Mentions, { metrics }: MetricsAsked): boolean {
  const named = mentions.words.some(({ kind, id }) => kind === 'applicant' && id !== 'total' && id !== 'kinds');
  return named && metrics.length > 0 && !metrics.some((metric) => metric.startsWith('applications.'));
}

/** Whether answers came in time, which is not what 逾期不补正 names. */
function asksInTime({ text, words }: Mentions): boolean {
  const named = words.filter(({ kind }) => kind === 'row' || kind === 'applicant');
  return [...text.matchAll(IN_TIME)].some(
    ({ 0: said, index }) => !named.some(({ start, end }) => start < index + said.length && index < end),
  );
}

/** A measure word after 多少 or 几 that no figure of the forms is counted in. */
function foreignUnit({ words, text }: Mentions): boolean {
  const application = words.some(
    ({ kind, id }) => kind === 'application' || (kind === 'row' && id.startsWith('applications.')),
  );
  return words.some(({ kind, id, start, end }) => {
    if (kind !== 'unit' || (id !== 'foreign' && (id !== 'entries' || application))) return false;
    if (/[a-z]/i.test(text.slice(start, end))) return false;
    // 几场官司 are cases.
    if (text.slice(start, end) === '场' && words.some((word) => word.kind === 'channel' || word.kind === 'result'))
      return false;
    return words.some((word) => word.kind === 'quantity' && word.end === start);
  });
}

/** 公开了多少条信息: what was published, which only the text counts; 予以公开 counts applications. */
function countsInformation({ words, text }: Mentions): boolean {
  return words.some(
    ({ kind, end }) =>
      kind === 'quantity' &&
      /^(?:条|篇|份|件|则)?的?(?:政府)?(?:信息|消息)(?!公开|公示|申请|处理费)/.test(text.slice(end)),
  );
}

/** Words of no lexicon in the same clause as the figure's name: 教育领域收到多少件 is not what the forms count. */
function leftoverBeside({ text, leftovers, agencies }: Mentions, { start, end }: MetricsAsked): boolean {
  // Latin scraps in a Chinese question are markup or code, unless they may be the agency's name.
  const telling =
    isChinese(text) && agencies.length > 0 ? leftovers.filter(({ said }) => !/[a-z]/i.test(said)) : leftovers;
  return telling.some((leftover) => {
    const [from, to] = leftover.start < start ? [leftover.end, start] : [end, leftover.start];
    return from > to || !CLAUSE.test(text.slice(from, to));
  });
}
