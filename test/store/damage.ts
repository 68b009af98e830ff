import { closeSync, openSync, statSync, writeSync } from 'node:fs';
import Database from 'better-sqlite3';

const PAGE = 4096;

/** SQLite's own word on a whole file: `ok`, or what is wrong with it. */
export function integrityOf(file: string): unknown {
  return looking(file, (database) => database.pragma('integrity_check', { simple: true }));
}

/** The number of the last page that holds rows of a table. */
export function lastPageOf(file: string, table: string): number {
  const select = `SELECT max(pageno) FROM dbstat WHERE name = ? AND pagetype = 'leaf'`;
  return looking(file, (database) => Number(database.prepare(select).pluck().get(table)));
}

/** Writes over pages of a file, as a failing disk would; pages count from 1, and the last is the file's unless it is named. */
export function overwritePages(file: string, first: number, last: number = statSync(file).size / PAGE): void {
  const opened = openSync(file, 'r+');
  writeSync(opened, Buffer.alloc((last - first + 1) * PAGE, 0xa5), 0, undefined, (first - 1) * PAGE);
  closeSync(opened);
}

function looking<T>(file: string, look: (database: Database.Database) => T): T {
  const database = new Database(file);
  try {
    return look(database);
  } finally {
    database.close();
  }
}
