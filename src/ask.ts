import type { Answer, AnswerBody, Ask, Question } from './answer/answer.js';
import { type Answered, answerReading } from './answer/answer-reading.js';
import type { AnswerWording } from './answer/answer-wording.js';
import { combine } from './answer/combine.js';
import { convertedBody } from './answer/converted.js';
import type { Desk } from './answer/desk.js';
import { type Conversations, goingOnFrom, isFresh, type Kept } from './asking/conversations.js';
import { type Filed, knownAsFiled } from './asking/known-filed.js';
import { readByModel } from './asking/model-reader.js';
import type { LanguageId } from './contracts/language.js';
import type { AnswerMeter } from './contracts/meter.js';
import type { LanguageModel, Meanings } from './contracts/model.js';
import type { ParagraphVectors, ReportStore } from './contracts/store.js';
import { pageOf } from './narrative/page.js';
import { withDeadline } from './narrative/pointing/model-deadline.js';
import type { Checked } from './narrative/pointing/pointing.js';
import { countSpending } from './narrative/pointing/spending.js';
import { QUERY_VERSION } from './query/query.js';
import { type Explained, explainedOf } from './question/explained.js';
import { remembered } from './question/follow-up/memory.js';
import { readMessage, type Scored } from './question/read.js';
import type { Reading } from './question/reading.js';
import { mend } from './read/mend.js';
import { toSimplified, toTraditional } from './text/script.js';

/** Characters of a question that are read; a longer one is refused with the limit. */
export const LONGEST_QUESTION = 1000;

/** Milliseconds that a question may wait for the model, however often it is asked for it, where no other time is set. */
const MODEL_TIME = 60_000;

/** Tokens that a question over many reports may take of the model, where no other number is set. */
const MODEL_TOKENS = 6000;

/** Answers a question by what its chat remembers, and says what it is to remember from now on; nothing new where `kept` is absent. */
export type Answering = (question: Question, before: Kept) => Promise<{ answer: Answer; kept?: Kept }>;

/** Answers questions in the conversations of their chats. */
export function createAsk({
  conversations,
  ...asking
}: Parameters<typeof createAnswering>[0] & { conversations: Conversations }): Ask {
  return inConversation(createAnswering(asking), conversations);
}

/** The same, whoever answers. */
export function inConversation(answering: Answering, conversations: Conversations): Ask {
  return async function ask(question) {
    const { chat, offhand, about, formerly, ...asked } = question;
    const here = await conversations.recall(chat);
    const held = formerly !== undefined && isFresh(here) ? await conversations.recall(formerly) : here;
    const before = about ? { ...held, memory: goingOnFrom(about, held.memory) } : held;
    const { answer, kept } = await answering({ chat, ...asked, ...(offhand && { offhand }) }, before);
    if (kept) conversations.keep(chat, kept, { lasting: !offhand });
    return answer;
  };
}

/** question -> readings -> answers: the right half of the program, in reading order. */
export function createAnswering({
  store,
  filed: known = knownAsFiled(store),
  wordings,
  meanings,
  vectors,
  model: asIs,
  modelTime = MODEL_TIME,
  modelTokens = MODEL_TOKENS,
  log,
  meter,
  now,
}: {
  store: ReportStore;
  /** The names that the store has filed; loaded for this alone where others do not share them. */
  filed?: () => Promise<Filed>;
  wordings: { zh: AnswerWording; en: AnswerWording };
  meanings: Meanings;
  vectors?: ParagraphVectors;
  /** Points at the sentences of the text that answer; without one the program does. */
  model?: LanguageModel;
  modelTime?: number;
  modelTokens?: number;
  /** Is told what of a model's choice was refused, by reason and never in its words, and what a question cost. */
  log?: { info(fields: Readonly<Record<string, unknown>>, message: string): void };
  meter?: Pick<AnswerMeter, 'rejected'>;
  now: () => Date;
}): Answering {
  function heard({ kept, refused }: Checked): void {
    log?.info({ kept, refused }, 'checked what the model chose');
    for (const why of refused) meter?.rejected(why);
  }

  return async function answer(question, before) {
    const { chat, text, language, figure, glance, query, offhand, signal, stop, progress, explain } = question;
    const started = performance.now();
    const speaks = language ?? languageOf(text) ?? before.language;
    const wording = speaks === 'en' ? wordings.en : wordings.zh;
    const spending = countSpending();
    function finish(body: AnswerBody, explained?: Explained[]): Answer {
      const spent = spending.spent();
      if (spent.calls > 0) log?.info(spent, 'asked the model for a question');
      return {
        chat,
        question: text,
        language: speaks,
        ...(speaks === 'zh-Hant' ? convertedBody(body, toTraditional) : body),
        ...(explained && { explain: explained }),
        elapsed_ms: Math.round((performance.now() - started) * 100) / 100,
      };
    }

    if (text.length > LONGEST_QUESTION) {
      return {
        answer: finish({
          kind: 'error',
          answered_by: 'rules',
          text: wording.tooLong({ length: text.length, limit: LONGEST_QUESTION }),
          figures: [],
          citations: [],
          options: [],
          warnings: [],
        }),
      };
    }
    const filed = await known();
    const situation = { known: filed.known, memory: before.memory, today: now().toISOString().slice(0, 10) };
    const { asked, page } = pageOf(text);
    const pointed = figure ? readingOfFigure(figure) : glance && readingOfReport(glance);
    const given = query ? { kind: 'figures' as const, query } : pointed;
    const read = given ? null : readMessage(asked, situation);
    const model = offhand ? undefined : asIs && spending.of(withDeadline(asIs, modelTime));
    const desk: Desk = {
      ...{ store, wording, question: mend(asked), page, modelTokens, meanings, chat, heard },
      ...(vectors && { vectors }),
      ...(model && { model }),
      ...(signal && { signal }),
      ...(stop && { stop }),
      agencies: filed.agencies,
      ...(progress && { progress: (soFar: string) => progress(speaks === 'zh-Hant' ? toTraditional(soFar) : soFar) }),
    };
    const byModel = read && model && (await readByModel(read, { situation, desk: { ...desk, model } }));
    const readings = given
      ? [given]
      : byModel
        ? [byModel]
        : (read?.questions ?? []).flatMap((question) => question.readings);
    const answered: Answered[] = [];
    const several = read && read.questions.length > 1 ? read.questions : [];
    for (const reading of readings) {
      // The text is searched for what this question of several asks.
      const own = several.find((one) => one.readings.includes(reading))?.said ?? desk.question;
      answered.push(await answerReading(reading, { desk: { ...desk, question: own }, known: filed.known }));
    }
    const body = together(answered, { questions: read?.questions ?? [], readings, wording });
    const memory = remembered(before.memory, { text: desk.question, readings, answered });
    const explained = explain && read ? read.considered.map(explainedOf) : undefined;
    return { answer: finish(body, explained), kept: { memory, language: speaks } };
  };
}

/** One answer for a message: as it is where it asks one thing, else each under its own name. */
function together(
  answered: readonly Answered[],
  {
    questions,
    readings,
    wording,
  }: { questions: readonly Scored[]; readings: readonly Reading[]; wording: AnswerWording },
): AnswerBody {
  const [first, ...rest] = answered;
  if (!first)
    return {
      kind: 'not_found',
      answered_by: 'rules',
      text: wording.outside(''),
      figures: [],
      citations: [],
      options: [],
      warnings: [],
    };
  if (rest.length === 0) return first.body;
  const names = readings.map((reading) =>
    questions.length === readings.length ? (questions.find((one) => one.readings.includes(reading))?.said ?? '') : '',
  );
  return combine(
    answered.map(({ body }) => body),
    names,
    wording,
  );
}

/** A figure that a link names without words. */
function readingOfFigure({ agency, year, metric, applicant }: NonNullable<Question['figure']>): Reading {
  const ask = {
    kind: 'cells' as const,
    items: { any: [metric] },
    applicants: { any: [applicant ?? 'total'] },
    agencies: { any: [agency] },
    years: { any: [year] },
  };
  return { kind: 'figures', query: { v: QUERY_VERSION, ask } };
}

function readingOfReport({ agency, year }: NonNullable<Question['glance']>): Reading {
  return { kind: 'summary', subjects: [{ agency, year }], assumed: [] };
}

const ENGLISH_QUESTION =
  /^\s*(?:what|how|which|who|where|why|is|are|was|were|do|does|did|compare|list|show|explain|define)\b/i;

/** What only English begins with, or sets between words. */
const ENGLISH = [ENGLISH_QUESTION, /\b(?:of|in|for|by|and|the|vs)\b/i];

/** The language a text is written in; undefined where it does not show ("1", "2019?"). */
export function languageOf(text: string): LanguageId | undefined {
  const han = text.match(/\p{Script=Han}/gu);
  if (!han) return /[a-z]{2}/i.test(text) ? 'en' : undefined;
  const letters = text.match(/[a-z]{2,}/gi)?.length ?? 0;
  // An English question may name the agency in Chinese.
  if ((letters >= 4 && letters > han.length / 2) || (letters >= 2 && ENGLISH.some((sign) => sign.test(text))))
    return 'en';
  return toSimplified(text) === text ? 'zh' : 'zh-Hant';
}
