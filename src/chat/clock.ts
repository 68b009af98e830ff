import { setTimeout as wait } from 'node:timers/promises';

/** The time of day in milliseconds since 1970, and waiting for some of them to pass, which rejects at the signal. */
export type Clock = { now(): number; sleep(milliseconds: number, signal: AbortSignal): Promise<unknown> };

/** The time that everybody has. */
export const WALL_CLOCK: Clock = {
  now: Date.now,
  sleep: (milliseconds, signal) => wait(milliseconds, undefined, { signal }),
};

/** Whether the work is done in time; it is not stopped where it is not. */
export async function endsWithin(milliseconds: number, work: Promise<unknown>): Promise<boolean> {
  const timer = new AbortController();
  const late = wait(milliseconds, false, { signal: timer.signal }).catch(() => true);
  return Promise.race([work.then(() => true), late]).finally(() => timer.abort());
}
