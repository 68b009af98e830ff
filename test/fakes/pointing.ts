import type { Asked, Behaviour } from './model-server.js';

type Says = Extract<Behaviour, { says: string }>;
/** What a scripted model points at, by some of the words of a piece; `judge` is what it says of what is told in short. */
export type Scripted = {
  points: readonly (string | { heading?: string; of: readonly string[] })[];
  summary?: readonly { of: string; text: string }[];
  translations?: readonly { of: string; text: string }[];
  judge?: boolean | readonly boolean[];
};

/** A model that points at the pieces holding these words; a number that no piece has where none holds them. */
export function pointing(
  { points, summary = [], translations = [], judge = true }: Scripted,
  rest: Partial<Omit<Says, 'says'>> = {},
): (asked: Asked) => Says {
  return ({ system, user }) => {
    if (system.includes('逐对核对')) {
      const pairs = user.match(/^\d+\. 原句/gm)?.length ?? 0;
      return { says: JSON.stringify({ says: typeof judge === 'boolean' ? Array(pairs).fill(judge) : judge }) };
    }
    const number = (words: string) =>
      Number([...user.matchAll(/^\[(\d+)\](.*)$/gm)].find(([, , text = '']) => text.includes(words))?.[1] ?? 99);
    const told = (list: readonly { of: string; text: string }[]) =>
      list.map(({ of, text }) => ({ from: number(of), text }));
    const object = {
      points: points.map((point) =>
        typeof point === 'string'
          ? { from: [number(point)] }
          : { ...(point.heading && { heading: point.heading }), from: point.of.map(number) },
      ),
      ...(summary.length > 0 && { summary: told(summary) }),
      ...(translations.length > 0 && { translations: told(translations) }),
    };
    return { says: JSON.stringify(object), ...rest };
  };
}

/** A model that finds no answer in what it is given. */
export const NOTHING: Says = { says: '{"nothing":true}' };
