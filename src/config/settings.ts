import { z } from 'zod';
import { ConfigError } from '../contracts/errors.js';
import { type ModelConfig, modelConfigOf, modelVariables } from '../model/config.js';
import { passwordsIn, proxyAddress } from './proxy.js';
import { withSecretFiles } from './secret-files.js';

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
const file = z.string().optional();

/** Every variable the program reads, in the order of `.env.example`. */
export const environmentSchema = z
  .object({
    WENBAO_INDEX: z.string().min(1).default('index'),
    WENBAO_ORIGINALS: z.string().min(1).optional(),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{20,}$/, 'is not a bot token: it looks like 123456789:AA…, copy it whole from @BotFather')
      .optional(),
    TELEGRAM_BOT_TOKEN_FILE: file,
    TELEGRAM_API_ROOT: z.url('is not an address such as https://api.example.org').default('https://api.telegram.org'),
    TELEGRAM_PROXY: proxyAddress.optional(),
    TELEGRAM_WEBHOOK_URL: z
      .url({ protocol: /^https?$/, error: 'is not an address such as https://bot.example.org/telegram' })
      .optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, 'is not 16 to 256 letters, digits, _ and -')
      .optional(),
    TELEGRAM_WEBHOOK_SECRET_FILE: file,
    PORT: z.coerce
      .number('is not a port')
      .int('is not a port')
      .min(0, 'is not a port')
      .max(65_535, 'is not a port')
      .default(8080),
    WENBAO_HOST: z.string().default('127.0.0.1'),
    WENBAO_PUBLIC: z
      .union([z.enum(['on', 'off']), z.url({ protocol: /^https$/ })], {
        error: 'is neither on nor off nor an address such as https://reports.example.org',
      })
      .default('off'),
    WENBAO_ADMINS: ids.optional(),
    WENBAO_STAFF: ids.optional(),
    WENBAO_QUESTIONS_A_MINUTE: count(1000).default(10),
    WENBAO_QUESTIONS_A_DAY: count(100_000).default(100),
    ...modelVariables,
    WENBAO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .refine(({ TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret }) => !url || secret, {
    path: ['TELEGRAM_WEBHOOK_SECRET'],
    error:
      'is needed with TELEGRAM_WEBHOOK_URL: without it anybody could send updates. Add the line TELEGRAM_WEBHOOK_SECRET=' +
      ' with 16 or more letters, digits, _ and -',
    // What is missing is told together with what is wrong.
    when: () => true,
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
  /** The page and the API for everybody, with the address that people reach them at where it is known; absent where they are off. */
  page?: { address: string | undefined } | undefined;
  roles: { admins: number[]; staff: number[] };
  limits: { minute: number; day: number; waiting: number };
};

/** What the program needs to know of its surroundings, by what it is to serve. */
export type Config = { index: string; originals?: string | undefined; log: string; model?: ModelConfig } & (
  | ({ mode: 'terminal' } & Partial<Pick<TelegramConfig, 'host' | 'port'>>)
  | ({ mode: 'telegram' } & TelegramConfig)
);

/** Questions that may wait before the next are told to come again. */
const MOST_WAITING = 1000;

/** The variables of the process, or others in their place. */
export type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once; throws one ConfigError that names every variable that is wrong or missing and what it should be. */
export function readConfig(environment: Environment): Config {
  const given = Object.entries(environment).filter(
    (entry): entry is [string, string] => entry[0] in environmentSchema.shape && (entry[1] ?? '') !== '',
  );
  const { settings, wrong } = withSecretFiles(Object.fromEntries(given));
  const parsed = environmentSchema.safeParse(settings);
  if (!parsed.success || wrong.length > 0) {
    const unreadable = wrong.map((line) => line.slice(0, line.indexOf('_FILE')));
    const lines = parsed.error?.issues
      .map((issue) => ({ name: issue.path.join('.'), message: issue.message }))
      .filter(({ name }) => !unreadable.includes(name))
      .map(({ name, message }) => `${name}: ${message}`);
    const all = [...wrong, ...(lines ?? [])];
    throw new ConfigError(`The environment is not usable. Mend it in .env:\n  ${all.join('\n  ')}`);
  }
  const read = parsed.data;
  const [index, log, originals] = [read.WENBAO_INDEX, read.WENBAO_LOG, read.WENBAO_ORIGINALS];
  const model = modelConfigOf(read);
  const [host, port] = [read.WENBAO_HOST, read.PORT];
  if (!read.TELEGRAM_BOT_TOKEN) return { mode: 'terminal', index, originals, log, model, host, port };
  const shared = read.WENBAO_PUBLIC;
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = read;
  return {
    mode: 'telegram',
    index,
    originals,
    log,
    model,
    token: read.TELEGRAM_BOT_TOKEN,
    apiRoot: read.TELEGRAM_API_ROOT,
    proxy: read.TELEGRAM_PROXY,
    webhook: url && secret ? { url, secret } : undefined,
    ...{ host, port },
    page: shared === 'off' ? undefined : { address: shared === 'on' ? undefined : shared },
    roles: { admins: read.WENBAO_ADMINS ?? [], staff: read.WENBAO_STAFF ?? [] },
    limits: { minute: read.WENBAO_QUESTIONS_A_MINUTE, day: read.WENBAO_QUESTIONS_A_DAY, waiting: MOST_WAITING },
  };
}

/** What must not be shown to anybody: the words of the secrets, and the passwords of the proxies. */
export function secretsOf({
  token,
  webhook,
  proxy,
  model,
}: Partial<Pick<TelegramConfig, 'token' | 'webhook' | 'proxy'>> & Pick<Config, 'model'>): string[] {
  const passwords = [proxy, model?.proxy].flatMap((address) => (address ? passwordsIn(address) : []));
  return [token, webhook?.secret, model?.key, ...passwords].filter((secret) => secret !== undefined);
}

/** A line for each variable with this program's prefixes that it does not know, and for each that does nothing without another. */
export function slipsIn(environment: Environment): string[] {
  const unknown = Object.keys(environment)
    .filter((name) => /^(WENBAO|TELEGRAM)_/.test(name) && !(name in environmentSchema.shape))
    .map((name) => `${name}: unknown variable, see .env.example`);
  const hasKey = environment.OPENAI_API_KEY || environment.OPENAI_API_KEY_FILE;
  const idle = ['OPENAI_MODEL', 'OPENAI_EMBEDDING_MODEL'].filter((name) => environment[name] && !hasKey);
  return [...unknown, ...idle.map((name) => `${name}: no model is asked without a key. Add the line ${KEY_LINE}`)];
}

/** What a server that asks for no key is given is any word. */
const KEY_LINE = 'OPENAI_API_KEY= with the key, or any word where the server wants none';
