import { setTimeout as pause } from 'node:timers/promises';
import type { ModelError, ModelFault } from '../contracts/errors.js';
import { modelErrorOf } from './faults.js';
import { stoppedBy } from './watch.js';

/** How often each fault is worth another try; a fault that is not named here comes back at once. */
const RETRIES: Readonly<Partial<Record<ModelFault, number>>> = {
  busy: 2,
  server: 2,
  unreachable: 2,
  cut: 1,
  unreadable: 1,
};

/** A server that asks for more than this is not waited for. */
const LONGEST_WAIT = 20_000;

/** Tries again what failed for a passing reason, after a pause of random length or the one the server asked for. */
export async function attempts<T>(
  work: () => Promise<T>,
  { signal, pauseUnit, onFailure }: { signal: AbortSignal; pauseUnit: number; onFailure?: (error: ModelError) => void },
): Promise<T> {
  for (let failures = 0; ; failures += 1) {
    try {
      return await work();
    } catch (caught) {
      const error = modelErrorOf(caught);
      onFailure?.(error);
      const wait = error.wait ?? Math.random() * pauseUnit * 2 ** failures;
      if (signal.aborted || failures >= (RETRIES[error.fault] ?? 0) || wait > LONGEST_WAIT) throw error;
      await pause(wait, undefined, { signal }).catch(() => {
        throw stoppedBy(signal);
      });
    }
  }
}
