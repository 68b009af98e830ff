import { setTimeout as turn } from 'node:timers/promises';
import type { Clock } from '../../src/telegram/clock.js';

/** A clock whose time passes only when it is told to: what waits for it waits as long, however fast or slow the machine is. */
export type HandClock = Clock & { pass(milliseconds: number): void };

/** A clock that shows this time of day, in milliseconds since 1970, until some are passed. */
export function handClock(start: number): HandClock {
  let time = start;
  const sleepers = new Set<{ until: number; wake: () => void }>();

  function wakeWhoIsDue(): void {
    const due = [...sleepers].filter(({ until }) => until <= time);
    for (const sleeper of due.sort((a, b) => a.until - b.until)) sleeper.wake();
  }

  return {
    now: () => time,
    sleep(milliseconds, signal) {
      if (signal.aborted) return Promise.reject(signal.reason);
      return new Promise<void>((resolve, reject) => {
        const sleeper = { until: time + milliseconds, wake: () => over(resolve) };
        const stop = () => over(() => reject(signal.reason));
        function over(then: () => void): void {
          sleepers.delete(sleeper);
          signal.removeEventListener('abort', stop);
          then();
        }
        signal.addEventListener('abort', stop, { once: true });
        sleepers.add(sleeper);
        if (milliseconds <= 0) setImmediate(wakeWhoIsDue);
      });
    },
    pass(milliseconds) {
      time += milliseconds;
      wakeWhoIsDue();
    },
  };
}

/** Lets time pass in steps until something is so. */
export async function passUntil(clock: HandClock, test: () => boolean, step = 500): Promise<void> {
  while (!test()) {
    clock.pass(step);
    // What waited has its turn.
    await turn(5);
  }
}
