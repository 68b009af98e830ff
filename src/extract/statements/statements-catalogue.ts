import type { ApplicantId } from '../../report/applicants.js';
import type { Sentence } from './statements-clause.js';

/** A figure of the catalogue that a clause plainly states; `words` are the clause's own for it. */
export type Meaning = { metric: string; applicant: ApplicantId | null; value: number; words: string; clause: number };

/** Words that may stand between 没有 or 收到 and 申请 without narrowing which applications are meant. */
const ANY_APPLICATION =
  '(?:公民|公众|群众|社会|各界|法人|企业|企事业|或者?|其[他它]|和|及|与|、|组织|个人|任何|单位|要求|主动|申请人|申请(?!人)|公开|政府|政务|信息|依|的|有关|相关|关于|向|对|我|本|局|镇|乡|县|市|区|街道|机关|行政|书面|到|过|了|人|提出|提交|各类|共计?|新|一[件份起]|[，,])*?';
/** Words that may stand between 没有 and 行政复议 or 行政诉讼. */
const ANY_CASE =
  '(?:因|由于?|就|针对|涉及|有关|关于|政府|政务|信息|公开|工作|依?申请|被|提起|提出|发生|收到|受理|引起|引发|产生|的|公民|法人|或者?|其[他它]|组织|、|和|及|与|行政|复议|诉讼|案件|事项|情况|机关|我|本|局|镇|乡|县|市|区|街道|单位|任何|过|了|到|出现|答复)*?';

const NONE =
  '(?:没有|没|未曾|未(?=收到|接到|接收|发生|受理|有|出现|被|因|产生|提起|涉及)|并无|尚无|暂无|均无|不存在|无(?!正当|法|需|须|效|误|关))';
const NONE_RECEIVED = new RegExp(
  `(?<words>${NONE}有?(?:接到|收到|接收|受理|接受|发生|产生|出现)?(?:人|公众|群众)?)${ANY_APPLICATION}申请(?=$|公开|事项|件|案|情况|信息|请求|记录|数|[、)）”]|的(?:情况|事项|案件|信息))`,
  'u',
);
const NONE_CARRIED_IN = new RegExp(`(?<words>${NONE}有?)(?:(?<year>20\\d{2})年(?:度)?|上一?年(?:度)?)结转`, 'u');
const NONE_CARRIED_OUT = new RegExp(`(?<words>${NONE}有?)(?:政府信息公开申请)?结?转(?:至|到|入)?下一?年`, 'u');
const NONE_REVIEWED = new RegExp(
  `(?<words>${NONE}有?(?:发生|收到|出现)?)${ANY_CASE}(?:行政)?复议(?!后|直接|决定|机关)`,
  'u',
);
const NONE_SUED = new RegExp(`(?<words>${NONE}有?(?:发生|收到|出现)?)${ANY_CASE}诉讼`, 'u');
const NONE_SUED_DIRECTLY = new RegExp(
  `(?<words>${NONE}有?(?:发生|收到|出现)?)(?:未经(?:行政)?复议)?直接(?:起诉|提起)`,
  'u',
);
const NONE_SUED_AFTER = new RegExp(
  `(?<words>${NONE}有?(?:发生|收到|出现)?)(?:经)?(?:行政)?复议后(?:起诉|提起|又)`,
  'u',
);

/** Words that make an application one about something else, or one that came in before. */
const OF_OTHER_MATTERS = /结转|复议|诉讼|收费|减免|费用|投诉|举报|更正|赔偿|延期|逾期|不予/u;

const MEASURE = '(?:件次|人次|件|宗|起|份|例|条|项|次|单|封|笔)';
const COUNT = `(?<count>\\d+)${MEASURE}`;
const RECEIVED = new RegExp(
  `(?:收到|接到|接收|受理|新收)${ANY_APPLICATION}(?:${COUNT}(?:政府|政务|信息|公开|依|的|书面)*申请(?!人)|(?:申请|依申请公开|申请信息公开)(?:信息)?(?:数量|案件|事项|共|计|总计|为|有|总数)*${COUNT.replace('count', 'after')})`,
  'u',
);
const CARRIED_IN = new RegExp(
  `(?:(?<year>20\\d{2})年(?:度)?|上一?年(?:度)?)结转(?:的)?(?:政府|信息|公开|申请|案件|事项|数量|共|为|有)*(?<count>\\d+)${MEASURE}`,
  'u',
);
const CARRIED_OUT = new RegExp(
  `结?转(?:至|到|入)?下一?年度?(?:继续)?(?:办理)?(?:的)?(?:政府|信息|公开|申请|案件|事项|数量|共|为|有)*(?<count>\\d+)${MEASURE}`,
  'u',
);
const REVIEWED = new RegExp(
  `(?:^|被|收到|发生|引发|提起|申请|有|共|因[^\\d]{0,24})(?:政府)?(?:信息公开)?(?:工作)?(?:申请)?行政复议(?:案件|申请|事项)?(?:共|为|有|计)*(?<count>\\d+)${MEASURE}`,
  'u',
);
const SUED_DIRECTLY = new RegExp(
  `(?:(?<!\\d)(?<count>\\d+)${MEASURE}未经(?:行政)?复议直接(?:起诉|提起)|未经(?:行政)?复议直接(?:起诉|提起)(?:的)?(?:行政诉讼)?(?:案件)?(?<after>\\d+)${MEASURE})`,
  'u',
);
const SUED_AFTER = new RegExp(
  `(?:(?<!\\d)(?<count>\\d+)${MEASURE}(?:经)?(?:行政)?复议后(?:起诉|提起)|(?<!\\d)复议后(?:起诉|提起)(?:的)?(?:行政诉讼)?(?:案件)?(?<after>\\d+)${MEASURE})`,
  'u',
);
const GRANTED = new RegExp(`(?<!不|部分|主动)予以公开[”"]?(?:的)?(?<count>\\d+)${MEASURE}`, 'u');
const PARTIAL = new RegExp(`部分公开[”"]?(?:的)?(?<count>\\d+)${MEASURE}`, 'u');
/** What became of a case; that none was corrected does not say that there was none. */
const OF_AN_OUTCOME = /纠[错正]|败诉|撤销|变更|责令|违法|维持|驳回|审结|办结|逾期|超期|延期|未结/u;
/** Two items whose count is one: 予以公开及部分公开258件 says neither. */
const TOGETHER_WITH =
  /(?:公开|复议|诉讼|起诉|申请|结转|新收|受理|办结|办理|答复)[”"]?(?:的)?(?:案件|件|数)?(?:以及|及|和|与|、|或者?|加上?)[“"]?(?:予以|依法|申请|提起|被)?$/u;
const CLOSED_CASES = /办结|审结|维持|纠正|纠错|撤[回诉销]|驳回|代理|应诉|参与|指导/u;

const LONGEST_ITEM = 24;

/** What shows that an application is one for information: permits and grants are applied for too. */
const FOR_INFORMATION = /依申请|公开申请|信息公开|公开.{0,6}信息/u;

/** The figures of the catalogue that a sentence states without room for another reading; counts and zeros in words. */
export function meaningsOf(sentence: Sentence, { year }: { year: number }): Meaning[] {
  const isForInformation = [
    sentence.text,
    ...sentence.paragraph.headings.filter((heading) => heading.includes('申请')),
  ].some((words) => FOR_INFORMATION.test(words));
  return sentence.clauses.flatMap((clause, at) => {
    if (clause.year !== year || clause.partial) return [];
    const meanings = [...zerosIn(clause.text, year), ...(clause.breakdown ? [] : countsIn(clause.text, year))]
      .filter(({ metric }) => isForInformation || metric !== 'applications.received')
      .map((meaning) => ({ ...meaning, clause: at }));
    const received = meanings.find(({ metric }) => metric === 'applications.received');
    const byPeople = received && received.value > 0 && areAllNaturalPersons(sentence, at);
    return byPeople ? [...meanings, { ...received, applicant: 'natural_person' as const }] : meanings;
  });
}

/** A paragraph that says 无 and nothing else answers its heading. */
export function meaningOfNone(paragraph: { text: string; headings: readonly string[] }): Omit<Meaning, 'clause'>[] {
  if (
    !/^(?:本年度?|20\d{2}年度?|全年)?[,:]?(?:无|没有|(?:未|没有)(?:收到|发生))(?:相关)?(?:申请|情况|事项)?。?$/u.test(
      paragraph.text.trim(),
    )
  )
    return [];
  const heading = paragraph.headings.at(-1) ?? '';
  const words = '无';
  if (/(?:收到|依申请)/u.test(heading) && !/复议|诉讼|收费/u.test(heading))
    return [zero('applications.received', words)];
  if (/复议(?:(?!复议).)*诉讼/u.test(heading)) return [zero('review.total', words), ...noLawsuit(words)];
  return [];
}

function zerosIn(text: string, year: number): Omit<Meaning, 'clause'>[] {
  const zeros: Omit<Meaning, 'clause'>[] = [];
  const received = NONE_RECEIVED.exec(text)?.groups?.words;
  if (received && !OF_OTHER_MATTERS.test(text)) zeros.push(zero('applications.received', received));
  const carriedIn = NONE_CARRIED_IN.exec(text)?.groups;
  if (carriedIn && isYearBefore(carriedIn.year, year))
    zeros.push(zero('applications.carried_in', carriedIn.words ?? ''));
  const carriedOut = NONE_CARRIED_OUT.exec(text)?.groups?.words;
  if (carriedOut) zeros.push(zero('applications.carried_out', carriedOut));
  const reviewed = NONE_REVIEWED.exec(text)?.groups?.words;
  if (reviewed && !OF_AN_OUTCOME.test(text)) zeros.push(zero('review.total', reviewed));
  const direct = NONE_SUED_DIRECTLY.exec(text)?.groups?.words;
  const after = NONE_SUED_AFTER.exec(text)?.groups?.words;
  if (direct && !OF_AN_OUTCOME.test(text)) zeros.push(zero('litigation.direct.total', direct));
  if (after && !OF_AN_OUTCOME.test(text)) zeros.push(zero('litigation.after_review.total', after));
  const sued = NONE_SUED.exec(text)?.groups?.words;
  if (sued && !/直接|复议后/u.test(text) && !OF_AN_OUTCOME.test(text)) zeros.push(...noLawsuit(sued));
  return zeros;
}

function countsIn(text: string, year: number): Omit<Meaning, 'clause'>[] {
  const counts: Omit<Meaning, 'clause'>[] = [];
  const add = (metric: string, found: RegExpExecArray | null): void => {
    const count = found?.groups?.count ?? found?.groups?.after;
    if (!found || count === undefined || !isYearBefore(found.groups?.year, year)) return;
    const item = found.index + Math.max(0, found[0].lastIndexOf('行政复议'));
    if (TOGETHER_WITH.test(text.slice(Math.max(0, item - LONGEST_ITEM), item))) return;
    const applicant = metric.startsWith('applications.') ? ('total' as const) : null;
    counts.push({ metric, applicant, value: Number(count), words: found[0] });
  };
  if (!/复议|诉讼/u.test(text)) add('applications.received', RECEIVED.exec(text));
  add('applications.carried_in', CARRIED_IN.exec(text));
  add('applications.carried_out', CARRIED_OUT.exec(text));
  add('applications.outcome.granted', GRANTED.exec(text));
  add('applications.outcome.partial', PARTIAL.exec(text));
  if (!CLOSED_CASES.test(text)) {
    add('review.total', REVIEWED.exec(text));
    add('litigation.direct.total', SUED_DIRECTLY.exec(text));
    add('litigation.after_review.total', SUED_AFTER.exec(text));
  }
  return counts;
}

function areAllNaturalPersons(sentence: Sentence, at: number): boolean {
  return sentence.clauses
    .slice(at, at + 2)
    .some(({ text }) => /申请人(?:均|都|全部)?(?:为|是|系)自然人|(?:均|全部|都)(?:为|是|系|由)自然人/u.test(text));
}

function noLawsuit(words: string): Omit<Meaning, 'clause'>[] {
  return [zero('litigation.direct.total', words), zero('litigation.after_review.total', words)];
}

function zero(metric: string, words: string): Omit<Meaning, 'clause'> {
  return { metric, applicant: metric.startsWith('applications.') ? 'total' : null, value: 0, words };
}

/** A year named with 结转 must be the one before the report's, or it is another report's matter. */
function isYearBefore(named: string | undefined, year: number): boolean {
  return named === undefined || Number(named) === year - 1;
}
