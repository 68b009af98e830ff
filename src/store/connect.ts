import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { storeFailure } from './failure.js';
import { migrate } from './migrations.js';

/** The store's file in its folder; SQLite keeps `-wal` and `-shm` files beside it. */
export const STORE_FILE = 'wenbao.sqlite';

/** An open connection to the folder's store at the newest version. Throws `StoreError` where the file cannot be used. */
export function connect(folder: string): Database.Database {
  const file = join(folder, STORE_FILE);
  let database: Database.Database | undefined;
  try {
    mkdirSync(folder, { recursive: true });
    database = new Database(file);
    database.pragma('busy_timeout = 5000');
    database.pragma('journal_mode = WAL');
    database.pragma('synchronous = FULL');
    database.pragma('foreign_keys = ON');
    // Damage inside a page shows itself as an error and not as a wrong row.
    database.pragma('cell_size_check = ON');
    migrate(database);
    touchTables(database);
    return database;
  } catch (error) {
    database?.close();
    throw storeFailure(error, file);
  }
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
];

/** Reads one row of every table: it is there and its first page is sound. A whole check would read the whole file. */
function touchTables(database: Database.Database): void {
  for (const table of TABLES) database.prepare(`SELECT * FROM ${table} LIMIT 1`).get();
}
