import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import type { ReportStore } from '../contracts/store.js';

/** The bytes of filed documents, so that a newer reader can read them anew. They are counted apart from the store. */
export type Originals = {
  /** Keeps the bytes of a document under their SHA-256. */
  keep(bytes: Uint8Array): Promise<void>;
  /** The bytes with this SHA-256 (hex); `null` where they are not kept, or damaged. */
  bytesOf(hash: string): Promise<Uint8Array | null>;
  /** Deletes what has none of these hashes. */
  keepOnly(hashes: ReadonlySet<string>): Promise<void>;
  /** How many documents are kept, and the bytes that they take up. */
  size(): Promise<{ documents: number; bytes: number }>;
};

/** The store, which deletes the original of a report with it. */
export function withOriginals(store: ReportStore, originals: Originals): ReportStore {
  return {
    ...store,
    async purge(before) {
      const purged = await store.purge(before);
      if (purged > 0) {
        const left = [...(await store.reports({ superseded: true })), ...(await store.removed())];
        await originals.keepOnly(new Set(left.map(({ hash }) => hash)));
      }
      return purged;
    },
  };
}

/** Keeps originals compressed in a folder, a file each, whole or not at all. */
export function originalsIn(folder: string): Originals {
  const pathOf = (hash: string) => join(folder, hash.slice(0, 2), `${hash}.gz`);

  async function files(): Promise<string[]> {
    const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
    return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  }

  return {
    async keep(bytes) {
      const hash = hashOf(bytes);
      const path = pathOf(hash);
      if (await stat(path).catch(() => null)) return;
      await mkdir(join(folder, hash.slice(0, 2)), { recursive: true });
      const unfinished = `${path}.${process.pid}`;
      await writeFile(unfinished, await promisify(gzip)(bytes));
      await rename(unfinished, path);
    },
    async bytesOf(hash) {
      const kept = await readFile(pathOf(hash)).catch(() => null);
      const bytes = kept && (await promisify(gunzip)(kept).catch(() => null));
      return bytes && hashOf(bytes) === hash ? bytes : null;
    },
    async keepOnly(hashes) {
      const isKept = (file: string) => hashes.has(/([0-9a-f]{64})\.gz$/.exec(file)?.[1] ?? '');
      for (const file of await files()) if (!isKept(file)) await rm(file, { force: true });
    },
    async size() {
      const sizes = await Promise.all((await files()).map(async (file) => (await stat(file)).size));
      return { documents: sizes.length, bytes: sizes.reduce((sum, size) => sum + size, 0) };
    },
  };
}

function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
