import { setTimeout as sleep } from 'node:timers/promises';
import type { Step } from '../../src/chat/steps.js';
import { serveTelegram } from '../../src/command/bot.js';
import type { Program } from '../../src/main.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { anAnswer } from '../fakes/ask.js';
import { clockOf } from '../fakes/clock.js';
import { FakeTelegram } from '../fakes/telegram.js';

type Answering = Pick<Program, 'ask' | 'forgetConversation' | 'store' | 'close'>;

async function openEcho(folder: string): Promise<Answering> {
  const store = await openSqliteStore({ folder });
  return {
    ask: async ({ chat, text }) => {
      await sleep(Number(/慢(\d+)/.exec(text)?.[1] ?? 0));
      return anAnswer({ chat, question: text, text: `答：${text}` });
    },
    forgetConversation: async () => {},
    store,
    close: store.close,
  };
}

async function openFiled(folder: string): Promise<Answering> {
  // It takes a second to load, and most bots of the tests need none of it.
  const { openProgram } = await import('../../src/main.js');
  const program = await openProgram({ mode: 'terminal', index: folder, log: 'info' });
  for (const document of await program.ingest.documents(['reports/samples'])) {
    for await (const _ of program.ingest.file(document, {}));
  }
  return program;
}

/** What a bot process of a test is told on its command line. */
export type Orders = {
  folder: string;
  apiRoot: string;
  /** Where it kills itself: the n-th time that it comes to this step. */
  kill?: { step: Step; time: number };
  drain?: number;
  trial?: number;
  /** How fast its time passes. */
  time?: { epoch: number; pace: number };
  /** Answers from the sample reports instead of repeating the question. */
  reports?: boolean;
  limits?: Partial<{ minute: number; day: number; waiting: number }>;
  admins?: number[];
};

/**
 * Run as a child process: the program's own bot, queue and HTTP server. It answers from the sample reports, or with an `Ask` that repeats
 * the question and takes the time that the question names ("…慢1500" answers after 1.5 seconds).
 */
if (process.argv[2]) {
  const orders: Orders = JSON.parse(process.argv[2]);
  const { folder, apiRoot, kill, drain = 25_000, trial = 0, time = { epoch: 0, pace: 1 }, admins = [] } = orders;
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  let times = 0;
  const wenbao = await (orders.reports ? openFiled : openEcho)(folder);
  process.exitCode = await serveTelegram({
    wenbao,
    config: {
      ...{ index: folder, log: 'info', token: FakeTelegram.TOKEN, apiRoot, host: '127.0.0.1', port: 0 },
      ...{ proxy: undefined, webhook: undefined, roles: { admins, staff: [] } },
      limits: { minute: 1000, day: 1000, waiting: 1000, ...orders.limits },
    },
    signal: stopping.signal,
    times: { drain, trial },
    clock: clockOf(time),
    steps: (step) => {
      if (step !== kill?.step) return;
      times += 1;
      if (times === kill.time) process.kill(process.pid, 'SIGKILL');
    },
  });
  await wenbao.close();
  setTimeout(() => process.exit(), 500).unref();
}
