import { setTimeout as sleep } from 'node:timers/promises';
import { type Api, Bot, GrammyError } from 'grammy';
import type { Ask } from '../answer/answer.js';
import type { ChatWording, LanguageId } from '../language.js';
import { createLanes } from './lanes.js';
import { listen } from './listen.js';
import { type Log, loggable } from './log.js';
import { createSend } from './send.js';

/** The exit status serving ends with: 0 stopped, 75 another instance uses the token, 78 Telegram does not accept it. */
export type ServeStatus = 0 | 75 | 78;

export type TelegramBot = {
  /** Serves until it is stopped or Telegram refuses; resolves when the answers in work are sent, 25 s later at most. */
  serve(): Promise<ServeStatus>;
  /** Fetches no more messages; resolves when Telegram knows which were taken, while `serve` still finishes their answers. */
  stop(): Promise<void>;
};

const DRAIN_MILLISECONDS = 25_000;

/** The Telegram bot, over long polling: each chat in order, the chats side by side. */
export function createBot({
  ask,
  token,
  apiRoot,
  wordings,
  log,
  pause = (milliseconds) => sleep(milliseconds, undefined, { ref: false }),
}: {
  ask: Ask;
  token: string;
  apiRoot: string;
  wordings: Readonly<Record<LanguageId, ChatWording>>;
  log: Log;
  /** How waiting is done before a message is sent again. */
  pause?: (milliseconds: number) => Promise<void>;
}): TelegramBot {
  const bot = new Bot(token, { client: { apiRoot: apiRoot.replace(/\/+$/, ''), timeoutSeconds: 60 } });
  const lanes = createLanes((error) => log.error(loggable(error), 'an answer was not sent'));
  const stopping = new AbortController();

  bot.catch(({ error }) => log.error(loggable(error), 'an update was not taken'));
  watchConnection(bot.api, { log, wording: wordings.zh });
  listen(bot, { ask, wordings, log, lanes, send: createSend({ api: bot.api, log, pause }) });

  async function poll(): Promise<ServeStatus> {
    try {
      // grammY's type asks for the signal of a package that Node's own has replaced; it only listens to "abort".
      await bot.init(stopping.signal as Parameters<typeof bot.init>[0]);
      await introduce(bot.api, wordings).catch((error: unknown) => log.warn(loggable(error), 'commands were not set'));
      if (stopping.signal.aborted) return 0;
      await bot.start({
        allowed_updates: ['message', 'callback_query'],
        onStart: ({ username }) => log.info({ bot: username }, 'serving Telegram'),
      });
      return 0;
    } catch (error) {
      if (stopping.signal.aborted) return 0;
      const code = error instanceof GrammyError ? error.error_code : undefined;
      if (code === 409) {
        log.error({ code }, wordings.zh.anotherInstance);
        return 75;
      }
      // Telegram answers 404 to a token that is not even shaped like one.
      if (code === 401 || code === 404) {
        log.error({ code }, wordings.zh.badToken);
        return 78;
      }
      throw error;
    }
  }

  return {
    async serve() {
      const status = await poll();
      const drained = new AbortController();
      const late = sleep(DRAIN_MILLISECONDS, 'late', { signal: drained.signal }).catch(() => 'in time');
      if ((await Promise.race([lanes.idle(), late])) === 'late') log.warn({}, 'stopped with answers unfinished');
      drained.abort();
      return status;
    },
    async stop() {
      stopping.abort();
      if (!bot.isRunning()) return;
      await bot.stop().catch((error: unknown) => log.warn(loggable(error), 'stopped without a word to Telegram'));
    },
  };
}

/** Sets the commands that Telegram offers: Chinese by default, English for people whose Telegram is English. */
async function introduce(api: Api, wordings: Readonly<Record<LanguageId, ChatWording>>): Promise<void> {
  await api.setMyCommands(wordings.zh.commands);
  await api.setMyCommands(wordings.en.commands, { language_code: 'en' });
}

/** Says once that Telegram cannot be reached, and once that it can be again; grammY itself retries in silence. */
function watchConnection(api: Api, { log, wording }: { log: Log; wording: ChatWording }): void {
  let isReached = true;
  api.config.use(async (call, method, payload, signal) => {
    if (method !== 'getUpdates' && method !== 'getMe') return call(method, payload, signal);
    try {
      const response = await call(method, payload, signal);
      if (!isReached) log.info({}, wording.reachable);
      isReached = true;
      return response;
    } catch (error) {
      if (isReached && !signal?.aborted) {
        log.warn(loggable(error), wording.unreachable);
        isReached = false;
      }
      throw error;
    }
  });
}
