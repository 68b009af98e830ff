import { setTimeout as wait } from 'node:timers/promises';

/** The time of day in milliseconds since 1970, and waiting for some of them to pass, which rejects at the signal. */
export type Clock = { now(): number; sleep(milliseconds: number, signal: AbortSignal): Promise<unknown> };

/** The time that everybody has. */
export const WALL_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

/** Whether the work is done in so many milliseconds of the clock; it is not stopped where it is not. */
export async function endsWithin(milliseconds: number, work: Promise<unknown>, clock: Clock): Promise<boolean> {
  const timer = new AbortController();
  const late = clock.sleep(milliseconds, timer.signal).then(
    () => false,
    () => true,
  );
  return Promise.race([work.then(() => true), late]).finally(() => timer.abort());
}
