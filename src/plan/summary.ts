import type { Known } from '../question/known.js';
import type { Mentions } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import { type Context, EVERY_AGENCY, type Plan, type Subject } from './plan.js';
import { readScope } from './subjects.js';

const SUMMARISE =
  /概括|总结|归纳|概述|摘要|简要(?:介绍|说明)|主要(?:内容|写了什么|讲了什么|说了什么)|(?:[一二三四五六七八九十\d]句话|几句话|[一二三四五六七八九十\d]行)|\bsummar(?:y|ise|ize)\b/i;
const COMPARE =
  /(?:有什么|有哪些|哪些)(?:不同|区别|变化|新内容|新增|新的)|新(?:内容|增)(?:了|的)?(?:什么|哪些)?|多了(?:什么|哪些)|重复|雷同|照抄|照搬|一字不差|一模一样|\b(?:what(?:'s| is) new|repeated|copied|differ)/i;
const OF_REPORT = /年报|报告|两年|\breports?\b/i;

/** The plan to sum up a report, or to set the reports of two years side by side; `null` for a question about one matter in them. */
export function summaryPlan({ known, context }: { known: Known; context: Context }, mentions: Mentions): Plan | null {
  const compares = COMPARE.test(mentions.text) && OF_REPORT.test(mentions.text);
  if (!compares && !(SUMMARISE.test(mentions.text) && OF_REPORT.test(mentions.text))) return null;
  if (metricsAsked(mentions, []).metrics.length > 0 || says(mentions.text)) return null;
  const scope = readScope({ mentions, known, context, purpose: 'text', overAgencies: false, overYears: compares });
  if (scope.kind === 'unclear') return scope.plan;
  const { assumptions } = scope;
  const subjects = compares ? pairOf(scope.subjects, known) : newestOf(scope.subjects, known);
  return subjects && { kind: 'summary', subjects, assumptions };
}

/** A chapter or a matter that is named is quoted, not the whole report summed up. */
function says(text: string): boolean {
  return /问题|不足|改进|措施|培训|解读|平台|其他(?:需要报告的)?事项/.test(text);
}

function newestOf(subjects: readonly Subject[], known: Known): Subject[] | null {
  const [only, ...others] = subjects;
  if (!only || others.length > 0 || only.agency === EVERY_AGENCY) return null;
  const newest = known.yearsOf(only.agency).at(-1);
  if (only.year !== 'all') return [only];
  return newest === undefined ? null : [{ agency: only.agency, year: newest }];
}

/** Two years of one agency, the earlier first: those named, a year and the one before it, or the newest two. */
function pairOf(subjects: readonly Subject[], known: Known): Subject[] | null {
  const agencies = [...new Set(subjects.map(({ agency }) => agency))];
  const [agency] = agencies;
  if (agency === undefined || agencies.length > 1 || agency === EVERY_AGENCY) return null;
  const named = subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const [year] = named;
  const years = named.length === 2 ? named : year !== undefined ? [year - 1, year] : known.yearsOf(agency).slice(-2);
  return years.length === 2 ? [...years].sort((a, b) => a - b).map((each) => ({ agency, year: each })) : null;
}
