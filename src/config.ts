import { z } from 'zod';
import { ConfigError } from './errors.js';
import { type ModelConfig, modelConfigOf, modelVariables } from './model/config.js';

const ids = z
  .string()
  .regex(/^\d+(\s*,\s*\d+)*$/, 'is not a list of numeric Telegram ids such as 12345,67890')
  .transform((list) => list.split(',').map(Number));
const count = (most: number) =>
  z.coerce
    .number(`is not a number from 1 to ${most}`)
    .int(`is not a number from 1 to ${most}`)
    .min(1, `is not a number from 1 to ${most}`)
    .max(most, `is not a number from 1 to ${most}`);
const proxy = z.url({ protocol: /^https?$/, error: 'is not an http(s) address such as http://127.0.0.1:7890' });

/** Every variable the program reads, in the order of `.env.example`. */
export const environmentSchema = z
  .object({
    WENBAO_INDEX: z.string().min(1).default('index'),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, 'is not a bot token: it looks like 123456789:AA…, copy it whole from @BotFather')
      .optional(),
    TELEGRAM_API_ROOT: z.url('is not an address such as https://api.example.org').default('https://api.telegram.org'),
    TELEGRAM_PROXY: proxy.optional(),
    TELEGRAM_WEBHOOK_URL: z
      .url({ protocol: /^https?$/, error: 'is not an address such as https://bot.example.org/telegram' })
      .optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'is not 16 to 256 letters, digits, _ and -')
      .optional(),
    PORT: z.coerce
      .number('is not a port')
      .int('is not a port')
      .min(0, 'is not a port')
      .max(65_535, 'is not a port')
      .default(8080),
    WENBAO_HOST: z.string().default('127.0.0.1'),
    WENBAO_ADMINS: ids.optional(),
    WENBAO_STAFF: ids.optional(),
    WENBAO_QUESTIONS_A_MINUTE: count(1000).default(10),
    WENBAO_QUESTIONS_A_DAY: count(100_000).default(100),
    ...modelVariables,
    WENBAO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .refine(({ TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret }) => !url || secret, {
    path: ['TELEGRAM_WEBHOOK_SECRET'],
    error: 'is needed with TELEGRAM_WEBHOOK_URL: without it anybody could send updates',
  });

/** How Telegram is served. */
export type TelegramConfig = {
  token: string;
  apiRoot: string;
  proxy: string | undefined;
  webhook: { url: string; secret: string } | undefined;
  host: string;
  /** 0 for any that is free. */
  port: number;
  roles: { admins: number[]; staff: number[] };
  limits: { minute: number; day: number; waiting: number };
};

/** What the program needs to know of its surroundings, by what it is to serve. */
export type Config = { index: string; log: string; model?: ModelConfig } & (
  | { mode: 'terminal' }
  | ({ mode: 'telegram' } & TelegramConfig)
);

/** Questions that may wait before the next are told to come again. */
const MOST_WAITING = 1000;

/** Reads the environment once; throws one ConfigError that names every variable that is wrong and what it should be. */
export function readConfig(environment: Readonly<Record<string, string | undefined>>): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([name, value]) => name in environmentSchema.shape && value !== ''),
  );
  const parsed = environmentSchema.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
    throw new ConfigError(`The environment is not usable. Mend it in .env:\n  ${lines.join('\n  ')}`);
  }
  const read = parsed.data;
  const [index, log] = [read.WENBAO_INDEX, read.WENBAO_LOG];
  const model = modelConfigOf(read);
  if (!read.TELEGRAM_BOT_TOKEN) return { mode: 'terminal', index, log, model };
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = read;
  return {
    mode: 'telegram',
    index,
    log,
    model,
    token: read.TELEGRAM_BOT_TOKEN,
    apiRoot: read.TELEGRAM_API_ROOT,
    proxy: read.TELEGRAM_PROXY,
    webhook: url && secret ? { url, secret } : undefined,
    host: read.WENBAO_HOST,
    port: read.PORT,
    roles: { admins: read.WENBAO_ADMINS ?? [], staff: read.WENBAO_STAFF ?? [] },
    limits: { minute: read.WENBAO_QUESTIONS_A_MINUTE, day: read.WENBAO_QUESTIONS_A_DAY, waiting: MOST_WAITING },
  };
}

/** Variables with this program's prefixes that it does not know: most likely slips of the pen. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment).filter(
    (name) => /^(WENBAO|TELEGRAM)_/.test(name) && !(name in environmentSchema.shape),
  );
}
