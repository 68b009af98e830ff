import { blockWords } from '../../answer/in-blocks.js';
import type { DraftAnswerWording } from '../../asking/drafts.js';
import type { Deadline } from '../../draft/deadline.js';
import type { DraftReview } from '../../draft/draft-review.js';
import type { DraftWording } from '../../draft/draft-wording.js';
import type { SectionLack } from '../../draft/sections.js';
import { toTraditional } from '../../text/script.js';
import { inScript } from '../script.js';
import { zhAnswers } from './answers.js';
import { findingZh } from './checks.js';
import { zhReading } from './reading.js';

/** Sentences listed one by one; a report that repeats more than this is best laid beside the other. */
const MOST_SENTENCES = 20;
const A_YEAR = 365;

const SECTIONS: Readonly<Record<number, string>> = {
  1: '一、总体情况',
  2: '二、主动公开政府信息情况',
  3: '三、收到和处理政府信息公开申请情况',
  4: '四、政府信息公开行政复议、行政诉讼情况',
  5: '五、存在的主要问题及改进情况',
  6: '六、其他需要报告的事项',
};

const LACKS: Readonly<Record<SectionLack['lack'], string>> = {
  missing: '没有找到',
  empty: '是空的',
  no_table: '只有文字，没有读到表格',
};

const RULES: Readonly<Record<Deadline['rule'], string>> = {
  department: '部门，《条例》第四十九条',
  government: '县级以上地方人民政府，《条例》第四十九条',
  township: '《条例》第四十九条没有写乡镇、街道，一般随部门',
  former: '修订前的《条例》，各机关相同',
};

/** Reviews of drafts in Chinese. */
export const zhDraft: DraftWording = {
  review: (review, { findings = true } = { findings: true }) => [
    `《${review.report.title}》草稿检查（${review.report.agency}，${review.report.year}年度，未收录）`,
    ...zhReading(review.report.reading),
    ...(findings ? ownSums(review) : []),
    ...againstLastYear(review),
    ...repeated(review),
    ...sections(review),
    deadline(review.deadline),
  ],
};

function ownSums({ findings }: DraftReview): string[] {
  const failed = findings.filter(({ outcome }) => outcome === 'does_not_close');
  if (findings.length === 0) return ['勾稽关系：没有表格可检查。'];
  const head = failed.length > 0 ? `不成立${failed.length}项：` : '未见不成立。';
  return [`勾稽关系：检查${findings.length}项，${head}`, ...failed.map((finding) => `· ${findingZh(finding)}`)];
}

function againstLastYear({ report, previous }: DraftReview): string[] {
  if (!previous) return [`与上一年：没有收录${report.agency}${report.year - 1}年的报告，无法对照。`];
  const { year, findings } = previous;
  const failed = findings.filter(({ outcome }) => outcome === 'does_not_close');
  const untested = findings.filter(({ outcome }) => outcome === 'cannot_test').length;
  if (findings.length === 0) return [`与${year}年报告：两年的表格没有可衔接的行。`];
  const rest = untested > 0 ? `，因空白无法检查${untested}项` : '';
  const head = failed.length > 0 ? `，不衔接${failed.length}项：` : '，未见不衔接。';
  return [
    `与${year}年报告：检查${findings.length}项${rest}${head}`,
    ...failed.map((finding) => `· ${findingZh(finding)}`),
  ];
}

function repeated({ previous }: DraftReview): string[] {
  if (!previous) return [];
  const { repetition, year } = previous;
  if (!repetition) return [`文字重复：文字太少，没有与${year}年比较。`];
  const { share, limit, sentences } = repetition;
  const verdict = share > limit ? `超过${limit * 100}%，有的地方会因此扣分` : `未超过${limit * 100}%`;
  const left = sentences.length - MOST_SENTENCES;
  return [
    `文字重复：与${year}年逐字相同（只改年份的也算）的句子占${percent(share)}，${verdict}${sentences.length > 0 ? '：' : '。'}`,
    ...sentences.slice(0, MOST_SENTENCES).map(({ text }) => `· “${text}”`),
    ...(left > 0 ? [`……另有${left}句未列出。`] : []),
  ];
}

function sections({ sections: lacking, report }: DraftReview): string[] {
  if (report.year < 2019) return [];
  if (lacking.length === 0) return ['六个部分：齐全。'];
  return lacking.map(({ section, lack }) => `“${SECTIONS[section]}”${LACKS[lack]}。`);
}

function deadline({ rule, last, daysLate, published }: Deadline): string {
  const [year, month, day] = last.split('-').map(Number);
  const due = `公布期限：${year}年${month}月${day}日（${RULES[rule]}）`;
  if (published)
    return daysLate > 0 ? `${due}，${published}公布，迟了${daysLate}天。` : `${due}，${published}公布，按期。`;
  // A report of an earlier year is no draft that is late: its page only does not say when it was published.
  if (daysLate > A_YEAR) return `${due}，没有读到公布日期，无法检查。`;
  if (daysLate > 0) return `${due}，没有读到公布日期；今天已过期限${daysLate}天。`;
  return daysLate === 0 ? `${due}，就是今天。` : `${due}，还有${-daysLate}天。`;
}

function percent(share: number): string {
  return `${Math.round(share * 1000) / 10}%`;
}

/** What answers say of a draft they rest on, in Simplified Chinese. */
export const draftAnswersZh: DraftAnswerWording = {
  blocks: blockWords(zhAnswers),
  mark: '〔草稿，未收录〕',
  notice: ({ agency, year, name }) => `草稿，未收录：${agency}${year}年度，取自您发来的“${name}”，只在本会话可见。`,
};

/** The same in Traditional characters. */
export const draftAnswersZhHant: DraftAnswerWording = {
  get blocks() {
    hantBlocks ??= inScript(draftAnswersZh.blocks, toTraditional);
    return hantBlocks;
  },
  get mark() {
    return toTraditional(draftAnswersZh.mark);
  },
  notice: (draft) => toTraditional(draftAnswersZh.notice(draft)),
};

let hantBlocks: DraftAnswerWording['blocks'] | undefined;
