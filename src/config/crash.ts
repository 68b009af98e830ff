import { scrub } from './scrub.js';

/**
 * What is printed of an error that nobody expected, on its way out: its stack and those of its causes, scrubbed. Never its fields, which
 * hold tokens and what was sent; and without `words` no message either, which may quote a question.
 */
export function crashReport(
  error: unknown,
  { secrets, words }: { secrets: readonly string[]; words: boolean },
): string {
  const stacks: string[] = [];
  for (let cause = error; cause instanceof Error && stacks.length < 5; cause = cause.cause) {
    const frames = (cause.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
    stacks.push([words ? `${cause.name}: ${cause.message}` : cause.name, ...frames].join('\n'));
  }
  const told = stacks.length > 0 ? stacks.join('\ncaused by ') : `a thrown ${typeof error}`;
  return scrub(`The program ended by a fault of its own.\n${told}\n`, secrets);
}
