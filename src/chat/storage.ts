import type { Api } from 'grammy';
import { StoreError } from '../errors.js';
import type { ChatWording } from '../language.js';
import { type Log, loggable } from './log.js';

/** Whether what comes and goes can be written down. */
export type Storage = {
  /** Told of every failure to write, and with `undefined` of every success. */
  changed(failure: StoreError | undefined): void;
  /** Does work that writes, and keeps count of whether that can be done. */
  watch<T>(work: () => Promise<T>): Promise<T>;
  isWritable(): boolean;
};

/** Keeps count of whether the disk takes writes; the administrators are told once when it does not, and once when it does again. */
export function createStorage({
  api,
  admins,
  wording,
  log,
}: {
  api: Api;
  admins: readonly number[];
  wording: ChatWording;
  log: Log;
}): Storage {
  let isWritable = true;

  function changed(failure: StoreError | undefined): void {
    if (isWritable === !failure) return;
    isWritable = !failure;
    const text = failure ? wording.storeFull : wording.storeWell;
    if (failure) log.error(loggable(failure), text);
    else log.info({}, text);
    // Not by way of the queue, which is what cannot be written.
    for (const admin of admins) {
      api
        .sendMessage(admin, text)
        .catch((error: unknown) => log.warn(loggable(error), 'an administrator was not told'));
    }
  }

  return {
    changed,
    isWritable: () => isWritable,
    async watch(work) {
      try {
        const done = await work();
        changed(undefined);
        return done;
      } catch (error) {
        if (error instanceof StoreError) changed(error);
        throw error;
      }
    },
  };
}
