import type { TelegramConfig } from '../config/settings.js';
import type { UpkeepWording } from '../contracts/language.js';
import { codeOf, createTelegram } from '../telegram/api.js';
import type { Check } from './doctor.js';

/** Seconds by which a clock may be off before limits and retention go wrong. */
const CLOCK = 30;
/** Updates that wait while a bot is running well are fewer. */
const PILE = 50;

/** What Telegram says of the token, of the clock, and of where its updates go. */
export async function examineTelegram(config: TelegramConfig, wording: UpkeepWording): Promise<Check[]> {
  const { token, apiRoot, proxy } = config;
  let date: string | null = null;
  const { api, close } = createTelegram({ token, apiRoot, proxy, replied: (headers) => (date = headers.get('date')) });
  try {
    const { username } = await api.getMe();
    const skew = date === null ? 0 : Math.round(Math.abs(Date.now() - Date.parse(date)) / 1000);
    return [
      { check: 'telegram', state: 'ok', text: wording.telegram(username) },
      skew > CLOCK
        ? { check: 'clock', state: 'warning', text: wording.clockWrong(skew) }
        : { check: 'clock', state: 'ok', text: wording.clock(skew) },
      ...(await examineUpdates(api, { config, wording })),
    ];
  } catch (error) {
    const code = codeOf(error);
    const found = { root: new URL(apiRoot).host, proxy: proxy !== undefined };
    const text = code === undefined ? wording.telegramUnreachable(found) : wording.telegramRefuses(code);
    return [{ check: 'telegram', state: 'broken', text }];
  } finally {
    await close();
  }
}

async function examineUpdates(
  api: ReturnType<typeof createTelegram>['api'],
  { config, wording }: { config: TelegramConfig; wording: UpkeepWording },
): Promise<Check[]> {
  const { url = '', pending_update_count: pending, last_error_message: why } = await api.getWebhookInfo();
  const waiting: Check =
    pending >= PILE
      ? { check: 'updates', state: 'warning', text: wording.updatesPiling(pending) }
      : { check: 'updates', state: 'ok', text: wording.updates(pending) };
  // Only the host is shown: paths of webhooks often hold a secret.
  if (url !== '' && url !== config.webhook?.url) {
    return [waiting, { check: 'webhook', state: 'broken', text: wording.webhookForeign(new URL(url).host) }];
  }
  if (url === '' && config.webhook)
    return [waiting, { check: 'webhook', state: 'warning', text: wording.webhookAbsent }];
  if (url !== '' && why) return [waiting, { check: 'webhook', state: 'warning', text: wording.webhookFailing(why) }];
  return [waiting];
}
