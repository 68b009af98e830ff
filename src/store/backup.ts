import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  linkSync,
  readdirSync,
  readFileSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import Database from 'better-sqlite3';
import { z } from 'zod';
import { StoreError } from '../contracts/errors.js';
import { STORE_FILE } from './connect.js';
import { backupFailure, storeFailure } from './failure.js';
import { makeFolder } from './folder.js';
import { MIGRATIONS } from './migrations.js';
import { forgetPeople } from './queue/people.js';

const MANIFEST = 'manifest.json';
/** The one folder beside the store that copies may lie in, and do where no other is named. */
export const BACKUPS = 'backups';
const NAME = /^wenbao-\d{4}-\d{2}-\d{2}T\d{6}Z$/;

const manifestSchema = z.object({
  at: z.iso.datetime(),
  /** Version of the store's layout. */
  version: z.number().int(),
  reports: z.number().int(),
  facts: z.number().int(),
  sha256: z.string(),
});

/** What a backup holds; it stands beside the copy as `manifest.json`. */
export type Manifest = z.infer<typeof manifestSchema>;

/**
 * Copies the store of `index` into a new folder under `to` while it is in use, and removes the oldest copies beyond `keep`. The copy
 * holds what was filed and nothing of what anybody asked. Throws `StoreError` where there is no sound store, `to` cannot be written or
 * lies among the store's own files, or there is no space; nothing half-made is left.
 */
export function backUp({ index, to, keep, now }: { index: string; to: string; keep: number; now: Date }): {
  folder: string;
  manifest: Manifest;
} {
  const store = join(index, STORE_FILE);
  if (!existsSync(store)) throw new StoreError(`There is no store at ${store} to back up. File some reports first.`);
  if (isAmongOwn(index, to)) {
    throw new StoreError(
      `${to} lies in the index folder ${index}, among the store's own files. Name a folder outside it, or none: then copies are kept in ${join(index, BACKUPS)}.`,
    );
  }
  const at = now.toISOString();
  const folder = join(to, `wenbao-${at.slice(0, 19).replaceAll(':', '')}Z`);
  const unfinished = `${folder}.unfinished`;
  try {
    makeFolder(to);
    rmSync(unfinished, { recursive: true, force: true });
    makeFolder(unfinished);
    const copy = join(unfinished, STORE_FILE);
    withDatabase(store, (database) => database.prepare('VACUUM INTO ?').run(copy));
    const counts = withDatabase(copy, (database) => {
      forgetPeople(database);
      return countsOf(database);
    });
    const manifest = { at, ...counts, sha256: hashOf(copy) };
    writeFileSync(join(unfinished, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { flush: true });
    // Only a whole copy bears the name of one.
    renameSync(unfinished, folder);
    const copies = readdirSync(to)
      .filter((name) => NAME.test(name))
      .sort();
    for (const old of copies.slice(0, -keep)) rmSync(join(to, old), { recursive: true });
    return { folder, manifest };
  } catch (error) {
    try {
      rmSync(unfinished, { recursive: true, force: true });
    } catch {
      // Where nothing could be written there is nothing to take away.
    }
    throw backupFailure(error, { store, to });
  }
}

/** Whether a folder is the index folder or lies in it, outside the one that is for copies, by whatever links it is named. */
function isAmongOwn(index: string, to: string): boolean {
  const way = relative(realFolder(index), realFolder(to));
  const [first = ''] = way.split(sep);
  return first !== '..' && first !== BACKUPS && !isAbsolute(way);
}

/** Where a folder is, or will be once it is made. */
function realFolder(folder: string): string {
  const at = resolve(folder);
  if (existsSync(at)) return realpathSync(at);
  return dirname(at) === at ? at : join(realFolder(dirname(at)), basename(at));
}

/**
 * Puts a backup in the place of the store, which stays beside it as `wenbao.sqlite.before-restore`. Throws `StoreError`, having
 * changed nothing, where the backup is damaged, incomplete or of a newer program. No program may have the store open.
 */
export function restore({ from, index }: { from: string; index: string }): Manifest {
  const store = join(index, STORE_FILE);
  const copy = join(from, STORE_FILE);
  const incoming = `${store}.restoring`;
  try {
    const manifest = readManifest(from);
    if (manifest.version > MIGRATIONS.length) {
      throw new StoreError(
        `The backup ${from} is of version ${manifest.version}, and this program knows versions up to ${MIGRATIONS.length}. Restore it with the newer program.`,
      );
    }
    makeFolder(index);
    // A journal that a restore left which was killed is not this copy's.
    for (const end of ['', '-wal', '-shm']) rmSync(`${incoming}${end}`, { force: true });
    if (existsSync(copy)) copyFileSync(copy, incoming);
    if (!existsSync(incoming) || hashOf(incoming) !== manifest.sha256 || !isSound(incoming)) {
      throw new StoreError(`The backup ${from} is damaged: it is not what its manifest says. Use an older one.`);
    }
    // A copy is written without it, and `doctor` warns of a store that has none.
    withDatabase(incoming, (database) => database.pragma('journal_mode = WAL'));
    setAside(store);
    renameSync(incoming, store);
    return manifest;
  } catch (error) {
    rmSync(incoming, { force: true });
    throw storeFailure(error, store);
  }
}

/** Leaves the store under another name too, and no journal that would be played into its successor. */
function setAside(store: string): void {
  if (!existsSync(store)) return;
  const aside = `${store}.before-restore`;
  for (const end of ['', '-wal', '-shm']) rmSync(`${aside}${end}`, { force: true });
  try {
    withDatabase(store, (database) => {
      // Nothing of anybody stays in what is kept for nobody knows how long.
      forgetPeople(database);
      database.pragma('wal_checkpoint(TRUNCATE)');
    });
  } catch {
    // A damaged store is set aside with its journal as it is.
  }
  linkSync(store, aside);
  for (const end of ['-wal', '-shm']) if (existsSync(`${store}${end}`)) renameSync(`${store}${end}`, `${aside}${end}`);
}

function readManifest(folder: string): Manifest {
  try {
    return manifestSchema.parse(JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  } catch (cause) {
    throw new StoreError(`${folder} is no backup: it has no readable ${MANIFEST}. Name the folder that backup wrote.`, {
      cause,
    });
  }
}

function countsOf(database: Database.Database): Omit<Manifest, 'at' | 'sha256'> {
  const count = (table: string) => Number(database.prepare(`SELECT count(*) FROM ${table}`).pluck().get());
  const version = Number(database.pragma('user_version', { simple: true }));
  return { version, reports: count('reports'), facts: count('facts') };
}

function isSound(file: string): boolean {
  try {
    return withDatabase(file, (database) => database.pragma('integrity_check', { simple: true })) === 'ok';
  } catch {
    return false;
  }
}

function withDatabase<T>(file: string, use: (database: Database.Database) => T): T {
  const database = new Database(file, { fileMustExist: true });
  try {
    database.pragma('busy_timeout = 5000');
    return use(database);
  } finally {
    database.close();
  }
}

function hashOf(file: string): string {
  return createHash('sha256').update(readFileSync(file)).digest('hex');
}
