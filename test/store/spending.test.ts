import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { STORE_FILE } from '../../src/store/connect.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { unnamedLedger } from '../../src/store/unnamed-ledger.js';
import { withFolder } from './folder.js';

it('remembers what was spent on a day over a restart, by chat and in all, and no other day', async () => {
  await withFolder(async (folder) => {
    let store = await openSqliteStore({ folder });
    await store.spend({ day: '2026-11-20', chat: 'a', tokens: 5 });
    await store.spend({ day: '2026-11-21', chat: 'a', tokens: 7 });
    await store.spend({ day: '2026-11-21', chat: 'a', tokens: 1 });
    await store.spend({ day: '2026-11-21', chat: 'b', tokens: 100 });
    await store.close();
    store = await openSqliteStore({ folder });
    expect(await store.spent({ day: '2026-11-21', chat: 'a' })).toEqual({ day: 108, chat: 8 });
    expect(await store.spent({ day: '2026-11-22', chat: 'a' })).toEqual({ day: 0, chat: 0 });
    expect(await store.spent({ day: '2026-11-20', chat: 'a' })).toEqual({ day: 0, chat: 0 });
    await store.close();
  });
});

it('D25: counts by chat without keeping which chat it was, over a restart too', async () => {
  await withFolder(async (folder) => {
    const spending = { day: '2026-11-21', chat: 'tg:4242', tokens: 7 };
    let store = await openSqliteStore({ folder });
    await unnamedLedger(store, 'key').spend(spending);
    await store.close();
    expect(readFileSync(join(folder, STORE_FILE)).includes('4242')).toBe(false);

    store = await openSqliteStore({ folder });
    const ledger = unnamedLedger(store, 'key');
    expect(await ledger.spent(spending)).toEqual({ day: 7, chat: 7 });
    expect(await ledger.spent({ ...spending, chat: 'tg:4243' })).toEqual({ day: 7, chat: 0 });
    await ledger.spend({ ...spending, day: '2026-11-22' });
    // Two days, or two bots, have no name in common.
    await unnamedLedger(store, 'other').spend({ ...spending, day: '2026-11-22' });
    await store.close();
    const database = new Database(join(folder, STORE_FILE));
    const names = database.prepare('SELECT chat FROM spending').pluck().all();
    database.close();
    expect(new Set(names).size).toBe(2);
    expect(names).toHaveLength(2);
  });
});
