import { zipSync } from 'fflate';
import { expect, it } from 'vitest';
import type { RunTask } from '../../src/child/task.js';
import { createDocuments } from '../../src/filing/documents.js';
import { createIngest } from '../../src/ingest.js';
import { createFetch } from '../../src/read/url.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import { reportOf } from '../fixtures/hostile-texts.js';
import { runHere } from '../fixtures/run-here.js';

it('holds the files of one archive at a time, however many are sent at once', async () => {
  const store = await openMemoryStore();
  const now = () => new Date('2024-02-01T00:00:00Z');
  const begun: string[] = [];
  let inWork = 0;
  let most = 0;
  const run: RunTask = async (name, of, names) => {
    const done = await runHere(name, of, names);
    begun.push(name);
    if (name === 'archive') most = Math.max(most, ++inWork);
    if (name === 'review') inWork -= 1;
    return done;
  };
  const fetch = createFetch();
  const documents = createDocuments({ ingest: createIngest({ store, now, fetch, run }), store, fetch, now, run });
  const bytes = zipSync({ 'a.txt': Buffer.from(reportOf('全年公开信息12条。')) });
  const read = await Promise.all(['a.zip', 'b.zip', 'c.zip'].map((source) => documents.read({ source, bytes })));
  expect(read.map(({ kind }) => kind)).toEqual(['report', 'report', 'report']);
  expect(begun.filter((name) => name === 'archive')).toHaveLength(3);
  expect(most).toBe(1);
  await store.close();
});
