import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import hnsw from 'hnswlib-node';
import { z } from 'zod';
import { makeFolder } from '../folder.js';

const manifestSchema = z.object({
  set: z.number().int(),
  dimension: z.number().int().positive(),
  count: z.number().int().positive(),
  /** SHA-256 of what the indexed paragraphs say, in the order of `labels.bin`. */
  contents: z.string(),
  /** SHA-256 of each file. */
  files: z.object({ index: z.string(), labels: z.string() }),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** An index in memory: searched by a vector of its dimension, and the paragraphs it holds, by rising number. */
export type Generation = {
  manifest: Manifest;
  labels: readonly number[];
  search(vector: Float32Array, count: number): { number: number; near: number }[];
};

const INDEX = 'index.hnsw';
const LABELS = 'labels.bin';
const MANIFEST = 'manifest.json';
const CURRENT = 'CURRENT';
/** Milliseconds of building before others get their turn. */
const SLICE = 15;
const M = 16;
const EF_CONSTRUCTION = 200;
/** Hashed vectors lie close together: fewer candidates would miss neighbours. */
const EF = 200;

/**
 * Builds an index of vectors in a folder of its own and makes it the current one by one rename; until then, and where it fails,
 * the one before stays current. `vectors` come by rising number.
 */
export async function buildGeneration(
  folder: string,
  {
    set,
    dimension,
    contents,
    vectors,
    onProgress,
    signal,
  }: {
    set: number;
    dimension: number;
    contents: string;
    vectors: readonly { number: number; vector: Float32Array }[];
    onProgress?: (done: number) => void;
    signal: AbortSignal;
  },
): Promise<Generation> {
  makeFolder(folder);
  const name = `generation-${Date.now()}-${process.pid}`;
  const own = join(folder, name);
  await mkdir(own);
  try {
    await writeGeneration(own, { set, dimension, contents, vectors, onProgress, signal });
    // hnswlib reports no failed write: what cannot be read back was not written.
    const generation = await openGeneration(folder, name);
    if (generation === null) throw new Error(`the index in ${own} cannot be read back: is the disk full?`);
    const [before, next] = [await currentName(folder), join(folder, `${CURRENT}.next`)];
    await writeFile(next, name);
    await flush(next);
    await rename(next, join(folder, CURRENT));
    await flush(folder);
    await sweep(folder, [name, before]);
    return generation;
  } catch (error) {
    // On a full disk what was written stands in the way of everything else.
    if ((await currentName(folder)) !== name) await rm(own, { recursive: true, force: true });
    throw error;
  }
}

async function writeGeneration(
  own: string,
  { set, dimension, contents, vectors, onProgress, signal }: Parameters<typeof buildGeneration>[1],
): Promise<void> {
  const index = new hnsw.HierarchicalNSW('ip', dimension);
  index.initIndex({ maxElements: vectors.length, m: M, efConstruction: EF_CONSTRUCTION, randomSeed: 100 });
  let turn = performance.now();
  for (const [at, { number, vector }] of vectors.entries()) {
    index.addPoint(checked(vector, dimension), number);
    if (performance.now() - turn < SLICE) continue;
    await new Promise((resolve) => setImmediate(resolve));
    signal.throwIfAborted();
    onProgress?.(at + 1);
    turn = performance.now();
  }
  index.writeIndexSync(join(own, INDEX));
  await writeFile(join(own, LABELS), Buffer.from(Uint32Array.from(vectors, ({ number }) => number).buffer));
  for (const file of [INDEX, LABELS]) await flush(join(own, file));
  const files = { index: await hashOf(join(own, INDEX)), labels: await hashOf(join(own, LABELS)) };
  await writeFile(join(own, MANIFEST), JSON.stringify({ set, dimension, count: vectors.length, contents, files }));
  for (const file of [MANIFEST, '.']) await flush(join(own, file));
}

/** The current index, or the one that is named; `null` where there is none, or its files are not those its manifest says. */
export async function openGeneration(folder: string, named?: string): Promise<Generation | null> {
  try {
    const own = join(folder, named ?? (await currentName(folder)));
    const manifest = manifestSchema.parse(JSON.parse(await readFile(join(own, MANIFEST), 'utf8')));
    // hnswlib trusts its bytes: wrong ones end the process or find wrong neighbours.
    if ((await hashOf(join(own, INDEX))) !== manifest.files.index) return null;
    if ((await hashOf(join(own, LABELS))) !== manifest.files.labels) return null;
    const bytes = await readFile(join(own, LABELS));
    const labels = [...new Uint32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength))];
    const index = new hnsw.HierarchicalNSW('ip', manifest.dimension);
    index.readIndexSync(join(own, INDEX));
    if (index.getCurrentCount() !== manifest.count || labels.length !== manifest.count) return null;
    index.setEf(EF);
    return {
      manifest,
      labels,
      search(vector, count) {
        const asked = Math.min(count, manifest.count);
        if (asked > EF) index.setEf(asked);
        const { neighbors, distances } = index.searchKnn(checked(vector, manifest.dimension), asked);
        return neighbors.map((number, at) => ({ number, near: 1 - (distances[at] ?? 1) }));
      },
    };
  } catch {
    // No index, or none that can be used: it is made anew from the vectors in the store.
    return null;
  }
}

/** What hnswlib is given must be a plain array of finite numbers of its dimension: it checks nothing itself. */
function checked(vector: Float32Array, dimension: number): number[] {
  if (vector.length !== dimension || !vector.every(Number.isFinite)) throw new Error('not a vector of the index');
  return [...vector];
}

async function currentName(folder: string): Promise<string> {
  const name = await readFile(join(folder, CURRENT), 'utf8').catch(() => '');
  return /^generation-[\d-]+$/.test(name) ? name : 'none';
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(file)) hash.update(chunk);
  return hash.digest('hex');
}

async function flush(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

/** Takes away what a build that was killed left behind, and every index but the current and the one before. */
async function sweep(folder: string, keep: readonly string[]): Promise<void> {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('generation-') || keep.includes(name)) continue;
    if (!(await isBeingBuilt(join(folder, name)))) await rm(join(folder, name), { recursive: true });
  }
}

/** Whether another process is at it: the folder is named after one that lives, and its last file is not there. */
async function isBeingBuilt(own: string): Promise<boolean> {
  const pid = Number(own.split('-').at(-1));
  if (pid === process.pid || (await readdir(own)).includes(MANIFEST)) return false;
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
