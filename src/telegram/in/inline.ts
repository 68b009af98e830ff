import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Api } from 'grammy';
import type { InlineQuery, InlineQueryResultArticle } from 'grammy/types';
import type { Answer, Ask } from '../../answer/answer.js';
import { headOf } from '../../answer/blocks.js';
import { blockWords } from '../../answer/in-blocks.js';
import type { LanguageId } from '../../contracts/language.js';
import type { Log } from '../../contracts/log.js';
import type { Register } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { PASSED_ON } from '../../conversation/features/links.js';
import { answerMessage } from '../../conversation/message.js';
import { shown } from '../../conversation/reply.js';
import { loggable } from '../log.js';
import { splitMessage } from '../out/split.js';
import { entitiesOf } from '../out/written.js';
import { languageOfPerson } from './hear.js';

/** Answers what is typed after the bot's name in any chat; the newest words of a person alone, once they pause. */
export type Inline = (query: InlineQuery, bot: string) => Promise<void>;

const SHORTEST = 3;
/** An answer by the id under which it is kept. */
const PASSED = /^#([\w-]{11})$/;
const MOST_RESULTS = 10;
/** People type faster than that, and every letter is a query. */
const PAUSE = 300;
/** Seconds that Telegram may keep results for everybody: figures of public reports, the same for all. */
const CACHED = 300;
const WIDEST_TITLE = 100;

/** Answers from parsed figures alone: no model, nothing remembered. */
export function createInline({
  ask,
  addressOf,
  register,
  now,
  forgetConversation,
  api,
  wordings,
  log,
}: {
  ask: Ask;
  addressOf: (figure: Answer['figures'][number], report: string) => Promise<string | null>;
  register: Pick<Register, 'answer' | 'keepAnswer'>;
  now: () => number;
  forgetConversation: (chat: string) => Promise<void>;
  api: Api;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
}): Inline {
  const newest = new Map<number, string>();

  async function answersTo(text: string, { id, language }: { id: string; language: LanguageId }): Promise<Answer[]> {
    const [first, ...others] = Array.from({ length: MOST_RESULTS }, (_, index) => `inline:${id}:${index}`);
    if (first === undefined) return [];
    const chats = [first];
    try {
      const answer = await ask({ chat: first, text, offhand: true });
      const answers = [answer];
      // Each choice is chosen in a conversation of its own, which knows what was asked.
      const choices = answer.kind === 'figure' || answer.kind === 'clarification' ? answer.options : [];
      for (const [index, option] of choices.entries()) {
        const chat = others[index];
        if (chat === undefined) break;
        chats.push(chat);
        await ask({ chat, text, offhand: true });
        answers.push(await ask({ chat, text: option, offhand: true, language }));
      }
      const told = new Set<string>();
      return answers.filter((one) => {
        const isNew = one.kind === 'figure' && one.figures.length > 0 && !told.has(one.text);
        told.add(one.text);
        return isNew;
      });
    } finally {
      for (const chat of chats) await forgetConversation(chat);
    }
  }

  /** The answer that its button passes on, where it is the person's own, kept once more for whoever is given it. */
  async function passedOn(id: string, person: number): Promise<{ answer: Answer; link: string } | null> {
    const kept = await register.answer(id);
    if (kept === null || kept === 'removed' || kept.seat.person !== person || kept.answer.draft) return null;
    const { answer } = kept;
    return { answer, link: `a_${await register.keepAnswer({ answer, seat: PASSED_ON, at: now() })}` };
  }

  async function resultOf(
    answer: Answer,
    { bot, wording, link }: { bot: string; wording: ChatWording; link?: string | undefined },
  ) {
    const [said] = splitMessage(answerMessage(answer, wording));
    const head = headOf(answer.blocks ?? [], blockWords(wording.answers)) || answer.text;
    const [citation] = answer.citations;
    const [figure, ...more] = answer.figures;
    const address = figure && more.length === 0 && citation ? await addressOf(figure, citation.report) : null;
    const start = address ? `f_${address}` : link;
    const result: InlineQueryResultArticle = {
      type: 'article',
      id: createHash('sha256').update(answer.text).digest('base64url').slice(0, 32),
      title: shown(head).slice(0, WIDEST_TITLE),
      description: citation ? shown(`${citation.title} · ${citation.section}`).slice(0, WIDEST_TITLE) : '',
      input_message_content: {
        message_text: said?.text ?? '',
        entities: entitiesOf(said?.marks ?? []),
        link_preview_options: { is_disabled: true },
      },
      ...(start && {
        reply_markup: {
          inline_keyboard: [[{ text: wording.inline.open, url: `https://t.me/${bot}?start=${start}` }]],
        },
      }),
    };
    return result;
  }

  return async function answer(query, bot) {
    const { id, from } = query;
    const text = query.query.trim();
    const language = languageOfPerson(from.language_code);
    const wording = wordings[language];
    newest.set(from.id, id);
    try {
      const kept = PASSED.exec(text)?.[1];
      const passed = kept === undefined ? null : await passedOn(kept, from.id);
      if (passed) {
        const own = wordings[passed.answer.language];
        const result = await resultOf(passed.answer, { bot, wording: own, link: passed.link });
        await api.answerInlineQuery(id, [result], { is_personal: true, cache_time: 0 });
        return;
      }
      const isShort = [...text].length < SHORTEST;
      if (!isShort) await sleep(PAUSE);
      if (newest.get(from.id) !== id) return;
      const answers = isShort ? [] : await answersTo(text, { id, language });
      const results = await Promise.all(answers.map((one) => resultOf(one, { bot, wording })));
      await api.answerInlineQuery(id, results, {
        is_personal: false,
        cache_time: CACHED,
        button: { text: isShort ? wording.inline.more : wording.inline.inPrivate, start_parameter: 'ask' },
      });
    } catch (error) {
      // Telegram keeps such a query for half a minute, and the next letter asks again.
      log.info(loggable(error), 'what was typed was not answered');
    } finally {
      if (newest.get(from.id) === id) newest.delete(from.id);
    }
  };
}
