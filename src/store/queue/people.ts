import { readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Database } from 'better-sqlite3';

/** Tables of the store that say who asked; a store of an older version has not all of them. */
const OF_PEOPLE = ['conversations', 'spending'];

/** Takes out of a store, and overwrites, what anybody asked; what was filed stays. */
export function forgetPeople(database: Database): void {
  const tables = database.prepare<[], string>("SELECT name FROM sqlite_master WHERE type = 'table'").pluck().all();
  database.pragma('secure_delete = ON');
  for (const table of OF_PEOPLE.filter((name) => tables.includes(name))) database.exec(`DELETE FROM ${table}`);
}

/** Removes the copies of a file that migrations left beside it before a time (milliseconds); a disk that takes no writes keeps them. */
export function dropCopies(file: string, before: number): void {
  for (const name of readdirSync(dirname(file))) {
    if (!name.startsWith(`${basename(file)}.v`)) continue;
    const copy = join(dirname(file), name);
    try {
      if (statSync(copy).mtimeMs < before) rmSync(copy);
    } catch {
      // It is looked for again with the next sweep.
    }
  }
}
