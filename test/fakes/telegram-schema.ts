import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What a value has to be; `at` is another shape of the schema by its place, and a file of a form is a string here. */
export type Shape =
  | 'any'
  | 'string'
  | 'number'
  | { is: string | number | boolean }
  | { or: Shape[] }
  | { list: Shape }
  | { at: number }
  | { fields: Readonly<Record<string, { may: boolean; shape: Shape }>> };

/** The parameters of each method, as @grammyjs/types have them; written by `write-telegram-schema.ts`. */
export type Schema = { methods: Readonly<Record<string, Shape>>; shapes: readonly Shape[] };

let held: Schema | undefined;

/** What of the parameters of a call is not as Telegram takes it; undefined where all is. */
export function misfitIn(method: string, params: unknown): string | undefined {
  held ??= JSON.parse(readFileSync(join(import.meta.dirname, 'telegram-schema.json'), 'utf8')) as Schema;
  const { methods, shapes } = held;
  const shape = methods[method];
  return shape === undefined ? undefined : misfit(params, shape, method);

  function misfit(value: unknown, shape: Shape, path: string): string | undefined {
    if (shape === 'any') return undefined;
    if (shape === 'string' || shape === 'number') return typeof value === shape ? undefined : `${path} is no ${shape}`;
    if ('is' in shape) return value === shape.is ? undefined : `${path} is not ${JSON.stringify(shape.is)}`;
    if ('at' in shape) return misfit(value, shapes[shape.at] ?? 'any', path);
    if ('list' in shape) {
      if (!Array.isArray(value)) return `${path} is no list`;
      return value.map((one, at) => misfit(one, shape.list, `${path}[${at}]`)).find((said) => said !== undefined);
    }
    if ('or' in shape) {
      const said = shape.or.map((one) => misfit(value, one, path));
      return said.includes(undefined) ? undefined : said.sort((a = '', b = '') => b.length - a.length)[0];
    }
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${path} is no object`;
    const { fields } = shape;
    const given = Object.entries(value);
    const lacking = Object.keys(fields).find((name) => !fields[name]?.may && !(name in value));
    if (lacking !== undefined) return `${path} lacks ${lacking}`;
    for (const [name, part] of given) {
      const field = fields[name];
      // An unknown part would be passed over in silence.
      if (!field) return `${path} knows no ${name}`;
      const said = misfit(part, field.shape, `${path}.${name}`);
      if (said !== undefined) return said;
    }
    return undefined;
  }
}
