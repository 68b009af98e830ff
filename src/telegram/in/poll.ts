import type { Api } from 'grammy';
import { StoreError } from '../../contracts/errors.js';
import type { Log } from '../../contracts/log.js';
import { codeOf, POLL_SECONDS } from '../api.js';
import { loggable } from '../log.js';
import type { Steps } from './steps.js';
import { UPDATE_KINDS } from './update.js';

/**
 * Where fetched updates go, as they came: one that cannot be read is passed over. Resolves when they are written down, rejects with
 * `StoreError` where they cannot be.
 */
export type Take = (updates: readonly unknown[]) => Promise<void>;

/** Another instance has polled longer with this token, or Telegram sends its updates to a web address. */
export type PollConflict = 'another_instance' | 'foreign_webhook';

/** How long an instance leaves the other one be that ended its poll: shorter than the newcomer's trial. */
const YIELD = 1_000;
const LONGEST_PAUSE = 30_000;
/** Telegram's answers to a token that it does not know, and to a poll that is not alone. */
const FATAL = [401, 404, 409];

/**
 * Fetches updates until the program stops, and then resolves with undefined; or resolves with what stands in the way. An update
 * is confirmed to Telegram by the fetch after the one that brought it, once it is written down.
 *
 * Two instances end each other's polls by turns. So that exactly one of them gives way, and before it has taken anything, a
 * newcomer first polls without confirming or taking, and goes when it is disturbed; whoever is past that trial stays.
 */
export async function poll({
  api,
  take,
  trialMilliseconds,
  established,
  signal,
  pause,
  polled,
  log,
  steps,
}: {
  api: Api;
  take: Take;
  trialMilliseconds: number;
  /** Told when the trial is passed. */
  established: () => Promise<void>;
  signal: AbortSignal;
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  /** Told of every fetch: whether Telegram answered it. */
  polled: (isAnswered: boolean) => void;
  log: Log;
  steps: Steps;
}): Promise<PollConflict | undefined> {
  const fetch = (terms: { offset?: number | undefined; limit: number; timeout: number }) =>
    // grammY's type asks for the signal of a package that Node's own has replaced; it only listens to "abort".
    api.getUpdates({ ...terms, allowed_updates: UPDATE_KINDS }, signal as Parameters<typeof api.getUpdates>[1]);

  async function trial(): Promise<void> {
    const end = Date.now() + trialMilliseconds;
    for (let left = trialMilliseconds; left > 0; left = end - Date.now()) {
      await fetch({ limit: 1, timeout: Math.ceil(left / 1000) });
      // Updates that wait end the fetch at once; the other instance needs time to show itself.
      await pause(Math.min(200, Math.max(0, end - Date.now())));
    }
  }

  async function untilStopped(): Promise<never> {
    let offset: number | undefined;
    for (let failures = 0; ; ) {
      try {
        const updates = await fetch({ offset, limit: 100, timeout: POLL_SECONDS });
        if (updates.length > 0) steps('fetched');
        await take(updates);
        // The last one's number, not the highest: after a quiet week Telegram numbers afresh.
        const last = updates.findLast((update) => Number.isSafeInteger(update?.update_id));
        if (updates.length > 0 && !last) throw new TypeError('updates without a number');
        offset = last ? last.update_id + 1 : offset;
        failures = 0;
        polled(true);
      } catch (error) {
        const isConflict = codeOf(error) === 409 && !isWebhookSet(error);
        if (signal.aborted || (FATAL.includes(codeOf(error) ?? 0) && !isConflict)) throw error;
        // What could not be written down, or was disturbed, was an answer of Telegram's all the same.
        polled(isConflict || error instanceof StoreError);
        log.warn(loggable(error), isConflict ? 'another instance disturbs the poll' : 'updates were not taken');
        failures += 1;
        const longest = error instanceof StoreError ? 2 * YIELD : LONGEST_PAUSE;
        await pause(isConflict ? YIELD : Math.min(500 * 2 ** failures, longest));
      }
    }
  }

  try {
    await untilTried(trial);
    await established();
    return await untilStopped();
  } catch (error) {
    if (signal.aborted) return undefined;
    if (isWebhookSet(error)) return 'foreign_webhook';
    if (codeOf(error) === 409) return 'another_instance';
    throw error;
  }

  /** The trial, again from its beginning where the connection fails. */
  async function untilTried(attempt: () => Promise<void>): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await attempt();
      } catch (error) {
        if (signal.aborted || FATAL.includes(codeOf(error) ?? 0)) throw error;
        polled(false);
        await pause(Math.min(1000 * 2 ** failures, LONGEST_PAUSE));
      }
    }
  }
}

function isWebhookSet(error: unknown): boolean {
  return codeOf(error) === 409 && error instanceof Error && /webhook/i.test(error.message);
}
