import type { Known } from '../question/known.js';
import { applicantsNamed } from './figures.js';
import type { Mentions } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import { type Context, EVERY_AGENCY, type Plan, type Subject } from './plan.js';
import { readScope } from './subjects.js';

const WHY = /为什么|为何|为啥|原因|缘故|怎么(?:会)?(?:这么|那么|变)|\bwhy\b/i;
/** That it moved, or is large or small: a question why something was refused asks for the text alone. */
const MOVED =
  /[多少高低大小]|增|减|下降|上升|涨|跌|变化|翻|\b(?:more|fewer|less|high|low|many|few|rise|rose|fall|fell|drop|increase|decrease)/i;

/**
 * The plan of a question why a figure is as it is (申请为什么少了): the figure of the year with that of the year before, where it
 * is filed, and what the report says of it. `null` for any other question.
 */
export function reasonPlan({ known, context }: { known: Known; context: Context }, mentions: Mentions): Plan | null {
  if (
    !WHY.test(mentions.text) ||
    !MOVED.test(mentions.text) ||
    mentions.leftovers.length > 0 ||
    mentions.agencies.length > 1
  )
    return null;
  const asked = metricsAsked(mentions, []);
  if (asked.metrics.length !== 1) return null;
  const scope = readScope({ mentions, known, context, purpose: 'figure', overAgencies: false, overYears: false });
  if (scope.kind === 'unclear') return scope.plan;
  const [only, ...others] = scope.subjects;
  if (!only || others.length > 0 || only.agency === EVERY_AGENCY || only.year === 'all') return null;
  const applicants = applicantsNamed(mentions);
  return {
    kind: 'reason',
    subjects: [...yearBefore(only, known), only],
    metrics: metricsAsked(mentions, [only.year]).metrics,
    applicants: applicants.length > 0 ? applicants : ['total'],
    assumptions: scope.assumptions,
  };
}

function yearBefore({ agency, year }: Subject, known: Known): Subject[] {
  return year !== 'all' && known.yearsOf(agency).includes(year - 1) ? [{ agency, year: year - 1 }] : [];
}
