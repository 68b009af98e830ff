import { ModelError } from '../contracts/errors.js';
import type { Embedder } from '../contracts/model.js';
import type { OpenStream } from './openai.js';
import { watched } from './watch.js';

const WHOLE = 30_000;

/** Two texts that mean different things, so that their vectors can be told apart. */
const TEXTS = ['政府信息公开申请的数量', '今天下午有雨'] as const;
/** The product of two unit vectors of the same text; servers round. */
const SAME = 0.999;

/** Asks the model for an object of one word; milliseconds until it had said it. Rejects with `ModelError` where it does not end its answer. */
export async function probeModel(open: OpenStream): Promise<number> {
  const started = performance.now();
  const signal = AbortSignal.timeout(WHOLE);
  const messages = { system: 'Reply with the JSON object {"ok":true}.', user: 'OK?' };
  let finish: string | null = null;
  try {
    for await (const piece of watched((stop) => open(messages, stop), signal)) {
      finish = piece.finish ?? finish;
    }
  } catch (error) {
    throw signal.aborted ? new ModelError(`the model took longer than ${WHOLE} ms`, { fault: 'silent' }) : error;
  }
  if (finish === null) throw new ModelError('the answer ended without its end', { fault: 'cut' });
  return Math.round(performance.now() - started);
}

/**
 * Has two texts embedded together and one of them alone; the dimension of the vectors. Rejects with `ModelError` where they are not as
 * many as the texts, in their order, finite and unlike each other.
 */
export async function probeEmbedder(embedder: Embedder): Promise<number> {
  const [first, second] = await embedder.embed(TEXTS);
  const [alone] = await embedder.embed([TEXTS[1]]);
  if (!first || !second || !alone) throw unlike('fewer vectors than texts');
  if (product(first, second) > SAME) throw unlike('one vector for two texts');
  if (product(second, alone) < SAME) throw unlike('vectors in another order than the texts');
  return first.length;
}

function product(one: Float32Array, other: Float32Array): number {
  return one.reduce((sum, part, at) => sum + part * (other[at] ?? 0), 0);
}

function unlike(what: string): ModelError {
  return new ModelError(`the embedding server answered with ${what}`, { fault: 'unreadable' });
}
