import { expect, it } from 'vitest';
import { openSqliteStore } from '../../src/store/sqlite.js';
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
