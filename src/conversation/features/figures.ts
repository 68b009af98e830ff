import { CONTEXT_MINUTES, storedState } from '../../asking/conversations.js';
import type { LanguageId } from '../../contracts/language.js';
import type { Register } from '../../contracts/register.js';
import type { ReportStore } from '../../contracts/store.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import type { QuestionsWording } from '../../contracts/wording/features.js';
import { ANSWER_MINUTES, awaitReply } from '../awaiting.js';
import type { Beside } from '../beside.js';
import type { Joined } from '../filed.js';
import { type Asked, type Command, type Feature, plainly, type Reply, type Said, shown } from '../reply.js';

/** The commands that stand for a question. */
const QUESTIONS = ['compare', 'trend', 'rank', 'check', 'chart'] as const;
type Questions = (typeof QUESTIONS)[number];

/** A question that names what is to be done with its figures already needs no more words. */
const SAYS_WHAT =
  /比|趋势|趨勢|变化|變化|历年|歷年|排|占|分布|构成|構成|各|trend|rank|compar|share|over|breakdown|each/i;

/** What is compared, where that is not two agencies. */
const COMPARES = /和|与|與|跟|比|、|各|所有|全部|(?:19|20)\d\d\D+(?:19|20)\d\d|\b(?:and|with|vs|all)\b/iu;
const YEAR = /(?:19|20)\d\d|年|\blast\b|\byear/iu;
/** Stands for the agency that is asked for. */
const OTHER = '\u0000';

/**
 * `/compare`, `/trend`, `/rank`, `/check` and `/chart`: what follows them as a question in natural words; without it, the same about
 * what the chat spoke of last, or the words that are missing are waited for.
 */
export function createFigures({
  store,
  register,
  wordings,
  beside,
  now,
}: {
  store: ReportStore;
  register: Register;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  beside: Pick<Beside, 'joined' | 'list'>;
  now: () => number;
}): Feature {
  async function ask(name: Questions, argument: string, asked: Asked): Promise<Reply> {
    const { language } = asked;
    // The question is put in the language of the words it is made of, and answered in the person's.
    const { questions } = /\p{Script=Han}/u.test(argument) ? wordings.zh : wordings[language];
    const joined = await beside.joined(argument);
    const { agencies } = joined;
    const [only, ...others] = agencies;
    if (name === 'compare' && only !== undefined && others.length === 0 && !COMPARES.test(argument))
      return askWith(only, argument, asked);
    const words = name === 'check' || namesMore(joined) ? joined.words : `${joined.words} ${questions.item}`;
    const says = name === 'chart' && SAYS_WHAT.test(argument);
    const question = says ? argument : questions[name](name === 'rank' ? await ofOneYear(words) : words);
    return { question, language, chart: name === 'chart' };
  }

  /** One agency alone compares with nothing. */
  async function askWith(agency: string, argument: string, { incoming, wording }: Asked): Promise<Said> {
    const { questions } = wording;
    const words = plainly(questions.compareWith(shown(agency)), { awaits: questions.placeholder });
    const about = argument.replace(agency, `${agency} ${OTHER}`);
    return awaitReply(words, { register, seat: incoming, topic: 'compare', about, isLoose: true, now: now() });
  }

  /** A ranking is of one year: where none is said, of the one of which most agencies are filed. */
  async function ofOneYear(words: string): Promise<string> {
    if (YEAR.test(words)) return words;
    const listed = await beside.list(1);
    return listed ? `${listed.fullest}年${words}` : words;
  }

  async function run(name: Questions, asked: Asked, argument: string): Promise<Reply> {
    if (argument !== '') return ask(name, argument, asked);
    const { wording, incoming, language, conversation } = asked;
    const { memory } = await storedState(conversation, { store, since: now() - CONTEXT_MINUTES * 60_000 });
    if (memory.queries.length > 0) {
      const { again } = wording.questions;
      return { question: again[name === 'chart' ? 'trend' : name], language, chart: name === 'chart' };
    }
    return awaitReply(await explained(name, asked), {
      register,
      seat: incoming,
      topic: name,
      isLoose: true,
      now: now(),
    });
  }

  /** What the command needs, with an example of what is filed, and a field to reply in. */
  async function explained(name: Questions, { wording }: Asked): Promise<Said> {
    const { questions } = wording;
    const example = `/${name} ${shown(await exampleOf(name, questions))}`;
    const text = questions.explain({ command: name, example, minutes: ANSWER_MINUTES });
    return plainly(text, { awaits: questions.placeholder });
  }

  async function exampleOf(name: Questions, { item }: QuestionsWording): Promise<string> {
    const [first, second] = await store.reports({ newest: 2 });
    if (!first) return item;
    switch (name) {
      case 'compare':
        return [first.agency, second?.agency, first.year, item].filter(Boolean).join(' ');
      case 'rank':
        return `${first.year} ${item}`;
      case 'check':
        return `${first.agency} ${first.year}`;
      case 'trend':
      case 'chart':
        return `${first.agency} ${item}`;
      default:
        return name satisfies never;
    }
  }

  const commands = QUESTIONS.map((name): [string, Command] => [
    name,
    { offered: 'everybody', run: (asked, argument) => run(name, asked, argument) },
  ]);
  const awaited = QUESTIONS.map((name) => [
    name,
    async (asked: Asked, { text, about }: { text: string; about: string }): Promise<Reply> =>
      ask(name, about === '' ? text : about.replace(OTHER, text), asked),
  ]);
  return {
    commands: Object.fromEntries(commands),
    awaited: Object.fromEntries(awaited),
    buttons: {
      async contrast(asked, id) {
        const [report] = await store.reports({ ids: [id] });
        if (!report) return plainly(asked.wording.filed.gone);
        const { agency, year } = report;
        return askWith(agency, [agency, year, asked.wording.questions.item].join(' '), asked);
      },
    },
  };
}

/** Whether the words name more than agencies and years, which is the item. */
function namesMore({ words, agencies }: Joined): boolean {
  const rest = agencies.reduce((so, agency) => so.replaceAll(agency, ' '), words);
  return rest.replaceAll(/[\d\s和与與跟及、，,年–-]|\band\b/giu, '') !== '';
}
