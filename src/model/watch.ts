import { ModelError } from '../contracts/errors.js';

/** One piece of a streamed answer. */
export type Piece = { text: string; finish: string | null; tokens: Tokens | null };

/** What a call cost, as the server counts it. */
export type Tokens = { input: number; output: number };

/** Passes the pieces on until they end, and rejects with `ModelError` as soon as the signal goes off; the stream is told to stop then. */
export async function* watched(
  open: (signal: AbortSignal) => AsyncIterable<Piece>,
  signal: AbortSignal,
): AsyncGenerator<Piece> {
  const own = new AbortController();
  const pieces = open(AbortSignal.any([own.signal, signal]))[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await unless(signal, pieces.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    own.abort();
    // The library may still be waiting for bytes; nobody waits for it.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

async function unless<T>(signal: AbortSignal, work: Promise<T>): Promise<T> {
  // Once the race is lost the rejection that the abort brings is nobody's.
  work.catch(() => undefined);
  let stop: (() => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = () => reject(stoppedBy(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, stopped]);
  } finally {
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** The error for a signal that went off: the whole time was over, or whoever asked went away. */
export function stoppedBy(signal: AbortSignal): ModelError {
  return signal.reason instanceof ModelError
    ? signal.reason
    : new ModelError('the question was withdrawn', { fault: 'stopped' });
}
