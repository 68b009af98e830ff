import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { childScript } from '../built.js';
import { integrityOf } from './damage.js';
import { withFolder } from './folder.js';

it.each([1, 12, 40])('keeps whole reports only when it is killed after filing %i', async (count) => {
  await withFolder(async (folder) => {
    const acknowledged = await fileAndKill(folder, count);
    const store = await openSqliteStore({ folder });
    const reports = await store.reports();
    const ids = reports.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(acknowledged));
    for (const id of ids) {
      expect(await store.facts({ reports: [id] })).toHaveLength(200);
      expect(await store.paragraphs([id])).toHaveLength(30);
      expect(await store.findings({ reports: [id] })).toHaveLength(1);
    }
    expect(await store.search({ text: '业务培训', limit: 1_000_000 })).toHaveLength(30 * reports.length);
    await store.close();
    expect(integrityOf(join(folder, STORE_FILE))).toBe('ok');
  });
});

/** Kills a child with SIGKILL while it goes on filing; comes back with the reports it had said were filed. */
async function fileAndKill(folder: string, count: number): Promise<string[]> {
  const script = childScript('store/file-until-killed.ts');
  const child = fork(script, [folder]);
  const acknowledged: string[] = [];
  child.on('message', (id) => {
    acknowledged.push(String(id));
    if (acknowledged.length === count) child.kill('SIGKILL');
  });
  const [, signal] = await once(child, 'exit');
  expect(signal).toBe('SIGKILL');
  return acknowledged;
}
