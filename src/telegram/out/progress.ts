import type { Api } from 'grammy';
import type { Log } from '../../contracts/log.js';
import type { BeginProgress } from '../../conversation/channel.js';
import { loggable } from '../log.js';
import type { Pace } from './pace.js';

/** Progress by the Bot API, past the outbox: it is out of date before a second try. */
export function createProgress({ api, pace, log }: { api: Api; pace: Pace; log: Log }): BeginProgress {
  async function tried<T>(chat: number, call: () => Promise<T>): Promise<T | undefined> {
    const done = pace.spare(chat);
    if (!done) return undefined;
    try {
      return await call();
    } catch (error) {
      log.info(loggable(error), 'progress was not shown');
      return undefined;
    } finally {
      done();
    }
  }

  return async function begin({ incoming, message: replyTo }, text, given) {
    const { chat, thread } = incoming;
    const says = async (id: number | undefined, words: string) => {
      if (id !== undefined) await tried(chat, () => api.editMessageText(chat, id, words));
    };
    if (given !== undefined) {
      await says(given, text);
      return { message: given, says: (words) => says(given, words) };
    }
    const sent = await tried(chat, () =>
      api.sendMessage(chat, text, {
        ...(thread && { message_thread_id: thread }),
        ...(replyTo && { reply_parameters: { message_id: replyTo, allow_sending_without_reply: true } }),
      }),
    );
    return { message: sent?.message_id, says: (words) => says(sent?.message_id, words) };
  };
}
