import { groupOf, rowOf } from '../report/metrics.js';
import { idsOf, type Mentions, says } from './mentions.js';
import { countYears, type Operation, THRESHOLD } from './operation.js';
import {
  type ApplicantRef,
  type Assumption,
  applicantRef,
  EVERY_AGENCY,
  type Plan,
  type RateId,
  rateId,
  type Subject,
} from './plan.js';

/** The slots of a figure question, filled from its words and from the chat. */
export type Slots = {
  subjects: Subject[];
  metrics: string[];
  applicants: ApplicantRef[];
  assumptions: Assumption[];
};

const OUTCOME_TOTAL = 'applications.outcome.total';

/** The kinds of applicant named; empty where none is. */
export function applicantsNamed(mentions: Mentions): ApplicantRef[] {
  return idsOf(mentions, 'applicant').flatMap((id) => applicantRef.safeParse(id).data ?? []);
}

/** The named rates asked for, outright (予以公开率) or as an outcome's share of all outcomes. */
export function rateNamed(mentions: Mentions): RateId | null {
  return rateId.safeParse(idsOf(mentions, 'rate')[0]).data ?? null;
}

/** The plan that does the operation on the slots. */
export function figurePlan(
  operation: Operation | null,
  { slots, mentions }: { slots: Slots; mentions: Mentions },
): Plan {
  const cells = countCells(slots);
  const rate = rateNamed(mentions);
  if (rate && operation !== 'rank' && operation !== 'check')
    return ratePlan(rate, { ...slots, assumptions: [...slots.assumptions, ...furtherRates(mentions)] });
  switch (operation) {
    case 'check':
      return { kind: 'check', subjects: slots.subjects, assumptions: slots.assumptions };
    case 'source':
      return { kind: 'source', ...slots };
    case 'rate':
      return sharePlan(slots, mentions);
    case 'rank':
      return rankPlan(slots, mentions);
    case 'trend':
      return { kind: 'trend', ...slots };
    case 'change':
    case 'change_rate':
      return changePlan(slots, operation === 'change_rate' || /同比|环比|增长多少|year.on.year/.test(mentions.text));
    case 'compare':
      return cells > 1 ? { kind: 'compare', ...slots } : valuePlan(slots, mentions);
    case 'average':
      return cells > 1 ? { kind: 'average', ...slots } : valuePlan(slots, mentions);
    case 'share':
      return sharePlan(slots, mentions);
    case 'sum':
      return cells > 1 ? { kind: 'sum', ...slots } : valuePlan(slots, mentions);
    case 'exists':
      return { kind: 'exists', ...slots, wants: asksForNone(slots, mentions) ? 'none' : 'some' };
    case 'list':
      if (says(mentions, 'applicant', 'kinds')) return { kind: 'list', ...slots, applicants: everyApplicant() };
      return slots.metrics.some((metric) => groupOf(metric)) || slots.applicants.length > 1
        ? { kind: 'list', ...slots }
        : valuePlan(slots, mentions);
    case 'value':
      return valuePlan(slots, mentions);
    case null:
      // 有败诉的单位有哪些: no quantity is asked, only who.
      return says(mentions, 'every') && !says(mentions, 'quantity')
        ? { kind: 'exists', ...slots, wants: 'some' }
        : valuePlan(slots, mentions);
    default:
      return operation satisfies never;
  }
}

function valuePlan(slots: Slots, mentions: Mentions): Plan {
  const agencies = new Set(slots.subjects.map(({ agency }) => agency));
  const years = new Set(slots.subjects.map(({ year }) => year));
  if (slots.subjects.some(({ year }) => year === 'all') && !agencies.has(EVERY_AGENCY))
    return { kind: 'trend', ...slots };
  if (agencies.has(EVERY_AGENCY))
    return { kind: 'rank', ...slots, across: 'agencies', order: 'most', top: mentions.top, place: null, rate: null };
  if (years.size > 2 && agencies.size === 1) return { kind: 'trend', ...slots };
  if (agencies.size > 1 || years.size > 1) return { kind: 'compare', ...slots };
  const [claim, ...more] = mentions.claims;
  const claimed = claim !== undefined && more.length === 0 && !THRESHOLD.test(mentions.text);
  return { kind: 'value', ...slots, premise: claimed ? claim : null };
}

/** One rate is answered at a time; the others that were asked for are offered in their own words. */
function furtherRates(mentions: Mentions): Assumption[] {
  const said = mentions.words.filter(({ kind }) => kind === 'rate');
  const [first, ...rest] = said.map(({ start, end }) => mentions.text.slice(start, end));
  const further = rest.filter((words, at) => said[at + 1]?.id !== said[0]?.id && words !== first);
  if (first === undefined || further.length === 0) return [];
  return [{ slot: 'metric', because: 'leading', said: '', taken: first, others: [...new Set(further)] }];
}

function ratePlan(rate: RateId, slots: Slots): Plan {
  return { kind: 'rate', ...slots, metrics: COUNTED[rate], rate };
}

function rankPlan(slots: Slots, mentions: Mentions): Plan {
  const said = idsOf(mentions, 'operation');
  const order = said.includes('least') || said.includes('ranking_least') ? 'least' : 'most';
  const agencies = [...new Set(slots.subjects.map(({ agency }) => agency))];
  const single = agencies.length === 1 && agencies[0] !== EVERY_AGENCY;
  const oneYear = slots.subjects.length === 1 && slots.subjects[0]?.year !== 'all';
  const asksPlace =
    single &&
    (said.includes('place') ||
      (said.includes('ranking') && oneYear && slots.metrics.length === 1 && !groupOf(slots.metrics[0] ?? '')));
  const wholeRow = asksPlace ? slots.subjects.map(({ year }) => ({ agency: EVERY_AGENCY, year })) : slots.subjects;
  const rate = rateNamed(mentions);
  const across = asksPlace ? 'agencies' : acrossWhat(slots, mentions, single);
  const group = slots.metrics.flatMap((metric) => groupOf(metric)?.parts('2021') ?? []);
  return {
    kind: 'rank',
    ...slots,
    subjects: wholeRow,
    metrics: rate ? COUNTED[rate] : across === 'metrics' && group.length > 0 ? group : slots.metrics,
    applicants: across === 'applicants' ? everyApplicant() : slots.applicants,
    across,
    order,
    top:
      mentions.top ??
      (said.includes('ranking') || said.includes('ranking_least') || asksPlace
        ? null
        : said.includes('most') || said.includes('least')
          ? 1
          : null),
    place: asksPlace ? (agencies[0] ?? null) : null,
    rate,
  };
}

function acrossWhat(
  slots: Slots,
  mentions: Mentions,
  single: boolean,
): 'agencies' | 'years' | 'metrics' | 'applicants' {
  if (says(mentions, 'applicant', 'kinds') || slots.applicants.length > 1) return 'applicants';
  if (single && (slots.metrics.length > 1 || says(mentions, 'operation', 'reasons'))) return 'metrics';
  if (/哪一?年|哪个年|which year|what year/i.test(mentions.text) || countYears(mentions) > 1) return 'years';
  if (single && slots.subjects.some(({ year }) => year === 'all')) return 'years';
  return 'agencies';
}

function everyApplicant(): ApplicantRef[] {
  return applicantRef.options.filter((id) => id !== 'total' && id !== 'organisations');
}

function changePlan(slots: Slots, rate: boolean): Plan {
  const years = slots.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  if (years.length === 0) return { kind: 'trend', ...slots };
  if (new Set(years).size > 1) return { kind: 'change', ...slots, rate };
  const subjects = slots.subjects.flatMap((subject) =>
    subject.year === 'all' ? [subject] : [{ ...subject, year: subject.year - 1 }, subject],
  );
  return { kind: 'change', ...slots, subjects, rate };
}

/** What each named rate counts. */
const COUNTED: Readonly<Record<RateId, string[]>> = {
  granted: ['applications.outcome.granted'],
  granted_or_partial: ['applications.outcome.granted', 'applications.outcome.partial'],
  partial: ['applications.outcome.partial'],
  denied: ['applications.outcome.denied'],
  unavailable: ['applications.outcome.unavailable'],
  not_processed: ['applications.outcome.not_processed'],
  review_corrected: ['review.corrected'],
  litigation_corrected: ['litigation.corrected'],
  review_and_litigation_corrected: ['review.corrected', 'litigation.corrected'],
};

function sharePlan(slots: Slots, mentions: Mentions): Plan {
  const [metric = ''] = slots.metrics;
  const byApplicant = slots.applicants.some((applicant) => applicant !== 'total');
  if (byApplicant) return { kind: 'share', ...slots, whole: { metric, applicant: 'total' } };
  const rate = rateId.options.find((id) => sameSet(COUNTED[id], slots.metrics));
  if (rate) return ratePlan(rate, slots);
  const whole = wholeOf(metric);
  if (!whole || whole === metric) return valuePlan(slots, mentions);
  return { kind: 'share', ...slots, whole: { metric: whole, applicant: 'total' } };
}

function sameSet(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((each) => other.includes(each));
}

/** Whether a figure is a part of no other, so that it has no share. */
export function isWhole(metric: string): boolean {
  const whole = wholeOf(metric);
  return whole === null || whole === metric;
}

function wholeOf(metric: string): string | null {
  if (metric.startsWith('applications.outcome.')) return OUTCOME_TOTAL;
  const channel = /^(review|litigation(?:\.direct|\.after_review)?)\./.exec(metric)?.[1];
  return channel ? `${channel}.total` : null;
}

function asksForNone(slots: Slots, mentions: Mentions): boolean {
  return says(mentions, 'operation', 'none') && slots.subjects.some(({ agency }) => agency === EVERY_AGENCY);
}

function countCells({ subjects, metrics, applicants }: Slots): number {
  const every = subjects.some(({ agency, year }) => agency === EVERY_AGENCY || year === 'all');
  const columns = metrics.some((metric) => rowOf(metric)?.byApplicant ?? groupOf(metric)) ? applicants.length : 1;
  return every ? Number.POSITIVE_INFINITY : subjects.length * metrics.length * columns;
}
