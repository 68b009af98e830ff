import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/chat/steps.js';
import { serveTelegram } from '../../src/command/bot.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { anAnswer } from '../fakes/ask.js';
import { FakeTelegram } from '../fakes/telegram.js';

/** What a bot process of a test is told on its command line. */
export type Orders = {
  folder: string;
  apiRoot: string;
  /** Where it kills itself: the n-th time that it comes to this step. */
  kill?: { step: Step; time: number };
  drain?: number;
  trial?: number;
};

/**
 * Run as a child process: the program's own bot, queue and HTTP server, with an `Ask` that repeats the question and takes the time
 * that the question names ("…慢1500" answers after 1.5 seconds).
 */
if (process.argv[2]) {
  const orders: Orders = JSON.parse(process.argv[2]);
  const { folder, apiRoot, kill, drain = 25_000, trial = 0 } = orders;
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  let times = 0;
  process.exitCode = await serveTelegram({
    wenbao: {
      ask: async ({ chat, text }) => {
        await sleep(Number(/慢(\d+)/.exec(text)?.[1] ?? 0));
        return anAnswer({ chat, question: text, text: `答：${text}` });
      },
      forgetConversation: async () => {},
      store: await openSqliteStore({ folder }),
    },
    config: {
      ...{ index: folder, log: 'info', token: FakeTelegram.TOKEN, apiRoot, host: '127.0.0.1', port: 0 },
      ...{ proxy: undefined, webhook: undefined, roles: { admins: [], staff: [] } },
      limits: { minute: 1000, day: 1000, waiting: 1000 },
    },
    signal: stopping.signal,
    times: { drain, trial },
    steps: (step) => {
      if (step !== kill?.step) return;
      times += 1;
      if (times === kill.time) process.kill(process.pid, 'SIGKILL');
    },
  });
  setTimeout(() => process.exit(), 500).unref();
}
