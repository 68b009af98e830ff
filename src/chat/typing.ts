import type { Api } from 'grammy';
import type { Queue } from '../queue.js';
import { type Log, loggable } from './log.js';
import type { Place } from './outgoing.js';

const PATIENCE_MILLISECONDS = 1000;
/** Telegram takes the sign away after five seconds. */
const REPEAT_MILLISECONDS = 4000;

/** What the work comes to; where it takes longer than a second, the chat shows until it is done that the bot is typing. */
export type Typing = <T>(place: Place, work: Promise<T>) => Promise<T>;

/** The sign that the bot is typing, left out where Telegram wants quiet. */
export function createTyping({
  api,
  queue,
  log,
  now,
}: {
  api: Api;
  queue: Queue;
  log: Log;
  now: () => number;
}): Typing {
  async function show({ chat, thread }: Place): Promise<void> {
    try {
      const owed = await queue.nextOutgoing(chat);
      // In a chat that was sent too much Telegram wants no call at all.
      if (owed && owed.notBefore > now()) return;
      await api.sendChatAction(chat, 'typing', thread ? { message_thread_id: thread } : {});
    } catch (error) {
      log.warn(loggable(error), 'typing was not shown');
    }
  }

  return async function typing(place, work) {
    const again = () => {
      void show(place);
      timer = setTimeout(again, REPEAT_MILLISECONDS);
    };
    let timer = setTimeout(again, PATIENCE_MILLISECONDS);
    try {
      return await work;
    } finally {
      clearTimeout(timer);
    }
  };
}
