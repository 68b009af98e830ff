import { ModelError } from '../errors.js';

/** How long a model may keep a person waiting, in milliseconds. */
export type Patience = {
  /** Until the first piece of text. */
  first: number;
  /** Between two pieces. */
  idle: number;
};

/** One piece of a streamed answer; `reasoning` without text is progress too. */
export type Piece = { text: string; finish: string | null; reasoning: boolean; tokens: Tokens | null };

/** What a call cost, as the server counts it. */
export type Tokens = { input: number; output: number };

/**
 * Passes the pieces on until they end, and rejects with `ModelError` where they do not come in time. Only pieces count: bytes that
 * keep a connection open do not. The stream is told to stop through its signal.
 */
export async function* watched(
  open: (signal: AbortSignal) => AsyncIterable<Piece>,
  { patience, signal }: { patience: Patience; signal: AbortSignal },
): AsyncGenerator<Piece> {
  const own = new AbortController();
  const both = AbortSignal.any([own.signal, signal]);
  const pieces = open(both)[Symbol.asyncIterator]();
  let limit = patience.first;
  try {
    for (;;) {
      const next = await within(pieces.next(), { limit, signal });
      if (next.done) return;
      if (next.value.text !== '' || next.value.reasoning || next.value.finish !== null) limit = patience.idle;
      yield next.value;
    }
  } finally {
    own.abort();
    // The library may still be waiting for bytes; nobody waits for it.
    void Promise.resolve(pieces.return?.()).catch(() => undefined);
  }
}

async function within<T>(work: Promise<T>, { limit, signal }: { limit: number; signal: AbortSignal }): Promise<T> {
  // Once the race is lost the rejection that the abort brings is nobody's.
  work.catch(() => undefined);
  let timer: NodeJS.Timeout | undefined;
  let stop: (() => void) | undefined;
  const silence = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new ModelError(`the model was silent for ${limit} ms`, { fault: 'silent' })),
      limit,
    );
    stop = () => reject(stoppedBy(signal));
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
  });
  try {
    return await Promise.race([work, silence]);
  } finally {
    clearTimeout(timer);
    if (stop) signal.removeEventListener('abort', stop);
  }
}

/** The error for a signal that went off: the whole time was over, or whoever asked went away. */
export function stoppedBy(signal: AbortSignal): ModelError {
  return signal.reason instanceof ModelError
    ? signal.reason
    : new ModelError('the question was withdrawn', { fault: 'stopped' });
}
