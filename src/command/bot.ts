import { createLogger } from '../config/log.js';
import { type Config, secretsOf, type TelegramConfig } from '../config/settings.js';
import { ConfigError, InUseError } from '../contracts/errors.js';
import type { Program } from '../main.js';
import { startHttpServer } from '../server/http.js';
import { createMetrics } from '../server/metrics.js';
import { openChatFile } from '../store/queue/queue.js';
import { createTelegram } from '../telegram/api.js';
import { createBot } from '../telegram/bot.js';
import type { Clock, Times } from '../telegram/clock.js';
import type { Steps } from '../telegram/in/steps.js';
import type { CommandContext } from './context.js';
import { openPages } from './serve.js';
import { versionOfProgram } from './version.js';
import { chatWordings } from './wordings.js';

/** The exit status where another program serves from the same folder or with the same token. */
const TAKEN = 75;

/** Serves Telegram until it is stopped or Telegram refuses; the status is that of `ServeStatus`. */
export async function bot(
  { wenbao, config, times }: CommandContext,
  { deleteWebhook }: { deleteWebhook?: boolean },
): Promise<number> {
  if (config.mode !== 'telegram')
    throw new ConfigError(
      'TELEGRAM_BOT_TOKEN: is needed to serve Telegram. Add the line TELEGRAM_BOT_TOKEN= with the token from @BotFather to .env.',
    );
  const stopping = new AbortController();
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => stopping.abort());
  const status = await serveTelegram({ wenbao, config, deleteWebhook, signal: stopping.signal, times });
  // An answer that was given up may still be waiting for its model.
  setTimeout(() => process.exit(), 1000).unref();
  return status;
}

/** Serves until the signal; everything it opened is closed when it resolves. */
export async function serveTelegram({
  wenbao,
  config,
  deleteWebhook = false,
  signal,
  steps,
  times,
  clock,
}: {
  wenbao: Pick<Program, 'ask' | 'forgetConversation' | 'store' | 'works'> &
    Partial<Pick<Program, 'degraded' | 'count' | 'keepVectors' | 'documents' | 'draftsOf'>>;
  config: TelegramConfig & Pick<Config, 'index' | 'log' | 'model'>;
  /** Has Telegram send updates to no web address any more, so that they can be fetched. */
  deleteWebhook?: boolean | undefined;
  signal: AbortSignal;
  steps?: Steps | undefined;
  times?: Times | undefined;
  clock?: Clock | undefined;
}): Promise<number> {
  const { token, apiRoot, proxy, webhook, host, port, page, roles, limits } = config;
  const log = createLogger({ level: config.log, secrets: secretsOf(config) });
  const chatFile = await openChatFile({ folder: config.index }).catch((error: unknown) => {
    if (!(error instanceof InUseError)) throw error;
    log.error({}, chatWordings.zh.anotherInstance);
  });
  if (!chatFile) return TAKEN;
  const { queue, register } = chatFile;

  const { store, works } = wenbao;
  const metrics = createMetrics({ queue, revision: () => store.revision(), tallies: works.tallies });
  wenbao.count?.(metrics.answerMeter);
  const { meter } = metrics;
  const telegram = createTelegram({ token, apiRoot, proxy, ended: meter.call });
  const drafts = wenbao.draftsOf?.(register);
  const { documents } = wenbao;
  const { download } = telegram;
  const bot = createBot({
    uploads: documents && drafts && { documents, drafts, download },
    about: { version: versionOfProgram(), price: config.model?.price ?? null },
    ...{
      ask: drafts?.ask ?? wenbao.ask,
      forgetConversation: wenbao.forgetConversation,
      api: telegram.api,
      queue,
      register,
      store,
      beside: works,
    },
    ...{ wordings: chatWordings, log, meter, limits, roles, webhook, steps, times, clock },
  });
  /** A button beside the field to write in opens the page inside Telegram; the bot serves without it as well. */
  async function showButton(url: string): Promise<void> {
    const text = chatWordings.zh.web.open;
    await telegram.api
      .setChatMenuButton({ menu_button: { type: 'web_app', text, web_app: { url } } })
      .catch(() => log.warn({}, 'the button that opens the page could not be set'));
  }

  try {
    const entry = webhook && { path: new URL(webhook.url).pathname, secret: webhook.secret, take: bot.takeSent };
    const { degraded } = wenbao;
    const pages = page && (await openPages({ ...wenbao, token, log }));
    const server = await startHttpServer({ host, port, ails: bot.ails, degraded, metrics, webhook: entry, pages });
    log.info({ host, port: server.port }, 'listening');
    try {
      signal.addEventListener('abort', bot.stop, { once: true });
      if (signal.aborted) bot.stop();
      if (deleteWebhook) await telegram.api.deleteWebhook();
      if (page?.address !== undefined) void showButton(page.address);
      void wenbao.keepVectors?.(signal);
      return await bot.serve();
    } finally {
      await server.close();
    }
  } finally {
    await telegram.close();
    await queue.close();
  }
}
