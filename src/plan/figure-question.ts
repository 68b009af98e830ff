import type { Known } from '../question/known.js';
import { groupOf, rowOf } from '../report/metrics.js';
import { applicantsNamed, figurePlan, rateNamed, type Slots } from './figures.js';
import { isFigurePlan } from './follow-up.js';
import { asksText } from './intent.js';
import { countsApplicants, namesLoosely } from './loose.js';
import { type Mentions, says } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import { type Operation, operationOf } from './operation.js';
import { type Assumption, type Context, EVERY_AGENCY, type Plan, type Subject } from './plan.js';
import { readScope } from './subjects.js';
import { speaksOfText } from './vague.js';

/** 其中涉密的呢: what is inside the figure of the chat. */
const GOES_ON = /其中|里面|里头|当中|^那|呢[?？]?$|\bof (?:them|those|these)\b|\bwhat about\b/i;
const WHICH_YEAR = /哪一?年|哪个年|which year|what year/i;

/** The plan of a question that names its figure; `null` where it names none or asks for something else than the figure. */
export function figureQuestion(
  { known, context }: { known: Known; context: Context },
  mentions: Mentions,
): Plan | null {
  const asked = metricsAsked(mentions, []);
  const operation = operationOf(mentions);
  if (asked.metrics.length === 0 && !namesFigureOtherwise(mentions, { operation, context })) return null;
  if (asksText(mentions, asked, operation)) return null;
  if (namesLoosely(mentions) && !(isFigurePlan(context.last) && GOES_ON.test(mentions.text))) return null;
  const scope = readScope({
    mentions,
    known,
    context,
    purpose: 'figure',
    overAgencies: operation === 'rank' && ordersAgencies(mentions),
    overYears: operation === 'trend' || (operation === 'rank' && WHICH_YEAR.test(mentions.text)),
  });
  if (scope.kind === 'unclear') return scope.plan;
  // The forms name some rows differently, so the rows are read again now that the years are known.
  const years = scope.subjects.flatMap(({ year }) => (year === 'all' ? [] : [year]));
  const read = metricsAsked(mentions, years);
  const applicants = applicantsNamed(mentions);
  const assumed = read.assumptions.map((assumption) => inWords(assumption, { subjects: scope.subjects, mentions }));
  const slots: Slots = {
    subjects: scope.subjects,
    // A row that only another year's form has is asked for all the same: the answer says so.
    metrics: [read.metrics, asked.metrics, ['applications.received']].find(({ length }) => length > 0) ?? [],
    applicants: applicants.length > 0 ? applicants : ['total'],
    assumptions: [...scope.assumptions, ...assumed],
  };
  return figurePlan(read.summed ? 'sum' : operation, { slots, mentions });
}

/** A named rate, a check of the tables, or a kind of applicant whose applications are counted. */
function namesFigureOtherwise(
  mentions: Mentions,
  { operation, context }: { operation: Operation | null; context: Context },
): boolean {
  if (rateNamed(mentions) !== null) return true;
  if (operation === 'check') return mentions.leftovers.length === 0;
  if (isFigurePlan(context.last) || !says(mentions, 'applicant')) return false;
  if (speaksOfText(mentions) || !countsApplicants(mentions)) return false;
  return says(mentions, 'quantity') || operation === 'rank' || operation === 'share';
}

function ordersAgencies(mentions: Mentions): boolean {
  const orders =
    WHICH_YEAR.test(mentions.text) || says(mentions, 'operation', 'reasons') || says(mentions, 'applicant', 'kinds');
  return !orders && mentions.agencies.length === 0;
}

/** An assumption about the figure with names for ids, and its other readings as questions. */
function inWords(
  assumption: Assumption,
  { subjects, mentions }: { subjects: readonly Subject[]; mentions: Mentions },
): Assumption {
  const language = /[\u3400-\u9fff]/.test(mentions.text) ? 'zh' : 'en';
  const name = (metric: string) => rowOf(metric)?.[language] ?? groupOf(metric)?.[language] ?? metric;
  const [subject] = subjects;
  const place = subject && subject.agency !== EVERY_AGENCY ? subject.agency : '';
  const year = subject && subject.year !== 'all' ? subject.year : '';
  const asking = (metric: string) =>
    language === 'zh' ? `${place}${year && `${year}年`}${name(metric)}` : `${place} ${year} ${name(metric)}`.trim();
  return { ...assumption, taken: name(assumption.taken), others: assumption.others.map(asking) };
}
