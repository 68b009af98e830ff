import type { Api } from 'grammy';
import { StoreError } from '../../contracts/errors.js';
import type { Log } from '../../contracts/log.js';
import type { ChatWording } from '../../contracts/wording/chat.js';
import { loggable } from '../log.js';
import type { Pace } from './pace.js';

/** Whether what comes and goes can be written down. */
export type Storage = {
  /** Does work that writes; the disk counts as failing until the same kind of work succeeds again. */
  watch<T>(kind: string, work: () => Promise<T>): Promise<T>;
  isWritable(): boolean;
};

/** Keeps count of whether the disk takes writes; the administrators are told once when it does not, and once when it does again. */
export function createStorage({
  api,
  pace,
  admins,
  wording,
  log,
}: {
  api: Api;
  pace: Pace;
  admins: readonly number[];
  wording: ChatWording;
  log: Log;
}): Storage {
  // Small writes may still succeed where larger ones fail, so that each kind speaks for itself.
  const failing = new Set<string>();

  function tell(failure: StoreError | undefined): void {
    const text = failure ? wording.storeFull : wording.storeWell;
    if (failure) log.error(loggable(failure), text);
    else log.info({}, text);
    // Not by way of the queue, which is what cannot be written.
    for (const admin of admins) {
      pace
        .send({ chat: admin, isAsked: false }, () => api.sendMessage(admin, text))
        .catch((error: unknown) => log.warn(loggable(error), 'an administrator was not told'));
    }
  }

  return {
    isWritable: () => failing.size === 0,
    async watch(kind, work) {
      try {
        const done = await work();
        if (failing.delete(kind) && failing.size === 0) tell(undefined);
        return done;
      } catch (error) {
        if (error instanceof StoreError) {
          if (failing.size === 0) tell(error);
          failing.add(kind);
        }
        throw error;
      }
    },
  };
}
