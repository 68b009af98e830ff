import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from '../../src/chat/clock.js';

/**
 * A clock that runs `pace` times as fast as the machine's since `epoch`. Two processes that are told the same read the same time, so
 * that minutes can be waited for in seconds and be measured as minutes.
 */
export function clockOf({ epoch, pace }: { epoch: number; pace: number }): Clock {
  return {
    now: () => Math.round(epoch + (Date.now() - epoch) * pace),
    sleep: (milliseconds, signal) => wait(milliseconds / pace, undefined, { signal }),
  };
}
