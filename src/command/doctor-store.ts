import { accessSync, constants, existsSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { InUseError } from '../contracts/errors.js';
import type { UpkeepWording } from '../contracts/language.js';
import { addChecksum, damagedReports } from '../store/checksum.js';
import { STORE_FILE } from '../store/connect.js';
import { makeFolder } from '../store/folder.js';
import { MIGRATIONS } from '../store/migrations.js';
import { CURRENT } from '../store/narrow.js';
import { openSqliteQueue, QUEUE_FILE } from '../store/queue/queue.js';
import { indexState } from '../store/vectors/index-state.js';
import type { Check } from './doctor.js';

const LEAST_MEGABYTES = 200;
/** Reports whose content is compared where not all are asked for. */
const LOOKED_AT = 200;

/** The folder of the store and what lies in it: reports (the content of the last ones filed, or `deep` of all), index of vectors, queue. */
export async function examineFolder(index: string, wording: UpkeepWording, deep: boolean): Promise<Check[]> {
  return [
    examineSpace(index, wording),
    ...examineStore(index, wording, deep),
    await examineIndex(index, wording),
    await examineQueue(index, wording),
  ];
}

function examineSpace(path: string, wording: UpkeepWording): Check {
  try {
    makeFolder(path);
    for (const file of [path, join(path, STORE_FILE), join(path, QUEUE_FILE)]) {
      if (existsSync(file)) accessSync(file, constants.W_OK);
    }
    const { bavail, bsize } = statfsSync(path);
    const free = { path, megabytes: Math.floor((bavail * bsize) / 1_000_000) };
    if (free.megabytes >= LEAST_MEGABYTES) return { check: 'folder', state: 'ok', text: wording.folder(free) };
    return { check: 'folder', state: 'warning', text: wording.folderFull(free) };
  } catch {
    return { check: 'folder', state: 'broken', text: wording.folderUnwritable(path) };
  }
}

function examineStore(index: string, wording: UpkeepWording, deep: boolean): Check[] {
  const file = join(index, STORE_FILE);
  if (!existsSync(file)) return [{ check: 'store', state: 'warning', text: wording.storeAbsent }];
  try {
    const database = new Database(file, { readonly: true });
    try {
      const version = Number(database.pragma('user_version', { simple: true }));
      const versions = { store: version, program: MIGRATIONS.length };
      if (version > MIGRATIONS.length) return [{ check: 'store', state: 'broken', text: wording.storeNewer(versions) }];
      if (database.pragma('quick_check', { simple: true }) !== 'ok') throw new Error('not sound');
      const current = `SELECT count(*) FROM reports r WHERE ${version < MIGRATIONS.length ? 'superseded_by IS NULL' : CURRENT}`;
      const reports = Number(database.prepare(current).pluck().get());
      const journal = String(database.pragma('journal_mode', { simple: true }));
      const checks: Check[] = [{ check: 'store', state: 'ok', text: wording.store({ reports, version, journal }) }];
      if (version < MIGRATIONS.length)
        checks.push({ check: 'migrations', state: 'warning', text: wording.storeOlder(versions) });
      else checks.push(examineContent(database, wording, deep));
      if (journal !== 'wal') checks.push({ check: 'journal', state: 'warning', text: wording.journalWrong(journal) });
      return checks;
    } finally {
      database.close();
    }
  } catch {
    return [{ check: 'store', state: 'broken', text: wording.storeDamaged(file) }];
  }
}

function examineContent(database: Database.Database, wording: UpkeepWording, deep: boolean): Check {
  addChecksum(database);
  const { looked, damaged } = damagedReports(database, deep ? undefined : LOOKED_AT);
  if (damaged.length === 0) return { check: 'content', state: 'ok', text: wording.content(looked) };
  return { check: 'content', state: 'broken', text: wording.contentDamaged(damaged) };
}

async function examineIndex(index: string, wording: UpkeepWording): Promise<Check> {
  // The store may be damaged, which is told for itself.
  const found = await indexState(index).catch(() => ({ kind: 'unusable' }) as const);
  switch (found.kind) {
    case 'none':
      return { check: 'index', state: 'ok', text: wording.indexNone };
    case 'sound':
      return { check: 'index', state: 'ok', text: wording.index(found) };
    case 'unusable':
      return { check: 'index', state: 'warning', text: wording.indexUnusable };
    default:
      return found satisfies never;
  }
}

async function examineQueue(folder: string, wording: UpkeepWording): Promise<Check> {
  try {
    const queue = await openSqliteQueue({ folder });
    const { waiting } = await queue.depth();
    await queue.close();
    const file = join(folder, QUEUE_FILE);
    // Opened for writing: a connection that may not write leaves its files beside the queue.
    const database = new Database(file, { fileMustExist: true });
    const isSound = database.pragma('quick_check', { simple: true }) === 'ok';
    database.close();
    if (isSound) return { check: 'queue', state: 'ok', text: wording.queue(waiting) };
    return { check: 'queue', state: 'broken', text: wording.queueDamaged(file) };
  } catch (error) {
    if (error instanceof InUseError) return { check: 'queue', state: 'ok', text: wording.queueInUse };
    return { check: 'queue', state: 'broken', text: error instanceof Error ? error.message : String(error) };
  }
}
