import { fork } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import { connect, STORE_FILE } from '../../src/store/connect.js';
import { storeFailure } from '../../src/store/failure.js';
import { openSqliteStore, sqliteStore } from '../../src/store/sqlite.js';
import { childScript } from '../built.js';
import { lastPageOf, overwritePages } from './damage.js';
import { filingOf, manyFilings } from './filings.js';
import { withFolder } from './folder.js';

/** A store of twenty reports in the folder, closed, so that all of it is in its one file. */
async function fileTwenty(folder: string): Promise<string> {
  const store = await openSqliteStore({ folder });
  for (const filing of manyFilings(20)) await store.file(filing);
  await store.close();
  return join(folder, STORE_FILE);
}

describe('a damaged store', () => {
  it.each([
    { what: 'is no database', damage: (file: string) => writeFileSync(file, '政府信息公开'.repeat(500)) },
    { what: 'lost its header', damage: (file: string) => overwritePages(file, 1) },
    { what: 'was cut short', damage: (file: string) => truncateSync(file, Math.floor(statSync(file).size / 3)) },
    { what: 'has rubbish in its tables', damage: (file: string) => overwritePages(file, 2) },
  ])('that $what is refused when it is opened, with the way to rebuild it', async ({ damage }) => {
    await withFolder(async (folder) => {
      const file = await fileTwenty(folder);
      damage(file);
      const opening = openSqliteStore({ folder });
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow(`The store ${file} is damaged. To rebuild it, delete ${file}`);
    });
  });

  it('whose damage shows itself only when it is read says the same then', async () => {
    await withFolder(async (folder) => {
      const file = await fileTwenty(folder);
      const page = lastPageOf(file, 'facts');
      overwritePages(file, page, page);
      const store = await openSqliteStore({ folder });
      const reading = store.facts({});
      await expect(reading).rejects.toThrow(StoreError);
      await expect(reading).rejects.toThrow('is damaged');
      await store.close();
    });
  });

  it('can be deleted and filled again', async () => {
    await withFolder(async (folder) => {
      const file = await fileTwenty(folder);
      overwritePages(file, 1);
      await expect(openSqliteStore({ folder })).rejects.toThrow(StoreError);
      truncateSync(file);
      const store = await openSqliteStore({ folder });
      expect(await store.file(filingOf())).toMatchObject({ kind: 'filed' });
      await store.close();
    });
  });

  it('made by another program is left as it is', async () => {
    await withFolder(async (folder) => {
      const other = new Database(join(folder, STORE_FILE));
      other.exec('CREATE TABLE reports (notes TEXT); INSERT INTO reports VALUES (1)');
      await expect(openSqliteStore({ folder })).rejects.toThrow('is not laid out as a store of this program');
      expect(other.prepare('SELECT notes FROM reports').pluck().all()).toEqual(['1']);
      other.close();
    });
  });
});

describe('a store that cannot grow', () => {
  it('says that the disk is full, keeps nothing of the filing, and still answers', async () => {
    await withFolder(async (folder) => {
      const database = connect(folder);
      const store = sqliteStore(database);
      await store.file(filingOf());
      database.pragma('max_page_count = 40');
      const [large] = [...manyFilings(1)];
      const filing = store.file(large!);
      await expect(filing).rejects.toThrow(StoreError);
      await expect(filing).rejects.toThrow('The disk is full');
      expect(await store.facts({})).toEqual(filingOf().facts);
      expect(await store.reports({ superseded: true })).toHaveLength(1);

      database.pragma('max_page_count = 100000');
      expect(await store.file(large!)).toMatchObject({ kind: 'filed' });
      await store.close();
    });
  });
});

describe('a folder', () => {
  it('that cannot be written is refused with what to do', async () => {
    await withFolder(async (folder) => {
      chmodSync(folder, 0o555);
      expect(await messageOfOpening(folder)).toMatch(/cannot be written\. Allow writing .* WENBAO_INDEX/);
      chmodSync(folder, 0o755);
    });
  });

  it('that is not there is made', async () => {
    await withFolder(async (folder) => {
      const store = await openSqliteStore({ folder: join(folder, 'index', 'of', 'reports') });
      expect(await store.reports()).toEqual([]);
      await store.close();
    });
  });

  it('that is a file is refused with what to do', async () => {
    await withFolder(async (folder) => {
      writeFileSync(join(folder, 'index'), '');
      const opening = openSqliteStore({ folder: join(folder, 'index') });
      await expect(opening).rejects.toThrow(StoreError);
      await expect(opening).rejects.toThrow('let WENBAO_INDEX name another folder');
    });
  });
});

describe('storeFailure', () => {
  it.each([
    { code: 'SQLITE_CORRUPT_VTAB', says: 'damaged' },
    { code: 'SQLITE_READONLY_DBMOVED', says: 'cannot be written' },
    { code: 'SQLITE_BUSY_SNAPSHOT', says: 'Another program is writing' },
    { code: 'SQLITE_IOERR_WRITE', says: 'Check the disk' },
  ])('tells $code as "$says" and keeps the cause', ({ code, says }) => {
    const cause = new Database.SqliteError('low-level words', code);
    const failure = storeFailure(cause, '/somewhere/wenbao.sqlite');
    expect(failure).toBeInstanceOf(StoreError);
    expect(failure).toMatchObject({ cause, message: expect.stringContaining(says) });
  });

  it.each([new TypeError('a mistake'), new Database.SqliteError('a mistake', 'SQLITE_CONSTRAINT_UNIQUE')])(
    'hands on an error that is no failure of the world: %s',
    (error) => {
      expect(storeFailure(error, 'x')).toBe(error);
    },
  );
});

/** Opens the store in a child without an administrator's rights, whom permissions bind. */
async function messageOfOpening(folder: string): Promise<string> {
  const script = childScript('store/open-once.ts');
  const [message] = await once(fork(script, [folder]), 'message');
  return String(message);
}
