import { z } from 'zod';
import { ModelError } from '../contracts/errors.js';

const vectorSchema = z.array(z.number()).min(1);

/** A server's vectors in the order of their index, each of length one; throws `ModelError` that says what is wrong with them. */
export function unitVectors(answered: readonly { index: number; embedding: unknown }[], count: number): Float32Array[] {
  if (answered.length !== count) throw bad(`${answered.length} vectors for ${count} texts`);
  const byIndex = new Map(answered.map(({ index, embedding }) => [index, embedding]));
  const vectors = Array.from({ length: count }, (_, index) => {
    if (!byIndex.has(index)) throw bad(`no vector of index ${index}`);
    const parsed = vectorSchema.safeParse(byIndex.get(index));
    if (!parsed.success) throw bad(`the vector of index ${index} holds something else than numbers`);
    return unitVector(Float32Array.from(parsed.data));
  });
  const [dimension] = vectors.map((vector) => vector.length);
  if (vectors.some((vector) => vector.length !== dimension)) throw bad('vectors of several dimensions');
  return vectors;
}

/** The vector made of length one; throws `ModelError` for one that has no direction. */
export function unitVector(vector: Float32Array): Float32Array {
  let sum = 0;
  for (const part of vector) sum += part * part;
  const length = Math.sqrt(sum);
  if (!Number.isFinite(length)) throw bad('a vector holds something else than finite numbers');
  if (length === 0) throw bad('a vector of nothing but zeros');
  return vector.map((part) => part / length);
}

function bad(what: string): ModelError {
  return new ModelError(`the embedding server answered with ${what}`, { fault: 'unreadable' });
}
