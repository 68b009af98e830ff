import { groupOf, rowOf } from '../report/metrics.js';
import { saysSomething } from './clean.js';
import { definitionPlan } from './define.js';
import { applicantsNamed, figurePlan, rateNamed, type Slots } from './figures.js';
import { followUp, isFigurePlan } from './follow-up.js';
import { asksText } from './intent.js';
import type { Known } from './known.js';
import { type Mentions, readMentions, says } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import { searchWords, topicOf, wantsOf } from './narrate.js';
import { operationOf } from './operation.js';
import { outsidePlan } from './outside.js';
import { answerToPending, pendingOf } from './pending.js';
import type { Assumption, Context, Plan, Subject } from './plan.js';
import { readScope, type Scope } from './subjects.js';
import { vagueFigurePlan } from './vague.js';

export type Asked = { text: string; known: Known; context: Context; today: string };

/** The plan of one question, and what the chat remembers after it; `today` is an ISO date for words such as 去年. */
export function planQuestion(asked: Asked): { plan: Plan; context: Context } {
  if (!saysSomething(asked.text)) return { plan: { kind: 'help' }, context: asked.context };
  const completed = answerToPending(asked);
  const { text, context } = completed ?? asked;
  const mentions = readMentions({ ...asked, text });
  const plan = planOf({ ...asked, text, context }, mentions);
  return { plan, context: remember(plan, { context, text: mentions.text }) };
}

function planOf(asked: Asked, mentions: Mentions): Plan {
  return (
    definitionPlan(mentions) ??
    holdingsPlan(asked, mentions) ??
    figureQuestion(asked, mentions) ??
    followUp(asked, mentions) ??
    outsidePlan(asked, mentions) ??
    vagueFigurePlan(asked, mentions) ??
    helpPlan(mentions) ??
    textQuestion(asked, mentions)
  );
}

function figureQuestion(asked: Asked, mentions: Mentions): Plan | null {
  const years = mentions.years.flatMap((mention) => mention.years);
  const metrics = metricsAsked(mentions, years);
  const rate = rateNamed(mentions);
  const operation = operationOf(mentions);
  const checks = operation === 'check' && mentions.leftovers.length === 0;
  if (metrics.metrics.length === 0 && rate === null && !checks && applicantsNamed(mentions).length === 0) return null;
  if (metrics.metrics.length === 0 && rate === null && !checks) {
    if (isFigurePlan(asked.context.last) || !says(mentions, 'quantity')) return null;
  }
  if (asksText(mentions, metrics, operation)) return null;
  const scope = readScope({
    mentions,
    known: asked.known,
    context: asked.context,
    purpose: 'figure',
    overAgencies:
      operation === 'rank' &&
      !/哪一?年|which year/i.test(mentions.text) &&
      mentions.agencies.length === 0 &&
      !says(mentions, 'operation', 'reasons'),
    overYears: operation === 'trend' || (operation === 'rank' && /哪一?年|which year/i.test(mentions.text)),
  });
  if (scope.kind === 'unclear') return scope.plan;
  // The forms name some rows differently, so the rows are read again once the years are known.
  const asYears = scope.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const read = metricsAsked(mentions, asYears);
  const named = applicantsNamed(mentions);
  const slots: Slots = {
    subjects: scope.subjects,
    metrics: read.metrics.length > 0 ? read.metrics : rate ? ['applications.outcome.total'] : ['applications.received'],
    applicants: named.length > 0 ? named : ['total'],
    assumptions: [
      ...scope.assumptions,
      ...read.assumptions.map((assumption) => inWords(assumption, scope.subjects, mentions)),
    ],
  };
  return figurePlan(
    rate && operation !== 'rank' && operation !== 'trend' ? 'rate' : read.summed ? 'sum' : operation,
    slots,
    mentions,
  );
}

function textQuestion({ known, context }: Asked, mentions: Mentions): Plan {
  const scope = readScope({ mentions, known, context, purpose: 'text', overAgencies: false, overYears: false });
  if (scope.kind === 'unclear') return scope.plan;
  const topic = topicOf(mentions);
  const { subjects, assumptions } = topic === 'improvements' ? inReportBefore(scope, known) : scope;
  return { kind: 'narrate', subjects, assumptions, search: searchWords(mentions), topic, wants: wantsOf(mentions) };
}

/** What is planned for a year stands in the report on the year before. */
function inReportBefore(
  scope: Extract<Scope, { kind: 'subjects' }>,
  known: Known,
): { subjects: Subject[]; assumptions: Assumption[] } {
  const assumptions = [...scope.assumptions];
  const subjects = scope.subjects.map((subject): Subject => {
    const filed = known.yearsOf(subject.agency);
    if (subject.year === 'all' || filed.includes(subject.year) || !filed.includes(subject.year - 1)) return subject;
    const taken = subject.year - 1;
    assumptions.push({
      slot: 'year',
      because: 'leading',
      said: String(subject.year),
      taken: String(taken),
      others: [],
    });
    return { ...subject, year: taken };
  });
  return { subjects, assumptions };
}

function holdingsPlan({ known }: Asked, mentions: Mentions): Plan | null {
  if (!says(mentions, 'holdings')) return null;
  const agencies = mentions.agencies.flatMap((mention) => mention.agencies);
  return {
    kind: 'holdings',
    subjects: agencies
      .filter((agency) => known.yearsOf(agency).length > 0)
      .map((agency) => ({ agency, year: 'all' as const })),
  };
}

function helpPlan(mentions: Mentions): Plan | null {
  const asks = says(mentions, 'help') && mentions.agencies.length === 0 && mentions.leftovers.length === 0;
  return asks ||
    mentions.words.length + mentions.agencies.length + mentions.years.length + mentions.leftovers.length === 0
    ? { kind: 'help' }
    : null;
}

function inWords(assumption: Assumption, subjects: readonly Subject[], { text }: Mentions): Assumption {
  const language = /[\u3400-\u9fff]/.test(text) ? 'zh' : 'en';
  const name = (metric: string) => rowOf(metric)?.[language] ?? groupOf(metric)?.[language] ?? metric;
  const [subject] = subjects;
  const place = subject && subject.agency !== '*' ? subject.agency : '';
  const year = subject && subject.year !== 'all' ? subject.year : '';
  const asking = (metric: string) =>
    language === 'zh' ? `${place}${year && `${year}年`}${name(metric)}` : `${place} ${year} ${name(metric)}`.trim();
  return { ...assumption, taken: name(assumption.taken), others: assumption.others.map(asking) };
}

/** What is kept: the last plan that had slots, and the question that waits for an answer. */
function remember(plan: Plan, { context, text }: { context: Context; text: string }): Context {
  const pending = pendingOf(plan, text);
  if (pending) return { ...context, pending };
  if (!('subjects' in plan) || plan.subjects.length === 0) return { ...context, pending: null };
  return { subjects: plan.subjects, pending: null, last: plan };
}
