import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import { connect, openDatabase, STORE_FILE } from '../../src/store/connect.js';
import { MIGRATIONS, migrate } from '../../src/store/migrations.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { withFolder } from './folder.js';

const steps = ['CREATE TABLE one (a TEXT); INSERT INTO one VALUES (1)', 'ALTER TABLE one ADD COLUMN b TEXT'];

describe('migrate', () => {
  it('takes every step once, in order', () => {
    const database = new Database(':memory:');
    migrate(database, steps);
    migrate(database, steps);
    expect(database.prepare('SELECT * FROM one').all()).toEqual([{ a: '1', b: null }]);
    expect(database.pragma('user_version', { simple: true })).toBe(2);
  });

  it('takes only the steps that an older store lacks', () => {
    const database = new Database(':memory:');
    migrate(database, steps.slice(0, 1));
    database.exec('INSERT INTO one VALUES (2)');
    migrate(database, steps);
    expect(database.prepare('SELECT a FROM one').pluck().all()).toEqual(['1', '2']);
  });

  it('leaves a store at the version before when a step fails half-way', () => {
    const database = new Database(':memory:');
    expect(() =>
      migrate(database, [...steps, 'INSERT INTO one (a) VALUES (3); INSERT INTO absent VALUES (1)']),
    ).toThrow();
    expect(database.pragma('user_version', { simple: true })).toBe(2);
    expect(database.prepare('SELECT a FROM one').pluck().all()).toEqual(['1']);
  });

  it('refuses a store newer than the program, names both versions and changes nothing', async () => {
    await withFolder(async (folder) => {
      const database = connect(folder);
      database.pragma(`user_version = ${MIGRATIONS.length + 2}`);
      const opening = openSqliteStore({ folder });
      await expect(opening).rejects.toThrow(StoreError);
      const [store, program] = [MIGRATIONS.length + 2, MIGRATIONS.length];
      await expect(opening).rejects.toThrow(`is of version ${store}, and this program knows versions up to ${program}`);
      expect(database.pragma('user_version', { simple: true })).toBe(store);
      database.close();
    });
  });
});

describe('openDatabase', () => {
  it('leaves a copy of an older version beside the file before it takes the next step, whole or not at all', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'some.sqlite');
      const prepare = () => {};
      const before = openDatabase({ file, steps: steps.slice(0, 1), prepare });
      before.exec('INSERT INTO one VALUES (2)');
      before.close();
      // What a program left that was killed while it copied.
      writeFileSync(`${file}.v1.unfinished`, 'half a copy');
      openDatabase({ file, steps, prepare }).close();
      expect(readdirSync(folder).sort()).toEqual(['some.sqlite', 'some.sqlite.v1']);
      const copy = new Database(`${file}.v1`, { readonly: true });
      expect(copy.pragma('user_version', { simple: true })).toBe(1);
      expect(copy.prepare('SELECT * FROM one').all()).toEqual([{ a: '1' }, { a: '2' }]);
      copy.close();
    });
  });

  it('leaves no copy where there was nothing, or nothing to do', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, 'some.sqlite');
      for (let count = 0; count < 2; count += 1) openDatabase({ file, steps, prepare: () => {} }).close();
      expect(readdirSync(folder)).toEqual(['some.sqlite']);
    });
  });
});

describe('a store of version 2', () => {
  it('keeps its reports and figures, which can then be corrected and removed', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, STORE_FILE);
      const before = openDatabase({ file, steps: MIGRATIONS.slice(0, 2), prepare: () => {} });
      const reading = '{"format":"text","found":[],"missing":[],"unsure":[],"notes":[]}';
      before.exec(`
        INSERT INTO agencies VALUES ('青禾区人民政府', '[]');
        INSERT INTO reports VALUES
          (1, 'a', '青禾区人民政府', 2020, '2019', '题', 'a.txt', NULL, 'h1', '2021-01-01', 'b', '${reading}'),
          (2, 'b', '青禾区人民政府', 2020, '2019', '题', 'b.txt', NULL, 'h2', '2021-01-02', NULL, '${reading}');
        INSERT INTO paragraphs VALUES (1, 2, 1, 1, '[]', '旧段落写到光伏。', '旧段落写到光伏。');
        INSERT INTO paragraph_words (rowid, words) VALUES (1, '光 伏 光伏');
        INSERT INTO facts VALUES
          (1, 2, 'applications.received', 'total', 9, 'reported', '件', '2019', '[]', '9', 1, 1, '三', '9', '[]');
        INSERT INTO spending VALUES ('2026-11-21', 'c', 5);
        UPDATE holdings SET revision = 7, paragraphs = 1;`);
      before.close();

      const store = await openSqliteStore({ folder });
      const item = { report: 'b', metric: 'applications.received', applicant: 'total' as const };
      const by = { by: '管理员', at: '2026-11-21T08:00:00.000Z' };
      expect(await store.facts({})).toMatchObject([{ ...item, value: 9 }]);
      expect(await store.search({ text: '光伏', limit: 1 })).toHaveLength(1);
      expect(await store.revision()).toBe(7);
      expect(await store.spent({ day: '2026-11-21', chat: 'c' })).toEqual({ day: 5, chat: 5 });
      expect(await store.filedSince(0)).toMatchObject([{ number: 2, report: { id: 'b' } }]);
      expect(await store.correct(item, { value: 8, ...by, why: '核对' })).toBe(true);
      expect(await store.facts({})).toMatchObject([{ value: 8, correction: { printed: 9 } }]);
      expect(await store.remove('b', by)).toBe(true);
      expect(await store.facts({})).toEqual([]);
      expect(await store.purge('2027-01-01T00:00:00.000Z')).toBe(1);
      expect(await store.reports({ superseded: true })).toEqual([]);
      await store.close();
      expect(readdirSync(folder).sort()).toEqual([STORE_FILE, `${STORE_FILE}.v2`]);
    });
  });
});

describe('connect', () => {
  it('opens a store that survives a loss of power', async () => {
    await withFolder(async (folder) => {
      const database = connect(folder);
      const setting = (name: string) => database.pragma(name, { simple: true });
      expect(setting('journal_mode')).toBe('wal');
      expect(setting('synchronous')).toBe(2);
      expect(setting('foreign_keys')).toBe(1);
      expect(setting('busy_timeout')).toBe(5000);
      database.close();
    });
  });
});
