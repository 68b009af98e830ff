import { openSqliteStore } from '../../src/store/sqlite.js';
import { manyFilings } from './filings.js';

/** Run as a child process: files report after report in the folder it is given, and tells its parent of each one filed. */
const [folder = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
for (const filing of manyFilings(100_000)) {
  await store.file(filing);
  process.send?.(filing.report.id);
}
