import { idsOf, type Mentions, says } from './mentions.js';
import type { Word, WordKind } from './words.js';

const RECEIVED = 'applications.received';
/** Rows that are named by what anybody may receive, file or protect; the forms count them among applications alone. */
const ELSEWHERE_TOO =
  /^(?:信访|信访投诉|信访、举报、投诉|投诉举报|举报投诉|petitions?|complaints?|公开出版物|出版物|publications?|个人隐私|privacy|商业秘密|trade secrets?|第三方|第三人|third part(?:y|ies)|国家秘密|国家机密|涉密|state secrets?|secrecy|行政查询)$/;
/** What anybody may do; a case is won and lost where a lawsuit is named, or cases are counted. */
const VERB =
  /^(?:收到|接到|接收|受理|receives?|received|got|gets?|赢了?|输了?|输掉|打赢|打输|维持|纠正|纠错|won|wins?|lost|loses?|pending|corrected)$/;
/** What else is received and counted. */
const RECEIVED_TOO = /^(?:案件|案子|事项|项目|咨询|数据|结果)$/;
const NAMING: ReadonlySet<WordKind> = new Set([
  'row',
  'application',
  'carrying',
  'matter',
  'channel',
  'result',
  'rate',
  'statistic',
]);
/** Kinds of applicant that nothing but an application has; 企业 and 居民 are counted for much else. */
const OF_APPLICATIONS =
  /自然人|法人|组织|商业企业|科研|机构|申请|natural person|legal|organi[sz]ation|institution|applicant/i;

/**
 * Whether a question only holds words that mean a figure beside others (收到, get, 信访, privacy), and nothing that makes it one: neither
 * an application nor, for a verb, a plain number of cases.
 */
export function namesLoosely(mentions: Mentions): boolean {
  const { text, words } = mentions;
  const said = ({ start, end }: Word) => text.slice(start, end).toLowerCase();
  const naming = words.filter(({ kind }) => NAMING.has(kind));
  const verbs = naming.filter((word) => (word.id === RECEIVED || word.kind === 'result') && VERB.test(said(word)));
  const topics = naming.filter((word) => ELSEWHERE_TOO.test(said(word)));
  const firm = naming.filter((word) => !verbs.includes(word) && !topics.includes(word));
  if (topics.length > 0) return !firm.some(({ kind, id }) => kind === 'application' || id.startsWith('applications.'));
  if (naming.length === 0 || firm.length > 0) return false;
  const counted = says(mentions, 'quantity') || mentions.claims.length > 0;
  return (
    !counted ||
    says(mentions, 'narrative', 'problems') ||
    countsOther(mentions) ||
    words.some((word) => word.kind === 'filler' && RECEIVED_TOO.test(said(word)))
  );
}

/** Whether a kind of applicant, and no application, still asks for applications: 自然人有多少, 企业有几件, but not 企业有多少. */
export function countsApplicants(mentions: Mentions): boolean {
  const named = mentions.words.filter(({ kind }) => kind === 'applicant');
  return (
    named.some(({ start, end }) => OF_APPLICATIONS.test(mentions.text.slice(start, end))) ||
    mentions.words.some(({ kind, start, end }) => kind === 'unit' && /^[件宗起]$/.test(mentions.text.slice(start, end)))
  );
}

/** Money, people, times: no number of cases. */
function countsOther(mentions: Mentions): boolean {
  return says(mentions, 'measure') || idsOf(mentions, 'unit').some((unit) => unit !== 'matter');
}
