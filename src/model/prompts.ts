import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from '../contracts/errors.js';
import { TASKS, type Task } from '../contracts/model.js';

const FOLDER = fileURLToPath(new URL('../../prompts', import.meta.url));

const headSchema = z.object({ version: z.coerce.number().int(), variables: z.string() });

/** A prompt of two parts: what the model is told to be, and what it is asked; `fill` puts the variables in. */
export type Prompt = {
  version: number;
  fill(variables: Readonly<Record<string, string>>): { system: string; user: string };
};
export type Prompts = Readonly<Record<Task, Prompt>>;

/** Reads every task's prompt; throws `ConfigError` where one is missing, or names a variable that its head does not, or the reverse. */
export function loadPrompts(folder: string = FOLDER): Prompts {
  const entries = TASKS.map((task) => [task, parsePrompt(read(folder, task), `prompts/${task}.md`)] as const);
  // The entries are made from the same list as the type.
  return Object.fromEntries(entries) as Prompts;
}

function read(folder: string, task: Task): string {
  try {
    return readFileSync(`${folder}/${task}.md`, 'utf8');
  } catch (cause) {
    throw new ConfigError(`prompts/${task}.md cannot be read; it belongs to the program.`, { cause });
  }
}

/** A prompt from the text of its file; throws `ConfigError` that names the file and what is wrong with it. */
export function parsePrompt(text: string, file: string): Prompt {
  const [, head = '', body = ''] = /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(text) ?? [];
  const fields = Object.fromEntries(
    head.split('\n').map((line) => [line.split(':')[0]?.trim(), line.slice(line.indexOf(':') + 1).trim()]),
  );
  const parsed = headSchema.safeParse(fields);
  const [system, user] = body.split(/^## user\n/m);
  if (!parsed.success || user === undefined || system === undefined)
    throw new ConfigError(`${file}: it needs a head with version and variables, and a part "## user".`);
  const declared = parsed.data.variables.split(/[\s,]+/).filter((name) => name !== '');
  const used = [...new Set([...body.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name))];
  const astray = [
    ...used.filter((name) => !declared.includes(name)),
    ...declared.filter((name) => !used.includes(name)),
  ];
  if (astray.length > 0) throw new ConfigError(`${file}: head and text differ in the variables ${astray.join(', ')}.`);

  function fill(part: string, variables: Readonly<Record<string, string>>): string {
    // One pass, so that a variable's own text is never filled.
    return part.trim().replaceAll(/\{\{(\w+)\}\}/g, (_, name: string) => {
      const value = variables[name];
      if (value === undefined) throw new ConfigError(`${file}: the variable ${name} was not given.`);
      return value;
    });
  }
  return {
    version: parsed.data.version,
    fill: (variables) => ({ system: fill(system, variables), user: fill(user, variables) }),
  };
}
