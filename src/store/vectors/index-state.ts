import { existsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { STORE_FILE } from '../connect.js';
import { createEmbeddings } from './embeddings.js';
import { openGeneration } from './generation.js';

/** The index of vectors on disk: none (few paragraphs need none), one that fits what is filed, or one that will be built anew. */
export type IndexState =
  | { kind: 'none' }
  | { kind: 'sound'; vectors: number; dimension: number }
  | { kind: 'unusable' };

/** Looks at the index as a program that opens it would, hashes, dimension and contents, and changes nothing. */
export async function indexState(folder: string): Promise<IndexState> {
  const vectors = join(folder, 'vectors');
  if (!existsSync(join(vectors, 'CURRENT'))) return { kind: 'none' };
  const generation = await openGeneration(vectors);
  if (!generation) return { kind: 'unusable' };
  const { count, dimension, contents } = generation.manifest;
  const database = new Database(join(folder, STORE_FILE), { readonly: true, fileMustExist: true });
  try {
    const isCurrent = createEmbeddings(database).contentHash(generation.labels) === contents;
    return isCurrent ? { kind: 'sound', vectors: count, dimension } : { kind: 'unusable' };
  } finally {
    database.close();
  }
}

/** The dimension of the vectors that an embedder has made for the store; undefined where it has made none. */
export function storedDimension(folder: string, embedder: string): number | undefined {
  const file = join(folder, STORE_FILE);
  if (!existsSync(file)) return undefined;
  const database = new Database(file, { readonly: true });
  try {
    return createEmbeddings(database).setOf(embedder)?.dimension;
  } finally {
    database.close();
  }
}
