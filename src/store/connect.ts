import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { storeFailure } from './failure.js';
import { makeFolder } from './folder.js';
import { MIGRATIONS, migrate } from './migrations.js';
import { forgetPeople } from './queue/people.js';

/** The store's file in its folder; SQLite keeps `-wal` and `-shm` files beside it. */
export const STORE_FILE = 'wenbao.sqlite';

/** An open connection to the folder's store at the newest version. Throws `StoreError` where the file cannot be used. */
export function connect(folder: string): Database.Database {
  // What is deleted is overwritten wherever that takes no page more to write.
  const settings = ['secure_delete = FAST'];
  return openDatabase({ file: join(folder, STORE_FILE), steps: MIGRATIONS, settings, prepare: touchTables });
}

/** A store of its own in memory, at the newest version; closing it forgets everything. */
export function connectInMemory(): Database.Database {
  return openDatabase({ file: ':memory:', steps: MIGRATIONS, prepare: touchTables });
}

/**
 * An open connection to a file, made where there is none, at the newest version; a copy of an older version stays beside it.
 * Throws `StoreError` where the file cannot be used.
 */
export function openDatabase({
  file,
  steps,
  settings = [],
  prepare,
}: {
  file: string;
  steps: readonly string[];
  /** Pragmas that come before those every file of the program has. */
  settings?: readonly string[];
  /** What is done with the open file; the file counts as unusable where it fails. */
  prepare: (database: Database.Database) => void;
}): Database.Database {
  let database: Database.Database | undefined;
  try {
    makeFolder(dirname(file));
    database = new Database(file);
    database.pragma('busy_timeout = 5000');
    for (const setting of settings) database.pragma(setting);
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Damage inside a page shows itself as an error and not as a wrong row.
    database.pragma('cell_size_check = ON');
    copyBeforeMigration(database, steps);
    migrate(database, steps);
    prepare(database);
    return database;
  } catch (error) {
    database?.close();
    throw storeFailure(error, file);
  }
}

/** Leaves `wenbao.sqlite.v1` beside a store of version 1 that is about to become newer, without what people asked: steps only lead forward. */
function copyBeforeMigration(database: Database.Database, steps: readonly string[]): void {
  const version = Number(database.pragma('user_version', { simple: true }));
  const copy = `${database.name}.v${version}`;
  if (version === 0 || version >= steps.length || existsSync(copy)) return;
  // A half-written copy must not look like a whole one.
  const unfinished = `${copy}.unfinished`;
  rmSync(unfinished, { force: true });
  database.prepare('VACUUM INTO ?').run(unfinished);
  const copied = new Database(unfinished);
  forgetPeople(copied);
  copied.close();
  renameSync(unfinished, copy);
}

const TABLES = [
  'agencies',
  'reports',
  'paragraphs',
  'paragraph_words',
  'facts',
  'findings',
  'conversations',
  'holdings',
  'spending',
  'paragraph_contents',
  'embedding_sets',
  'embeddings',
  'corrections',
  'ingest_results',
];

/** Reads one row of every table: it is there and its first page is sound. A whole check would read the whole file. */
function touchTables(database: Database.Database): void {
  for (const table of TABLES) database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
}
