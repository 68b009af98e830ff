import { onTestFinished } from 'vitest';
import type { Ask } from '../../src/answer/answer.js';
import { createBot, type ServeStatus, type TelegramBot } from '../../src/chat/bot.js';
import { enChat } from '../../src/language/chat.en.js';
import { zhChat, zhHantChat } from '../../src/language/chat.zh.js';
import { FakeTelegram } from '../fakes/telegram.js';

export const wordings = { zh: zhChat, 'zh-Hant': zhHantChat, en: enChat };

export type Serving = { telegram: FakeTelegram; bot: TelegramBot; ended: Promise<ServeStatus>; logged: string[] };

/** A bot that serves until the test is over, and the Bot API server it talks to. */
export async function serving(
  ask: Ask,
  {
    telegram,
    token = FakeTelegram.TOKEN,
    pause,
  }: Partial<{ telegram: FakeTelegram; token: string; pause: Pause }> = {},
): Promise<Serving> {
  const server = telegram ?? (await FakeTelegram.open());
  const logged: string[] = [];
  const write = (level: string) => (fields: object, message: string) => {
    logged.push(`${level} ${message} ${JSON.stringify(fields)}`);
  };
  const log = { info: write('info'), warn: write('warn'), error: write('error') };
  const bot = createBot({ ask, token, apiRoot: server.root, wordings, log, ...(pause && { pause }) });
  const ended = bot.serve();
  onTestFinished(async () => {
    await bot.stop();
    await ended;
    if (!telegram) await server.close();
  });
  return { telegram: server, bot, ended, logged };
}

type Pause = (milliseconds: number) => Promise<void>;
