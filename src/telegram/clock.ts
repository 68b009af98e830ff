import { setTimeout as wait } from 'node:timers/promises';

/** The time of day in milliseconds since 1970, and waiting for some of them to pass, which rejects at the signal. */
export type Clock = { now(): number; sleep(milliseconds: number, signal: AbortSignal): Promise<unknown> };

/** The time that everybody has. */
export const WALL_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

/** How many milliseconds things take; tests shorten them. */
export type Times = {
  /** For answers in work after the bot was told to stop. */
  drain: number;
  /** For a new instance to look out for another one before it takes updates. */
  trial: number;
  /** A second of Telegram's limits on how much is sent. */
  second: number;
};

/** What they take where nobody is in a hurry. */
export const USUAL_TIMES: Times = { drain: 25_000, trial: 2_000, second: 1_000 };

/** Whether the work is done in so many milliseconds of the clock; it is not stopped where it is not. */
export async function endsWithin(milliseconds: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const timer = new AbortController();
  const late = clock.sleep(milliseconds, timer.signal).then(
    () => false,
    () => true,
  );
  return Promise.race([work.then(() => true), late]).finally(() => timer.abort());
}
