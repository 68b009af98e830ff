import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { damagedReports } from '../../src/store/checksum.js';
import { connect, STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { openVectors } from '../../src/store/vectors/vectors.js';
import { seeded } from '../fixtures/filled-form.js';
import { hashedEmbedder } from '../fixtures/hashed-embedder.js';
import { filingOf } from './filings.js';
import { withFolder } from './folder.js';

const TRIALS = 30;
const BITS = 3;
const REPORTS = 12;

/** A closed store of some reports, each with as many figures as a form has. */
async function filledStore(folder: string): Promise<string[]> {
  const store = await openSqliteStore({ folder });
  const ids: string[] = [];
  for (let at = 0; at < REPORTS; at += 1) {
    const facts = Array.from({ length: 150 }, (_, row) => ({
      metric: `m${row}`,
      value: 7 * row + at,
      cell: `${7 * row + at}`,
    }));
    const filing = filingOf({ agency: `第${at}区人民政府`, hash: `h${at}`, facts, texts: [`举办培训${at}次。`] });
    await store.file(filing);
    ids.push(filing.report.id);
  }
  await store.close();
  return ids;
}

/** What the store serves of a report: its figures whole, and some by columns; or that it refuses. */
async function servedOf(store: ReportStore, id: string): Promise<string> {
  try {
    const [facts, cells] = [
      await store.facts({ reports: [id] }),
      await store.cells({ reports: [id], metrics: ['m1', 'm40'] }),
    ];
    return JSON.stringify([facts, cells, await store.paragraphs([id]), await store.findings({ reports: [id] })]);
  } catch (error) {
    if (error instanceof StoreError) return 'refused';
    throw error;
  }
}

describe('a damaged report', () => {
  it(`is not served, nor anything changed of it, whatever ${BITS} bits of the store flip`, async () => {
    await withFolder(async (folder) => {
      const whole = join(folder, 'whole');
      const ids = await filledStore(whole);
      const sound = await openSqliteStore({ folder: whole });
      const expected = new Map<string, string>();
      for (const id of ids) expected.set(id, await servedOf(sound, id));
      await sound.close();
      const bytes = readFileSync(join(whole, STORE_FILE));
      let refused = 0;
      for (let seed = 1; seed <= TRIALS; seed += 1) {
        const random = seeded(seed);
        const flipped = Buffer.from(bytes);
        for (let bit = 0; bit < BITS; bit += 1) {
          const at = 100 + Math.floor(random() * (flipped.length - 100));
          flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(random() * 8));
        }
        const own = join(folder, String(seed));
        mkdirSync(own);
        writeFileSync(join(own, STORE_FILE), flipped);
        const store = await openSqliteStore({ folder: own }).catch((error: unknown) => {
          expect(error).toBeInstanceOf(StoreError);
          return null;
        });
        for (const id of store ? ids : []) {
          const served = await servedOf(store!, id);
          if (served === 'refused') refused += 1;
          else expect({ seed, served }).toEqual({ seed, served: expected.get(id) });
        }
        await store?.close();
      }
      expect(refused).toBeGreaterThan(10);
    });
  });

  it('is told by its name, while the others are served', async () => {
    await withFolder(async (folder) => {
      const [first = '', second = ''] = await filledStore(folder);
      const database = new Database(join(folder, STORE_FILE));
      database.exec("UPDATE facts SET value = 6 WHERE report = 1 AND metric = 'm1'");
      database.close();
      const store = await openSqliteStore({ folder });
      await expect(store.cells({ reports: [first], metrics: ['m2'] })).rejects.toThrow(
        /第0区人民政府 2020 is damaged in .*wenbao doctor --deep/,
      );
      await expect(store.facts({ agencies: ['第0区人民政府'] })).rejects.toThrow(StoreError);
      await expect(store.search({ text: '培训', limit: 50 })).rejects.toThrow(StoreError);
      expect(await store.cells({ reports: [second], metrics: ['m2'] })).toHaveLength(1);
      await store.close();
    });
  });

  it('is not found by vectors either', async () => {
    await withFolder(async (folder) => {
      await filledStore(folder);
      const vectors = openVectors({ folder, embedder: hashedEmbedder() });
      await vectors.update();
      const search = { text: '举办培训', limit: 50 };
      expect((await vectors.nearest(search)).hits).toHaveLength(REPORTS);
      await vectors.close();
      const database = new Database(join(folder, STORE_FILE));
      database.exec("UPDATE paragraphs SET printed = '举办培训99次。', text = '举办培训99次。' WHERE report = 1");
      database.close();
      const later = openVectors({ folder, embedder: hashedEmbedder() });
      await expect(later.nearest(search)).rejects.toThrow(StoreError);
      await expect(later.nearest({ ...search, agencies: ['第1区人民政府'] })).resolves.toMatchObject({ whole: true });
      await later.close();
    });
  });

  it('is one whose figures are fewer than were filed', async () => {
    await withFolder(async (folder) => {
      const [first = ''] = await filledStore(folder);
      const database = new Database(join(folder, STORE_FILE));
      database.exec("DELETE FROM facts WHERE report = 1 AND metric = 'm1'");
      database.close();
      const store = await openSqliteStore({ folder });
      await expect(store.cells({ reports: [first], metrics: ['m1'] })).rejects.toThrow(StoreError);
      await store.close();
    });
  });
});

describe('a store of an older version', () => {
  it('gets a checksum for each of its reports', async () => {
    await withFolder(async (folder) => {
      const older = join(import.meta.dirname, '../fixtures/version-0.1.0/wenbao.sqlite.gz');
      writeFileSync(join(folder, STORE_FILE), gunzipSync(readFileSync(older)));
      const database = connect(folder);
      const { looked, damaged } = damagedReports(database);
      expect(looked).toBeGreaterThan(0);
      expect(damaged).toEqual([]);
      expect(database.prepare('SELECT count(*) FROM reports WHERE length(checksum) = 64').pluck().get()).toBe(looked);
      database.close();
    });
  });
});
