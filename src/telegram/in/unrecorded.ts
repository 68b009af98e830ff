import type { Api } from 'grammy';
import type { Update, UserFromGetMe } from 'grammy/types';
import type { Log } from '../../contracts/log.js';
import { loggable } from '../log.js';
import { sendMessage } from '../out/outgoing.js';
import type { Pace } from '../out/pace.js';
import type { Respond } from '../respond.js';
import { incomingOf } from './update.js';

/** Answers while nothing can be written down: the store can still be read, and people should not wait for a disk. */
export type Unrecorded = {
  /** Answers those that were not answered so before; each chat in order. */
  answer(updates: readonly Update[], me: UserFromGetMe): void;
  /** Whether an update was answered so; asked once, when it can be written down at last. */
  wasAnswered(update: number): boolean;
};

/**
 * Answers that leave no trace. Telegram keeps the updates and sends them again, so that none is lost; only what is answered so and not
 * written down when the program dies is answered a second time.
 */
export function createUnrecorded({
  api,
  pace,
  respond,
  log,
  now,
}: {
  api: Api;
  pace: Pace;
  respond: Respond;
  log: Log;
  now: () => number;
}): Unrecorded {
  const answered = new Set<number>();
  const chats = new Map<number, Promise<void>>();

  async function reply(incoming: Parameters<Respond['answer']>[0], me: UserFromGetMe): Promise<void> {
    const { messages } = await respond.answer(incoming, me);
    const { chat } = incoming;
    for (const message of messages) await pace.send({ chat, isAsked: true }, () => sendMessage(api, chat, message));
    log.info({ update: incoming.update }, 'answered without a record');
  }

  return {
    answer(updates, me) {
      for (const update of updates) {
        const incoming = incomingOf(update, now());
        if (!incoming || answered.has(incoming.update)) continue;
        answered.add(incoming.update);
        const before = chats.get(incoming.chat) ?? Promise.resolve();
        // It comes after everything of this person that is written down.
        const last = { ...incoming, number: Number.MAX_SAFE_INTEGER };
        const done = before
          .then(() => reply(last, me))
          .catch((error: unknown) => log.warn({ update: incoming.update, ...loggable(error) }, 'not answered'))
          .finally(() => chats.get(incoming.chat) === done && chats.delete(incoming.chat));
        chats.set(incoming.chat, done);
      }
    },
    wasAnswered: (update) => answered.delete(update),
  };
}
