import type { Known } from '../question/known.js';
import { saysSomething } from './clean.js';
import { definitionPlan } from './define.js';
import { figureQuestion } from './figure-question.js';
import { followUp } from './follow-up.js';
import { type Mentions, readMentions, says } from './mentions.js';
import { metricsAsked } from './metrics-asked.js';
import { searchWords, topicOf, wantsOf } from './narrate.js';
import { outsidePlan } from './outside.js';
import { answerToPending, pendingOf } from './pending.js';
import type { Context, Plan, Subject } from './plan.js';
import { reasonPlan } from './reason.js';
import { withStrangers } from './stranger.js';
import { readScope, type Scope } from './subjects.js';
import { summaryPlan } from './summary.js';
import { withoutNamesAgain } from './told-again.js';
import { speaksOfText, vagueFigurePlan } from './vague.js';

export type Asked = { text: string; known: Known; context: Context; today: string };

/** The plan of one question, and what the chat remembers after it; `today` is an ISO date for words such as 去年. */
export function planQuestion(asked: Asked): { plan: Plan; context: Context } {
  if (!saysSomething(asked.text)) return { plan: { kind: 'help' }, context: asked.context };
  const completed = answerToPending(asked);
  const { text, context } = completed ?? asked;
  const mentions = withoutNamesAgain(readMentions({ ...asked, text, context }));
  const plan = planOf({ ...asked, text, context }, mentions);
  return { plan, context: contextAfter(plan, { context, text: mentions.text }) };
}

function planOf(asked: Asked, mentions: Mentions): Plan {
  const named = withStrangers(mentions);
  return (
    definitionPlan(mentions) ??
    holdingsPlan(asked, mentions) ??
    summaryPlan(asked, named) ??
    reasonPlan(asked, named) ??
    figureQuestion(asked, named) ??
    followUp(asked, named) ??
    outsidePlan(asked, mentions) ??
    vagueFigurePlan(asked, mentions) ??
    helpPlan(mentions) ??
    textQuestion(asked, mentions)
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
): Pick<Extract<Scope, { kind: 'subjects' }>, 'subjects' | 'assumptions'> {
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

/** Who has not published cannot be told; what is filed here can. */
const NOT_PUBLISHED =
  /(?:没有?|未)(?:发布|公开|公布|上传|提交|报送|[发交报])[^件]{0,6}(?:年报|报告)|(?:年报|报告)(?:都|还|也)?(?:没有?|未)(?:发布|公开|公布|上传|提交|报送|[发交报出])|not (?:yet )?published .*reports?/i;
/** 最近传上来几份文件 asks about the store. */
const TAKEN_IN =
  /(?:收|传|导|录|存)(?:进|上|入|到)?(?:来|去)?(?:了)?(?:几|多少)[份个]?(?:文件|报告|年报|文档)|how many (?:files|documents|reports) (?:do you|have you|are|were)/i;

function holdingsPlan({ known }: Asked, mentions: Mentions): Plan | null {
  if (
    !(says(mentions, 'holdings') || NOT_PUBLISHED.test(mentions.text) || TAKEN_IN.test(mentions.text)) ||
    metricsAsked(mentions, []).metrics.length > 0 ||
    (mentions.agencies.length > 0 && speaksOfText(mentions))
  )
    return null;
  const agencies = mentions.agencies.flatMap((mention) => mention.agencies);
  return {
    kind: 'holdings',
    subjects: agencies
      .filter((agency) => known.yearsOf(agency).length > 0)
      .map((agency) => ({ agency, year: 'all' as const })),
  };
}

function helpPlan(mentions: Mentions): Plan | null {
  if (mentions.agencies.length + mentions.years.length === 0 && searchWords(mentions) === '') return { kind: 'help' };
  const scraps =
    mentions.leftovers.length > 0 &&
    !/[\u3400-\u9fff?？]/.test(mentions.text) &&
    mentions.agencies.length + mentions.years.length === 0 &&
    !mentions.words.some(({ kind }) => kind !== 'filler' && kind !== 'help');
  if (scraps) return { kind: 'help' };
  const asks = says(mentions, 'help') && mentions.agencies.length === 0 && mentions.leftovers.length === 0;
  return asks ||
    mentions.words.length + mentions.agencies.length + mentions.years.length + mentions.leftovers.length === 0
    ? { kind: 'help' }
    : null;
}

/** What is kept: the last plan that had slots, and the question that waits for an answer. */
export function contextAfter(plan: Plan, { context, text }: { context: Context; text: string }): Context {
  const pending = pendingOf(plan, text);
  if (pending) return { ...context, pending };
  if (!('subjects' in plan) || plan.subjects.length === 0) return { ...context, pending: null };
  return { subjects: plan.subjects, pending: null, last: plan };
}
