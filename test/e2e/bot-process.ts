import { serveTelegram } from '../../src/command/bot.js';
import type { Program } from '../../src/main.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { WALL_CLOCK } from '../../src/telegram/clock.js';
import type { Step } from '../../src/telegram/in/steps.js';
import { anAnswer } from '../fakes/ask.js';
import { handClock } from '../fakes/clock.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { worksOver } from '../fakes/works.js';

type Answering = Pick<Program, 'ask' | 'forgetConversation' | 'store' | 'works' | 'close'>;

/** The words for which nobody waits any more, and those who wait for one. */
function openGate(words: readonly string[]) {
  const open = new Set(words);
  const waiting: { word: string; pass: () => void }[] = [];
  return {
    passed: (word: string) => open.has(word) || new Promise<void>((pass) => waiting.push({ word, pass })),
    open(word: string) {
      open.add(word);
      for (const one of waiting) if (one.word === word) one.pass();
    },
  };
}

async function openEcho(folder: string, gate: ReturnType<typeof openGate>): Promise<Answering> {
  const store = await openSqliteStore({ folder });
  return {
    ask: async ({ chat, text }) => {
      const [, word] = /等(\p{Script=Han})/u.exec(text) ?? [];
      if (word) await gate.passed(word);
      return anAnswer({ chat, question: text, text: `答：${text}` });
    },
    forgetConversation: async () => {},
    store,
    works: worksOver(store),
    close: store.close,
  };
}

async function openReal(folder: string): Promise<Answering> {
  // It takes a second to load, and most bots of the tests need none of it.
  const { openProgram } = await import('../../src/main.js');
  return openProgram({ mode: 'terminal', index: folder, log: 'info' });
}

/** What a bot process of a test is told on its command line. */
export type Orders = {
  folder: string;
  apiRoot: string;
  /** Where it kills itself: the n-th time that it comes to this step. */
  kill?: { step: Step; time: number };
  drain?: number;
  trial?: number;
  /** How long a second of Telegram's limits on sending lasts; without it nothing waits for them. */
  second?: number;
  /** What its clock shows, which then moves only when it is told to; without it, it has the machine's time. */
  time?: number;
  /** The words for which nothing waits from the beginning. */
  words?: string[];
  /** Answers from the sample reports instead of repeating the question. */
  reports?: boolean;
  limits?: Partial<{ minute: number; day: number; waiting: number }>;
  admins?: number[];
};

/** What a bot process of a test is told while it runs; it says `done` once it is. */
export type Told = { pass: number } | { word: string };

/**
 * Run as a child process: the program's own bot, queue and HTTP server. It answers from the sample reports, or with an `Ask` that repeats
 * the question and waits for the word that the question names ("等甲" is answered once the process was told 甲).
 */
if (process.argv[2]) {
  const orders: Orders = JSON.parse(process.argv[2]);
  const { folder, apiRoot, kill, drain = 25_000, trial = 0, second = 0, time, words = [], admins = [] } = orders;
  const stopping = new AbortController();
  process.once('SIGTERM', () => stopping.abort());
  let times = 0;
  const gate = openGate(words);
  const hand = time === undefined ? undefined : handClock(time);
  process.on('message', (told: Told) => {
    if ('pass' in told) hand?.pass(told.pass);
    else gate.open(told.word);
    process.send?.('done');
  });
  // Whoever started it does not keep it from ending.
  process.channel?.unref();
  const wenbao = await (orders.reports ? openReal(folder) : openEcho(folder, gate));
  process.exitCode = await serveTelegram({
    wenbao,
    config: {
      ...{ index: folder, log: 'info', token: FakeTelegram.TOKEN, apiRoot, host: '127.0.0.1', port: 0 },
      ...{ proxy: undefined, webhook: undefined, roles: { admins, staff: [] } },
      limits: { minute: 1000, day: 1000, waiting: 1000, ...orders.limits },
    },
    signal: stopping.signal,
    times: { drain, trial, second },
    clock: hand ?? WALL_CLOCK,
    steps: (step) => {
      if (step !== kill?.step) return;
      times += 1;
      if (times === kill.time) process.kill(process.pid, 'SIGKILL');
    },
  });
  await wenbao.close();
  setTimeout(() => process.exit(), 500).unref();
}
