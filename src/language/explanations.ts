import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { ConfigError } from '../contracts/errors.js';

/** The languages that explanations are written in; Traditional is made from Simplified at the edge. */
export const EXPLAINED_IN = ['zh', 'en'] as const;
type ExplainedIn = (typeof EXPLAINED_IN)[number];

/** What a text leaves open (`{filed}`, `{first}`), by name. */
type Told = Readonly<Record<string, string | number>>;

const FOLDER = fileURLToPath(new URL('../../explanations', import.meta.url));

const recordSchema = z.strictObject({
  name: z.string(),
  says: z.array(z.string()).min(1),
  /** Where it stands in the form and how it is filled in. */
  form: z.string().optional(),
  law: z.string().optional(),
  /** Which texts of the law, by their names in `versions`. */
  version: z.array(z.string()).optional(),
  checked: z.iso.date(),
  next: z.string().optional(),
  /** `refused`: what to do about a refusal is added; `told`: the record itself tells it. Both say that this is no legal advice. */
  remedy: z.enum(['refused', 'told']).optional(),
});
const fileSchema = z.strictObject({
  frame: z.strictObject({
    name: z.string(),
    form: z.string(),
    law: z.string(),
    next: z.string(),
    refused: z.string(),
    advice: z.string(),
    joint: z.string(),
  }),
  versions: z.record(z.string(), z.string()),
  explanations: z.record(z.string(), recordSchema),
  talk: z.record(z.string(), z.array(z.string()).min(1)),
});
type Explanations = z.infer<typeof fileSchema>;

const loaded = new Map<ExplainedIn, Explanations>();

/** A term, a rule or a how-to in lines: what it is, where it stands in the form, the law with its version and the day it was checked, what can be done; a line that leaves open what is not told is left out. Undefined for an id that is none. */
export function explain(language: ExplainedIn, id: string, told: Told = {}): string[] | undefined {
  const { frame, versions, explanations } = load(language);
  const found = explanations[id];
  if (!found) return undefined;
  const { name, says, form, law, version = [], checked, next, remedy } = found;
  const [first = '', ...rest] = says;
  return filled(
    [
      fill(frame.name, { name, says: first }),
      ...rest,
      form && fill(frame.form, { form }),
      law &&
        fill(frame.law, { law, version: version.map((each) => versions[each] ?? each).join(frame.joint), checked }),
      next && fill(frame.next, { next }),
      remedy === 'refused' && frame.refused,
      remedy && frame.advice,
    ].filter((line) => typeof line === 'string'),
    told,
  );
}

/** A reply to small talk or to a question about the bot, in at most two lines; undefined for an id that is none. */
export function talk(language: ExplainedIn, id: string, told: Told = {}): string[] | undefined {
  const lines = load(language).talk[id];
  return lines && filled(lines, told);
}

/** The day on which the explanation was checked against the law that has not been checked for longest, as in 2026-12-01. */
export function oldestCheck(): string {
  const found = EXPLAINED_IN.flatMap((language) => Object.values(load(language).explanations));
  return found.map(({ checked }) => checked).sort()[0] ?? '';
}

function load(language: ExplainedIn): Explanations {
  const known = loaded.get(language);
  if (known) return known;
  try {
    const file = fileSchema.parse(JSON.parse(readFileSync(`${FOLDER}/${language}.json`, 'utf8')));
    loaded.set(language, file);
    return file;
  } catch (cause) {
    throw new ConfigError(`explanations/${language}.json cannot be read; it belongs to the program.`, { cause });
  }
}

function filled(lines: readonly string[], told: Told): string[] {
  return lines.map((line) => fill(line, told)).filter((line) => !/\{\w+\}/.test(line));
}

function fill(line: string, told: Told): string {
  return line.replaceAll(/\{(\w+)\}/g, (open, name: string) => String(told[name] ?? open));
}
