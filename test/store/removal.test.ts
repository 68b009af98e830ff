import { fork } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { childScript } from '../built.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { integrityOf } from './damage.js';
import { filingOf } from './filings.js';
import { withFolder } from './folder.js';

const BY = { by: '管理员', at: '2026-11-21T08:00:00.000Z' };
const LATER = '2026-11-22T08:00:00.000Z';

describe('a removed report', () => {
  const shared = '两镇都写到业务培训。';
  const removed = filingOf({ hash: 'a', texts: ['金丝雀写到河道保洁。', shared] });
  const kept = filingOf({ hash: 'b', agency: '丹枫镇人民政府', texts: [shared, '丹枫镇写到古树保护。'] });
  const asked = { text: '河道保洁 业务培训', limit: 9 };

  it.each([{ whole: 5000 }, { whole: 1 }])(
    'is near to no question, with $whole vectors looked at',
    async ({ whole }) => {
      await withFolder(async (folder) => {
        const store = await openSqliteStore({ folder });
        for (const filing of [removed, kept]) await store.file(filing);
        const vectors = openVectors({ folder, embedder: hashedEmbedder(), whole });
        const near = async () => new Set((await vectors.nearest(asked)).hits.map(({ report }) => report));
        await vectors.update();
        expect(await near()).toEqual(new Set([removed.report.id, kept.report.id]));
        await store.remove(removed.report.id, BY);
        expect(await near()).toEqual(new Set([kept.report.id]));
        await store.restore(removed.report.id);
        expect(await near()).toEqual(new Set([removed.report.id, kept.report.id]));
        await store.remove(removed.report.id, BY);
        await store.purge(LATER);
        expect(await near()).toEqual(new Set([kept.report.id]));
        await Promise.all([vectors.close(), store.close()]);
      });
    },
  );

  it('leaves no word in any file once purged, and only the vectors that another report has', async () => {
    await withFolder(async (folder) => {
      const store = await openSqliteStore({ folder });
      for (const filing of [removed, kept]) await store.file(filing);
      const vectors = openVectors({ folder, embedder: hashedEmbedder() });
      await vectors.update();
      await vectors.close();
      await store.remove(removed.report.id, BY);
      await store.purge(LATER);
      const files = readdirSync(folder).map((name) => readFileSync(join(folder, name)));
      expect(files.some((bytes) => bytes.includes(Buffer.from('金丝雀')))).toBe(false);
      expect(files.some((bytes) => bytes.includes(Buffer.from('古树保护')))).toBe(true);
      await store.close();
      const database = new Database(join(folder, STORE_FILE));
      expect(database.prepare('SELECT count(*) FROM embeddings').pluck().get()).toBe(2);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    });
  });

  it('is whole or gone when the program is killed', async () => {
    await withFolder(async (folder) => {
      const script = childScript('store/remove-until-killed.ts');
      const child = fork(script, [folder]);
      let rounds = 0;
      child.on('message', () => {
        rounds += 1;
        if (rounds === 25) child.kill('SIGKILL');
      });
      expect((await once(child, 'exit'))[1]).toBe('SIGKILL');
      const store = await openSqliteStore({ folder });
      const reports = await store.reports();
      for (const { id } of reports) {
        expect(await store.facts({ reports: [id] })).toHaveLength(200);
        expect(await store.paragraphs([id])).toHaveLength(30);
      }
      expect(await store.search({ text: '业务培训', limit: 1_000_000 })).toHaveLength(30 * reports.length);
      await store.close();
      const file = join(folder, STORE_FILE);
      expect(integrityOf(file)).toBe('ok');
      const database = new Database(file);
      expect(database.prepare('SELECT paragraphs FROM holdings').pluck().get()).toBe(30 * reports.length);
      expect(database.pragma('foreign_key_check')).toEqual([]);
      database.close();
    });
  });
});
