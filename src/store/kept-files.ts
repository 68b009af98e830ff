import type { Database } from 'better-sqlite3';
import type { KeptFiles } from '../contracts/queue.js';
import type { Commits } from './commits.js';
import { createPrepare } from './narrow.js';

/** Bytes that are written, read or overwritten at a time: a few milliseconds. */
const PIECE = 256 * 1024;

/** The files of messages in the queue's own file, a row for each piece. */
export function createKeptFiles(database: Database, { read, commit }: Commits): KeptFiles {
  const prepare = createPrepare(database);

  return {
    async keep(bytes) {
      const write = (file: number, at: number) =>
        prepare('INSERT INTO files VALUES (?, ?, ?)').run(file, at, bytes.subarray(at, at + PIECE));
      const file = await commit(() => {
        const last = prepare<{ last: number | null }>('SELECT max(file) AS last FROM files').get()?.last ?? 0;
        write(last + 1, 0);
        return last + 1;
      });
      for (let at = PIECE; at < bytes.length; at += PIECE) {
        await turn();
        await commit(() => void write(file, at));
      }
      return file;
    },

    async *of(file) {
      for (let at = 0; ; at += PIECE) {
        const piece = 'SELECT bytes FROM files WHERE file = ? AND at = ?';
        const found = await read(() => prepare<{ bytes: Buffer }>(piece).get(file, at));
        if (!found) return;
        yield found.bytes;
        await turn();
      }
    },

    async drop(file) {
      const one = 'DELETE FROM files WHERE file = ? AND at = (SELECT min(at) FROM files WHERE file = ?)';
      while ((await commit(() => prepare(one).run(file, file).changes)) > 0) await turn();
    },
  };
}

/** What removes the files of these messages of the outbox, where SQL says which. */
export function dropFilesOf(which: string): string {
  return `DELETE FROM files WHERE file IN (${filesOf(which)})`;
}

/** What selects the numbers of the files that messages of the outbox carry. */
export function filesOf(which: string): string {
  const file = "CASE WHEN json_valid(content) THEN json_extract(content, '$.file.kept') END";
  return `SELECT ${file} FROM outbox WHERE ${file} IS NOT NULL AND (${which})`;
}

/** Others have their turn. */
function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
