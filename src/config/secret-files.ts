import { readFileSync } from 'node:fs';

/** The settings that nobody else may see. Each may stand in a file, as container secrets do, named by the same variable with `_FILE`. */
export const SECRETS = ['TELEGRAM_BOT_TOKEN', 'TELEGRAM_WEBHOOK_SECRET', 'OPENAI_API_KEY'] as const;

/** The settings with what the `_FILE` variables point to in their places, and a line for each that cannot be used. */
export function withSecretFiles(given: Readonly<Record<string, string>>): {
  settings: Record<string, string>;
  wrong: string[];
} {
  const settings = { ...given };
  const wrong: string[] = [];
  for (const name of SECRETS) {
    const file = given[`${name}_FILE`];
    if (file === undefined) continue;
    if (given[name] !== undefined) {
      wrong.push(`${name}_FILE: ${name} is set too. Take one of the two lines out.`);
      continue;
    }
    try {
      const secret = readFileSync(file, 'utf8').trim();
      // An empty file stands for a secret that there is not, as an empty variable does.
      if (secret !== '') settings[name] = secret;
    } catch (error) {
      const why = error instanceof Error && 'code' in error ? error.code : 'unknown';
      wrong.push(`${name}_FILE: the file ${file} cannot be read (${why}). Make it, and readable to the bot's user.`);
    }
  }
  return { settings, wrong };
}
