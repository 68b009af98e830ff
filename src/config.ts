import { z } from 'zod';
import { ConfigError } from './errors.js';

/** Every variable the program reads, in the order of `.env.example`. */
export const environmentSchema = z.object({
  WENBAO_INDEX: z.string().min(1).default('index'),
  TELEGRAM_BOT_TOKEN: z
    .string()
    .regex(/^\d+:[\w-]{20,}$/, 'is not a bot token: it looks like 123456789:AA…, copy it whole from @BotFather')
    .optional(),
  TELEGRAM_API_ROOT: z.url('is not an address such as https://api.example.org').default('https://api.telegram.org'),
  WENBAO_LOG: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
});

/** What the program needs to know of its surroundings, by what it is to serve. */
export type Config = { index: string; log: string } & (
  | { mode: 'terminal' }
  | { mode: 'telegram'; token: string; apiRoot: string }
);

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
  const { WENBAO_INDEX: index, WENBAO_LOG: log, TELEGRAM_BOT_TOKEN: token, TELEGRAM_API_ROOT: apiRoot } = parsed.data;
  return token ? { mode: 'telegram', index, log, token, apiRoot } : { mode: 'terminal', index, log };
}

/** Variables with this program's prefixes that it does not know: most likely slips of the pen. */
export function unknownVariables(environment: Readonly<Record<string, string | undefined>>): string[] {
  return Object.keys(environment).filter(
    (name) => /^(WENBAO|TELEGRAM)_/.test(name) && !(name in environmentSchema.shape),
  );
}
