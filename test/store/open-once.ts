import Database from 'better-sqlite3';
import { openSqliteStore } from '../../src/store/sqlite.js';

/** Run as a child process: opens the store in the folder it is given and tells its parent what came of it. */
const [folder = ''] = process.argv.slice(2);
// The native part loads with the first database; permissions bind an administrator only once the rights are given up.
new Database(':memory:').close();
if (process.getuid?.() === 0) process.setuid?.(65_534);
await openSqliteStore({ folder }).then(
  () => process.send?.('opened'),
  (error: Error) => process.send?.(`${error.name}: ${error.message}`),
);
