import { readdirSync } from 'node:fs';
import { unitVector } from '../../src/model/vectors.js';
import { buildGeneration, type Generation } from '../../src/store/vectors/generation.js';
import { seeded } from '../fixtures/filled-form.js';

const DIMENSION = 64;

type Numbered = { number: number; vector: Float32Array };

/** Vectors in every direction, the same each time. */
export function vectorsOf(count: number): Numbered[] {
  const random = seeded(7);
  return Array.from({ length: count }, (_, at) => ({
    number: at + 1,
    vector: unitVector(Float32Array.from({ length: DIMENSION }, () => random() - 0.5)),
  }));
}

export const ASKED = vectorsOf(1)[0]!.vector;

/** The folder's new index over these vectors. */
export function build(folder: string, vectors: readonly Numbered[]): Promise<Generation> {
  const { signal } = new AbortController();
  return buildGeneration(folder, { set: 1, dimension: DIMENSION, contents: 'the same', vectors, signal });
}

/** The folders of indexes, whole or not. */
export function generationOf(folder: string): string[] {
  return readdirSync(folder).filter((name) => name.startsWith('generation-'));
}

/** Run as a child process: builds a larger index and tells how that ended. */
if (process.argv[1]?.endsWith('generations.js')) {
  const [folder = ''] = process.argv.slice(2);
  const told = await build(folder, vectorsOf(3000)).then(
    () => 'built',
    (error: unknown) => `failed: ${error}`,
  );
  process.stdout.write(told);
}
