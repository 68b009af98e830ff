import type { Api } from 'grammy';
import type { Answer, Ask, Question } from '../../answer/answer.js';
import type { Log } from '../../contracts/log.js';
import type { Queue } from '../../contracts/queue.js';
import type { Seat } from '../../contracts/register.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { STOP } from '../../conversation/features/personal.js';
import { button, shown } from '../../conversation/reply.js';
import type { Clock } from '../clock.js';
import { loggable } from '../log.js';
import { keyboardOf } from './keyboard.js';
import type { Pace } from './pace.js';
import { LONGEST_PART } from './split.js';
import type { Place } from './written.js';

/** Answers in the making: shown while they take, and stopped where their person wants no more. */
export type Live = {
  /** Has a question answered; `edits` is the message that showed it being made, whose place the answer is to take. */
  answer(question: Question, where: Where): Promise<{ answer: Answer; edits: number | undefined }>;
  /** Stops what a person is having answered in a chat, which then comes to what was checked by now. */
  stop(of: Pick<Seat, 'chat' | 'person'> & { update: number }): void;
  /** Whether this update stopped something; asked once, when its turn comes. */
  stoppedBy(update: number): boolean;
};

type Where = { place: Place; seat: Seat; isPrivate: boolean; wording: ChatWording };

/** Figures are there sooner, and nothing is shown of their making. */
const PATIENCE = 1000;
/** Telegram bears one draft a second, and about 20 changes a minute in a group. */
const DRAFT_EVERY = 1000;
const EDIT_EVERY = 4000;
/** A draft vanishes after 30 seconds, the sign of typing after five. */
const DRAFT_LASTS = 20_000;
const TYPING_LASTS = 4000;
const LONGEST_WAIT = 3000;

/** Shows a private chat a draft that grows with every checked sentence, or that the bot is typing; a group one message that is edited. */
export function createLive({
  ask,
  api,
  queue,
  pace,
  log,
  now,
  clock,
}: {
  ask: Ask;
  api: Api;
  queue: Queue;
  pace: Pace;
  log: Log;
  now: () => number;
  clock: Clock;
}): Live {
  /** Each chat has its questions answered one by one. */
  const running = new Map<number, { person: number; stopping: AbortController }>();

  const stops = new Set<number>();

  return {
    async answer(question, where) {
      const { seat } = where;
      const stopping = new AbortController();
      const own = { person: seat.person, stopping };
      running.set(seat.chat, own);
      const making = where.isPrivate ? inDrafts(where) : inOneMessage(where);
      try {
        const answer = await ask({ ...question, stop: stopping.signal, progress: making.progress });
        return { answer, edits: await making.end() };
      } catch (error) {
        await making.end();
        throw error;
      } finally {
        if (running.get(seat.chat) === own) running.delete(seat.chat);
      }
    },
    stop({ chat, person, update }) {
      const found = running.get(chat);
      if (found?.person !== person) return;
      found.stopping.abort();
      stops.add(update);
    },
    stoppedBy: (update) => stops.delete(update),
  };

  function inDrafts({ place: { chat, thread, replyTo } }: Where) {
    const topic = thread ? { message_thread_id: thread } : {};
    let asDraft = true;
    return repeatedly({
      every: DRAFT_EVERY,
      async show(text, signal) {
        // A server of another version knows no drafts, and one that fails must not cost the answer.
        if (asDraft) {
          const terms = { ...topic, can_stop: true, keep_on_stop: true };
          asDraft = await tried(() => api.sendMessageDraft(chat, replyTo ?? 1, text, terms, signal));
          if (asDraft) return DRAFT_LASTS;
        }
        await tried(() => api.sendChatAction(chat, 'typing', topic, signal));
        return TYPING_LASTS;
      },
      chat,
      isMessage: false,
    });
  }

  function inOneMessage({ place: { chat, thread, replyTo }, wording }: Where) {
    let message: number | undefined;
    const keyboard = keyboardOf([[button(wording.stop, STOP)]], '');
    const making = repeatedly({
      every: EDIT_EVERY,
      async show(text, signal) {
        const terms = { ...(keyboard && { reply_markup: keyboard }), link_preview_options: { is_disabled: true } };
        const words = text || wording.looking;
        const id = message;
        if (id !== undefined) {
          await tried(() => api.editMessageText(chat, id, words, terms, signal));
          return Number.POSITIVE_INFINITY;
        }
        const place = {
          ...(thread && { message_thread_id: thread }),
          ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
        };
        // Not to be given up halfway: the message would stay where it is.
        await tried(async () => {
          message = (await api.sendMessage(chat, words, { ...terms, ...place })).message_id;
        });
        return Number.POSITIVE_INFINITY;
      },
      chat,
      isMessage: true,
    });
    return {
      ...making,
      async end() {
        await making.end();
        return message;
      },
    };
  }

  /** Shows the newest words as often as is borne, and again when what was shown is about to vanish, until it is ended. */
  function repeatedly({
    every,
    show,
    chat,
    isMessage,
  }: {
    every: number;
    /** Resolves with how long that stays to be seen. */
    show: (text: string, signal: Parameters<Api['getMe']>[0]) => Promise<number>;
    chat: number;
    /** Whether Telegram counts what is shown among the chat's messages. */
    isMessage: boolean;
  }) {
    const ending = new AbortController();
    let text = '';
    let last: { text: string; until: number } | undefined;
    let showing: Promise<void> = Promise.resolve();
    void untilEnded();

    async function untilEnded(): Promise<void> {
      for (let wait = PATIENCE; await passes(wait, ending.signal); wait = every) {
        showing = showNewest();
        await showing;
      }
    }

    async function showNewest(): Promise<void> {
      if (last?.text === text && clock.now() < last.until) return;
      // In a chat that was sent too much Telegram wants no call at all.
      const owed = await queue.nextOutgoing(chat, now()).catch(() => null);
      if (ending.signal.aborted || (owed && owed.notBefore > now())) return;
      const done = pace.spare(isMessage ? chat : undefined);
      if (!done) return;
      const words = text;
      // grammY's signal is of a package that Node's own has replaced.
      const lasts = await show(words, ending.signal as Parameters<typeof show>[1]).finally(done);
      last = { text: words, until: clock.now() + lasts };
    }

    return {
      progress: (words: string) => {
        text = shown(words)
          .slice(0, LONGEST_PART)
          .replace(/[\uD800-\uDBFF]$/, '');
      },
      async end(): Promise<number | undefined> {
        ending.abort();
        // What Telegram is slow to show must not hold up the answer itself.
        const late = new AbortController();
        await Promise.race([showing, passes(LONGEST_WAIT, late.signal)]);
        late.abort();
        return undefined;
      },
    };
  }

  /** Whether the time passed before the signal. */
  function passes(milliseconds: number, until: AbortSignal): Promise<boolean> {
    return clock.sleep(milliseconds, until).then(
      () => true,
      () => false,
    );
  }

  async function tried(call: () => Promise<unknown>): Promise<boolean> {
    try {
      await call();
      return true;
    } catch (error) {
      log.info(loggable(error), 'an answer in the making was not shown');
      return false;
    }
  }
}
