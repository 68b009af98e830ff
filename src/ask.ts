import type { Answer, AnswerBody, Ask, Question } from './answer/answer.js';
import { answerPlan } from './answer/answer-plan.js';
import { withDeadline } from './answer/deadline.js';
import { type Desk, endOf, isStopped } from './answer/desk.js';
import type { Grounding } from './answer/grounding.js';
import { countSpending } from './answer/spending.js';
import type { AnswerWording } from './answer/wording.js';
import type { Conversations } from './conversation.js';
import { knownAsFiled } from './known-filed.js';
import type { LanguageId } from './language.js';
import type { AnswerMeter } from './meter.js';
import type { LanguageModel, Meanings } from './model.js';
import { leavesOpen, readByModel } from './plan/by-model.js';
import { contextAfter, planQuestion } from './plan/by-rules.js';
import type { Context, Plan } from './plan/plan.js';
import { mend } from './read/mend.js';
import { toSimplified, toTraditional } from './script.js';
import type { ParagraphVectors, ReportStore } from './store.js';

/** Characters of a question that are read; a longer one is refused with the limit. */
export const LONGEST_QUESTION = 1000;

/** Milliseconds that a question may wait for the model, however often it is asked for it. */
const MODEL_TIME = 60_000;

/** question -> plan -> answer: the right half of the program, in reading order. */
export function createAsk({
  store,
  conversations,
  wordings,
  meanings,
  vectors,
  model: asIs,
  modelTime = MODEL_TIME,
  log,
  meter,
  now,
}: {
  store: ReportStore;
  conversations: Conversations;
  wordings: { zh: AnswerWording; en: AnswerWording };
  meanings: Meanings;
  vectors?: ParagraphVectors;
  /** Words answers from the text; without one the report's own sentences are quoted. */
  model?: LanguageModel;
  modelTime?: number;
  /** Is told which sentences of a model were not let through, by reason and never in their words, and what a question cost. */
  log?: { info(fields: Readonly<Record<string, unknown>>, message: string): void };
  meter?: Pick<AnswerMeter, 'rejected'>;
  now: () => Date;
}): Ask {
  const known = knownAsFiled(store);
  function heard({ kept, rejected }: Grounding): void {
    log?.info({ kept: kept.length, rejected: rejected.map(({ why }) => why) }, 'checked the words of the model');
    for (const { why } of rejected) meter?.rejected(why);
  }

  return async function ask({ chat, text, language, figure, offhand, signal, stop, progress }) {
    const started = performance.now();
    const before = await conversations.recall(chat);
    const speaks = language ?? languageOf(text) ?? before.language;
    const wording = speaks === 'en' ? wordings.en : wordings.zh;
    const spending = countSpending();
    function finish(body: AnswerBody): Answer {
      const spent = spending.spent();
      if (spent.calls > 0) log?.info(spent, 'asked the model for a question');
      return {
        chat,
        question: text,
        language: speaks,
        ...(speaks === 'zh-Hant' ? inTraditional(body) : body),
        elapsed_ms: Math.round((performance.now() - started) * 100) / 100,
      };
    }

    if (text.length > LONGEST_QUESTION) {
      return finish({
        kind: 'error',
        answered_by: 'rules',
        text: wording.tooLong({ length: text.length, limit: LONGEST_QUESTION }),
        figures: [],
        citations: [],
        options: [],
        warnings: [],
      });
    }
    const question = mend(text);
    const filed = await known();
    const asked = {
      text: question,
      known: filed.known,
      context: before.context,
      today: now().toISOString().slice(0, 10),
    };
    const model = offhand ? undefined : asIs && spending.of(withDeadline(asIs, modelTime));
    const { plan, context } = figure ? planFigure(figure, asked) : planQuestion(asked);
    const lasting = { lasting: !offhand };
    const desk = {
      ...{ store, wording, question, meanings, vectors, model, chat, signal, stop, heard },
      agencies: filed.agencies,
      progress: progress && ((soFar: string) => progress(speaks === 'zh-Hant' ? toTraditional(soFar) : soFar)),
    };
    const body = await answerPlan(plan, desk);
    const second =
      model && leavesOpen(plan, body.kind) && !isStopped(desk)
        ? await readByModel(model, { ...asked, chat, signal: endOf(desk) }).catch(rulesStand(desk))
        : null;
    const again = second && (await answerPlan(second, desk));
    if (!second || again?.kind !== 'figure') {
      conversations.keep(chat, { context, language: speaks }, lasting);
      return finish(body);
    }
    const after = contextAfter(second, { context: before.context, text: question });
    conversations.keep(chat, { context: after, language: speaks }, lasting);
    return finish(again);
  };
}

/** The plan of a question that names its figure without words. */
function planFigure(
  { agency, year, metric, applicant }: NonNullable<Question['figure']>,
  { context, text }: { context: Context; text: string },
): { plan: Plan; context: Context } {
  const slots = { subjects: [{ agency, year }], metrics: [metric], applicants: [applicant ?? 'total'] };
  const plan: Plan = { kind: 'value', ...slots, assumptions: [], premise: null };
  return { plan, context: contextAfter(plan, { context, text }) };
}

/** A person who stops the model has the rules' own answer. */
function rulesStand(desk: Desk): (error: unknown) => null {
  return (error) => {
    if (isStopped(desk)) return null;
    throw error;
  };
}

const ENGLISH_QUESTION =
  /^\s*(?:what|how|which|who|where|why|is|are|was|were|do|does|did|compare|list|show|explain|define)\b/i;

/** The language a text is written in; undefined where it does not show ("1", "2019?"). */
export function languageOf(text: string): LanguageId | undefined {
  const han = text.match(/\p{Script=Han}/gu);
  if (!han) return /[a-z]{2}/i.test(text) ? 'en' : undefined;
  const letters = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  // An English question may name the agency in Chinese.
  if ((letters >= 4 && letters > han.length / 2) || (letters >= 2 && ENGLISH_QUESTION.test(text))) return 'en';
  return toSimplified(text) === text ? 'zh' : 'zh-Hant';
}

function inTraditional(body: AnswerBody): AnswerBody {
  return {
    ...body,
    text: toTraditional(body.text),
    options: body.options.map(toTraditional),
    ...(body.labels && { labels: body.labels.map(toTraditional) }),
    warnings: body.warnings.map(toTraditional),
  };
}
