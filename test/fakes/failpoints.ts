import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';

const CALLS = ['writeFileSync', 'renameSync', 'copyFileSync', 'linkSync', 'rmSync', 'mkdirSync'] as const;
const PROMISES = ['writeFile', 'rename', 'rm', 'mkdir', 'open'] as const;

/**
 * Has this process count whatever it does to the disk (a call of Node's for files, a statement that writes), and end with SIGKILL before
 * the one that is told, from 1; never where that is 0. Comes back with the count so far.
 */
export function killBefore(step: number): () => number {
  let steps = 0;
  function count(): void {
    steps += 1;
    if (steps === step) process.kill(process.pid, 'SIGKILL');
  }
  function wrap<Name extends string>(owner: Record<Name, unknown>, name: Name): void {
    const original = owner[name] as (...given: unknown[]) => unknown;
    owner[name] = function counted(this: unknown, ...given: unknown[]) {
      count();
      return original.apply(this, given);
    };
  }
  for (const name of CALLS) wrap(fs, name);
  for (const name of PROMISES) wrap(fs.promises, name);
  syncBuiltinESMExports();
  const database = new Database(':memory:');
  wrap(Object.getPrototypeOf(database.prepare('SELECT 1')), 'run');
  wrap(Database.prototype as Record<'exec', unknown>, 'exec');
  database.close();
  return () => steps;
}
