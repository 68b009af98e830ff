import { StoreError } from '../../contracts/errors.js';
import type { Queue } from '../../contracts/queue.js';
import type { Storage } from './storage.js';

const PAUSE = 5_000;

/** The queue as those use it who cannot give up: what cannot be written now (a full disk) is written when it can be again. */
export function patientQueue(
  queue: Queue,
  {
    storage,
    pause,
  }: {
    storage: Storage;
    /** Rejects when the program stops. */
    pause: (milliseconds: number) => Promise<void>;
  },
): Queue {
  async function insist<T>(kind: string, write: () => Promise<T>): Promise<T> {
    for (;;) {
      try {
        return await storage.watch(kind, write);
      } catch (error) {
        if (!(error instanceof StoreError)) throw error;
        await pause(PAUSE);
      }
    }
  }

  return {
    ...queue,
    files: {
      ...queue.files,
      keep: (bytes) => insist('keep', () => queue.files.keep(bytes)),
      drop: (file) => insist('drop', () => queue.files.drop(file)),
    },
    settle: (...given) => insist('settle', () => queue.settle(...given)),
    sending: (...given) => insist('sending', () => queue.sending(...given)),
    putOff: (...given) => insist('putOff', () => queue.putOff(...given)),
    delivered: (...given) => insist('delivered', () => queue.delivered(...given)),
    moved: (...given) => insist('moved', () => queue.moved(...given)),
  };
}
