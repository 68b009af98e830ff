import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createLogger } from '../../src/config/log.js';
import type { Queue } from '../../src/contracts/queue.js';
import type { Register } from '../../src/contracts/register.js';
import type { ReportStore } from '../../src/contracts/store.js';
import type { Beside } from '../../src/conversation/beside.js';
import type { AboutProgram } from '../../src/conversation/features/stats.js';
import type { Uploads } from '../../src/conversation/features.js';
import type { Limits } from '../../src/conversation/limits.js';
import type { Originals } from '../../src/filing/originals.js';
import { enChat } from '../../src/language/en/chat.js';
import { zhChat, zhHantChat } from '../../src/language/zh/chat.js';
import { createMetrics, type Metrics } from '../../src/server/metrics.js';
import { openChatFile } from '../../src/store/queue/queue.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { createTelegram } from '../../src/telegram/api.js';
import { createBot, type TelegramBot } from '../../src/telegram/bot.js';
import type { Clock, Times } from '../../src/telegram/clock.js';
import type { ServeStatus } from '../../src/telegram/in/serve.js';
import type { Steps } from '../../src/telegram/in/steps.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { worksOver } from '../fakes/works.js';

export const wordings = {
  zh: zhChat,
  get 'zh-Hant'() {
    return zhHantChat();
  },
  en: enChat,
};

export type Serving = {
  telegram: FakeTelegram;
  bot: TelegramBot;
  queue: Queue;
  register: Register;
  store: ReportStore;
  metrics: Metrics;
  ended: Promise<ServeStatus>;
  logged: string[];
  /** The chats whose conversation was forgotten. */
  forgotten: string[];
  /** Ends the bot and its queue before the test is over. */
  close(): Promise<void>;
};

type Setting = {
  telegram: FakeTelegram;
  token: string;
  folder: string;
  chatFile: { queue: Queue; register: Register };
  store: ReportStore;
  forgetConversation: (chat: string) => Promise<void>;
  times: Partial<Times>;
  limits: Partial<Limits>;
  roles: { admins: number[]; staff: number[] };
  now: () => number;
  /** How fast time passes. */
  clock: Clock;
  /** By which a call to Telegram becomes too long; the machine's time where it is not given. */
  patience: Clock;
  /** Takes files; without it none are taken. */
  uploads: Omit<Uploads, 'download'>;
  /** What is done beside the bot; over its store where it is not told. */
  beside: Beside;
  /** The bytes that reports were read from. */
  originals: Pick<Originals, 'bytesOf'>;
  about: AboutProgram;
  steps: Steps;
};

/** A bot that serves until the test is over, its queue in a folder of its own, and the Bot API server it talks to. */
export async function serving(ask: Ask, setting: Partial<Setting> = {}): Promise<Serving> {
  const telegram = setting.telegram ?? (await FakeTelegram.open());
  const folder = setting.folder ?? mkdtempSync(join(tmpdir(), 'wenbao-queue-'));
  const { queue, register } = setting.chatFile ?? (await openChatFile({ folder }));
  const store = setting.store ?? (await openSqliteStore({ folder }));
  const metrics = createMetrics({ queue, revision: async () => 1 });
  const logged: string[] = [];
  const forgotten: string[] = [];
  const { token = FakeTelegram.TOKEN, now, clock, roles = { admins: [], staff: [] } } = setting;
  const patience = setting.patience && { clock: setting.patience };
  const client = createTelegram({ token, apiRoot: telegram.root, ended: metrics.meter.call, ...patience });
  const bot = createBot({
    ask,
    async forgetConversation(chat) {
      forgotten.push(chat);
      await setting.forgetConversation?.(chat);
    },
    api: client.api,
    store,
    beside: setting.beside ?? worksOver(store, setting.originals),
    queue,
    register,
    wordings,
    log: createLogger({ level: 'info', write: (line) => logged.push(line) }),
    meter: metrics.meter,
    limits: { minute: 1000, day: 1000, waiting: 1000, ...setting.limits },
    roles,
    uploads: setting.uploads && { ...setting.uploads, download: client.download },
    about: setting.about,
    times: { drain: 25_000, trial: 0, second: 0, ...setting.times },
    clock,
    now,
    steps: setting.steps,
  });
  const ended = bot.serve();
  let isClosed = false;
  async function close(): Promise<void> {
    if (isClosed) return;
    isClosed = true;
    bot.stop();
    await ended;
    await client.close();
    await queue.close();
    if (!setting.store) await store.close();
  }
  onTestFinished(async () => {
    await close();
    if (!setting.telegram) await telegram.close();
    if (!setting.folder) rmSync(folder, { recursive: true, force: true });
  });
  return { telegram, bot, queue, register, store, metrics, ended, logged, forgotten, close };
}
