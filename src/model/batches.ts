import { ModelError } from '../contracts/errors.js';

/** How many texts a server takes in one call, by its address; others are given fewer when they refuse. */
const LARGEST: readonly (readonly [host: RegExp, texts: number])[] = [
  [/dashscope/, 10],
  [/bigmodel/, 32],
  [/siliconflow/, 32],
  [/volces/, 32],
];
const USUAL = 64;

/**
 * Embeds texts in their order, in batches no larger than the server takes: one that it refuses for its form is halved until it is
 * taken, and later ones stay as small.
 */
export function batchesFor(
  baseUrl: string,
): (texts: readonly string[], embed: (batch: string[]) => Promise<Float32Array[]>) => Promise<Float32Array[]> {
  let size = LARGEST.find(([host]) => host.test(baseUrl))?.[1] ?? USUAL;
  return async (texts, embed) => {
    const vectors: Float32Array[] = [];
    while (vectors.length < texts.length) {
      const batch = texts.slice(vectors.length, vectors.length + size);
      try {
        vectors.push(...(await embed(batch)));
      } catch (error) {
        const refused = error instanceof ModelError && (error.fault === 'rejected' || error.fault === 'too_long');
        if (!refused || batch.length === 1) throw error;
        size = Math.ceil(batch.length / 2);
      }
    }
    return vectors;
  };
}
