import type { Database } from 'better-sqlite3';
import { filesOf } from '../kept-files.js';

/** What holds of a message of the outbox that is still owed. */
export const UNDELIVERED = "state IN ('waiting', 'sending')";

/** What was begun and neither ended nor put down was at work when the program died. */
export function recover(database: Database): void {
  database.prepare("UPDATE inbox SET begun = 0, deaths = deaths + (state = 'waiting') WHERE begun = 1").run();
  dropUnowned(database);
  database.prepare("UPDATE outbox SET state = 'waiting', unknown = unknown + 1 WHERE state = 'sending'").run();
}

/** Removes the files that no undelivered message carries: the program died before one was written down, or after it was delivered. */
function dropUnowned(database: Database): void {
  database.prepare(`DELETE FROM files WHERE file NOT IN (${filesOf(UNDELIVERED)})`).run();
}
