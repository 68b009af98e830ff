import { openSqliteStore } from '../../src/store/sqlite.js';
import { manyFilings } from './filings.js';

/** Run as a child process: files, corrects, removes, restores and purges without end, and tells its parent of each round. */
const [folder = ''] = process.argv.slice(2);
const store = await openSqliteStore({ folder });
const by = { by: '管理员', at: '2026-11-21T08:00:00.000Z' };
for (const filing of manyFilings(100_000)) {
  const { id } = filing.report;
  const item = { report: id, metric: 'local', applicant: null };
  await store.file({ ...filing, facts: filing.facts.map((fact, at) => (at > 0 ? fact : { ...fact, ...item })) });
  await store.correct(item, { value: 1, ...by, why: '核对' });
  await store.remove(id, by);
  if (Math.random() < 0.5) await store.restore(id);
  if (Math.random() < 0.3) await store.purge('2027-01-01T00:00:00.000Z');
  process.send?.(id);
}
