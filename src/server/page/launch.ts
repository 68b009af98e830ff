import { createHmac, timingSafeEqual } from 'node:crypto';
import { z } from 'zod';
import type { LanguageId } from '../../contracts/language.js';

/** Milliseconds that a launch is good for. */
const GOOD_FOR = 60 * 60_000;

const userSchema = z.object({ language_code: z.string().optional() });

/**
 * The language of the person who opened the page in Telegram, from the `initData` of the launch; undefined where Telegram did not sign it
 * with this bot's token, or longer ago than an hour. Nothing else of it is read, and nothing is kept.
 */
export function languageOfLaunch(
  initData: string,
  { token, now }: { token: string; now: () => number },
): LanguageId | undefined {
  const fields = new URLSearchParams(initData);
  const hash = fields.get('hash') ?? '';
  fields.delete('hash');
  const lines = [...fields].map(([name, value]) => `${name}=${value}`).sort();
  const key = createHmac('sha256', 'WebAppData').update(token).digest();
  const own = createHmac('sha256', key).update(lines.join('\n')).digest();
  const given = Buffer.from(hash, 'hex');
  if (given.length !== own.length || !timingSafeEqual(given, own)) return undefined;
  const age = now() - Number(fields.get('auth_date')) * 1000;
  if (!(age >= -GOOD_FOR && age <= GOOD_FOR)) return undefined;
  const user = userSchema.safeParse(parsed(fields.get('user') ?? '{}'));
  const code = user.success ? (user.data.language_code ?? '').toLowerCase() : '';
  if (/^zh-(?:hant|tw|hk|mo)/.test(code)) return 'zh-Hant';
  return code === '' || code.startsWith('zh') ? 'zh' : 'en';
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    // Signed by Telegram and no JSON: nothing is said of the person.
    return {};
  }
}
