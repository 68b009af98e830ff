import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { StoreError } from '../../src/contracts/errors.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { BACKUPS, backUp, restore } from '../../src/store/backup.js';
import { STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { PROGRAM } from '../built.js';
import { filingOf, manyFilings } from './filings.js';
import { withFolder } from './folder.js';

const now = new Date('2026-11-21T08:09:10Z');

/** A store with one report and what a chat talked about; open, as the program has it. */
async function inUse(index: string): Promise<ReportStore> {
  const store = await openSqliteStore({ folder: index });
  await store.file(filingOf());
  await store.keepConversation({ chat: 'tg:金丝雀', state: '"金丝雀"', at: now.toISOString(), keepSince: '2020' });
  await store.spend({ day: '2026-11-21', chat: 'tg:金丝雀', tokens: 5 });
  return store;
}

function backUpOnce(folder: string): { index: string; copy: string } {
  const index = join(folder, 'index');
  const { folder: copy } = backUp({ index, to: join(folder, 'kept'), keep: 7, now });
  return { index, copy };
}

describe('backUp', () => {
  it('copies a store that is in use, with a manifest, and nothing of what anybody asked', async () => {
    await withFolder(async (folder) => {
      const store = await inUse(join(folder, 'index'));
      const { copy } = backUpOnce(folder);
      expect(copy).toBe(join(folder, 'kept', 'wenbao-2026-11-21T080910Z'));
      const manifest = JSON.parse(readFileSync(join(copy, 'manifest.json'), 'utf8'));
      expect(manifest).toMatchObject({ at: now.toISOString(), reports: 1, facts: filingOf().facts.length });
      expect(readFileSync(join(copy, STORE_FILE)).includes('金丝雀')).toBe(false);
      await store.close();
    });
  });

  it('keeps the newest copies, and leaves other folders alone', async () => {
    await withFolder(async (folder) => {
      const store = await inUse(join(folder, 'index'));
      const to = join(folder, 'kept');
      for (const day of ['01', '02', '03']) {
        backUp({ index: join(folder, 'index'), to, keep: 2, now: new Date(`2026-11-${day}T00:00:00Z`) });
        writeFileSync(join(to, 'notes.txt'), '');
      }
      expect(readdirSync(to)).toEqual(['notes.txt', 'wenbao-2026-11-02T000000Z', 'wenbao-2026-11-03T000000Z']);
      await store.close();
    });
  });

  it('says so where there is no store, and makes none', async () => {
    await withFolder(async (folder) => {
      expect(() => backUpOnce(folder)).toThrow(/There is no store at/);
      expect(existsSync(join(folder, 'index'))).toBe(false);
      expect(readdirSync(folder)).toEqual([]);
    });
  });
});

describe('a backup that cannot be made', () => {
  it.each([
    { what: 'where no folder can be made', to: () => '/proc/nope/deeper', says: /cannot be written to \/proc\/nope/ },
    { what: 'below a file', to: (index: string) => join(index, '..', 'a-file', 'kept'), says: /cannot be written to/ },
    { what: 'in the index itself', to: (index: string) => index, says: /lies in the index folder/ },
    { what: 'in the store', to: (index: string) => join(index, STORE_FILE), says: /lies in the index folder/ },
    { what: 'among the vectors', to: (index: string) => join(index, 'vectors', 'x'), says: /lies in the index folder/ },
    { what: 'behind a link to the index', to: (index: string) => `${index}-link/x`, says: /lies in the index folder/ },
  ])('is told in one line with what to do, and leaves nothing: $what', async ({ to, says }) => {
    await withFolder(async (folder) => {
      const index = join(folder, 'index');
      await (await inUse(index)).close();
      writeFileSync(join(folder, 'a-file'), '');
      symlinkSync(index, `${index}-link`);
      const before = readdirSync(folder, { recursive: true }).sort();
      const attempt = () => backUp({ index, to: to(index), keep: 7, now });
      expect(attempt).toThrow(StoreError);
      expect(attempt).toThrow(says);
      expect(attempt).toThrow(/^.*(Name|name) (a|another) folder.*$/);
      expect(readdirSync(folder, { recursive: true }).sort()).toEqual(before);
    });
  });

  it('is kept in the one folder of the index that is for copies', async () => {
    await withFolder(async (folder) => {
      const index = join(folder, 'index');
      await (await inUse(index)).close();
      expect(backUp({ index, to: join(index, BACKUPS), keep: 7, now }).manifest.reports).toBe(1);
      expect(backUp({ index, to: join(index, BACKUPS, 'weekly'), keep: 7, now }).manifest.reports).toBe(1);
    });
  });

  it('is told in one line by the program, on a disk that is full too', async () => {
    await withFolder(async (folder) => {
      const index = join(folder, 'index');
      await (await inUse(index)).close();
      const backup = (limit: string, to: string) =>
        // What a file may grow to is bounded, as a disk bounds it; Node hears of the bound as of a failed write.
        spawnSync('sh', ['-c', `${limit} exec "$0" "$@"`, process.execPath, PROGRAM, 'backup', to], {
          env: { PATH: process.env.PATH, WENBAO_INDEX: index },
          encoding: 'utf8',
        });
      for (const { status, stdout, stderr } of [
        backup('ulimit -f 64;', join(folder, 'kept')),
        backup('', '/proc/nope'),
      ]) {
        expect(stderr).toMatch(/^[^\n]+ (Free some, or name|Name) [^\n]+\n$/);
        expect(stderr).not.toMatch(/ at |Error/);
        expect({ status, stdout }).toEqual({ status: 2, stdout: '' });
      }
      expect(readdirSync(join(folder, 'kept'))).toEqual([]);
    });
  });
});

describe('restore', () => {
  it('brings back what was filed at the time, and keeps the store that was there', async () => {
    await withFolder(async (folder) => {
      const before = await inUse(join(folder, 'index'));
      const { index, copy } = backUpOnce(folder);
      const [later] = [...manyFilings(1)];
      await before.file(later!);
      await before.close();
      expect(restore({ from: copy, index })).toMatchObject({ reports: 1 });
      const restored = new Database(join(index, STORE_FILE), { readonly: true });
      expect(restored.pragma('journal_mode', { simple: true })).toBe('wal');
      restored.close();
      const after = await openSqliteStore({ folder: index });
      expect(await after.facts({})).toEqual(filingOf().facts);
      expect(await after.search({ text: '培训', limit: 9 })).toHaveLength(1);
      await after.close();
      const aside = new Database(join(index, `${STORE_FILE}.before-restore`));
      expect(aside.prepare('SELECT count(*) FROM reports').pluck().get()).toBe(2);
      aside.close();
    });
  });

  it('plays no journal into the copy that an earlier restore left when it was killed', async () => {
    await withFolder(async (folder) => {
      await (await inUse(join(folder, 'index'))).close();
      const { index, copy } = backUpOnce(folder);
      for (const end of ['', '-wal', '-shm']) writeFileSync(join(index, `${STORE_FILE}.restoring${end}`), 'left over');
      restore({ from: copy, index });
      expect(readdirSync(index).filter((name) => name.includes('restoring'))).toEqual([]);
      const store = await openSqliteStore({ folder: index });
      expect(await store.reports()).toHaveLength(1);
      await store.close();
    });
  });

  it('takes the place of a store that cannot be opened any more', async () => {
    await withFolder(async (folder) => {
      await (await inUse(join(folder, 'index'))).close();
      const { index, copy } = backUpOnce(folder);
      writeFileSync(join(index, STORE_FILE), 'damage');
      restore({ from: copy, index });
      const store = await openSqliteStore({ folder: index });
      expect(await store.reports()).toHaveLength(1);
      await store.close();
    });
  });

  it.each([
    {
      what: 'was cut short',
      spoil: (copy: string) => truncateSync(join(copy, STORE_FILE), 8192),
      says: 'is damaged',
    },
    {
      what: 'is of a newer program',
      spoil: (copy: string) => {
        const file = join(copy, 'manifest.json');
        writeFileSync(file, readFileSync(file, 'utf8').replace(/"version": \d+/, '"version": 999'));
      },
      says: 'is of version 999',
    },
    {
      what: 'has lost its store',
      spoil: (copy: string) => rmSync(join(copy, STORE_FILE)),
      says: 'is damaged',
    },
    {
      what: 'has no manifest',
      spoil: (copy: string) => writeFileSync(join(copy, 'manifest.json'), ''),
      says: 'is no backup',
    },
  ])('refuses a backup that $what, and leaves the store as it is', async ({ spoil, says }) => {
    await withFolder(async (folder) => {
      await (await inUse(join(folder, 'index'))).close();
      const { index, copy } = backUpOnce(folder);
      spoil(copy);
      expect(() => restore({ from: copy, index })).toThrow(StoreError);
      expect(() => restore({ from: copy, index })).toThrow(says);
      expect(readdirSync(index).filter((name) => !/^wenbao\.sqlite(-wal|-shm)?$/.test(name))).toEqual([]);
    });
  });
});
