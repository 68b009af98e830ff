import type { Database } from 'better-sqlite3';
import { storeFailure } from './failure.js';

/** Runs work on a database: `commit` in one transaction, or in none; what the disk says against it rejects as `StoreError`. */
export type Commits = {
  read<T>(work: () => T): Promise<T>;
  commit<T>(work: () => T): Promise<T>;
};

/** How everything in one file is read and written. */
export function createCommits(database: Database): Commits {
  async function read<T>(work: () => T): Promise<T> {
    try {
      return work();
    } catch (error) {
      throw storeFailure(error, database.name);
    }
  }
  return { read, commit: (work) => read(() => database.transaction(work).immediate()) };
}
