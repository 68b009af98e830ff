import { existsSync, readdirSync, readFileSync, utimesSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { BACKUPS, backUp, restore } from '../../../src/store/backup.js';
import { openDatabase, STORE_FILE } from '../../../src/store/connect.js';
import { MIGRATIONS } from '../../../src/store/migrations.js';
import { openSqliteQueue, QUEUE_FILE } from '../../../src/store/queue/queue.js';
import { QUEUE_MIGRATIONS } from '../../../src/store/queue/queue-migrations.js';
import { openSqliteStore } from '../../../src/store/sqlite.js';
import { withFolder } from '../folder.js';

const CANARY = '金丝雀的问题';
const HOUR = 3_600_000;

/** Everything that stands in the files of a folder, by their names. */
function holding(folder: string, words: string): string[] {
  return readdirSync(folder).filter((name) => readFileSync(join(folder, name)).includes(words));
}

it('D25: the copy that a migration leaves of the store holds nothing of what anybody asked', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, STORE_FILE);
    const old = openDatabase({ file, steps: MIGRATIONS.slice(0, 2), prepare: () => {} });
    old.prepare('INSERT INTO conversations VALUES (?, ?, ?)').run('tg:1', CANARY, '2026-11-21');
    old.close();
    expect(holding(folder, CANARY)).toEqual([STORE_FILE]);
    await (await openSqliteStore({ folder })).close();
    expect(existsSync(`${file}.v2`)).toBe(true);
    expect(holding(folder, CANARY)).toEqual([STORE_FILE]);
  });
});

it('D25: the store that a restore sets aside holds nothing of it either', async () => {
  await withFolder(async (folder) => {
    const store = await openSqliteStore({ folder });
    await store.keepConversation({ chat: 'tg:1', state: CANARY, at: '2026-11-21', keepSince: '2020' });
    const { folder: from } = backUp({ index: folder, to: join(folder, BACKUPS), keep: 1, now: new Date() });
    await store.close();
    restore({ from, index: folder });
    expect(existsSync(join(folder, `${STORE_FILE}.before-restore`))).toBe(true);
    const files = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isFile());
    for (const { name } of files) expect(readFileSync(join(folder, name)).includes(CANARY)).toBe(false);
  });
});

it('D25: the copy that a migration leaves of the queue goes with what the queue forgets', async () => {
  await withFolder(async (folder) => {
    const file = join(folder, QUEUE_FILE);
    openDatabase({ file, steps: QUEUE_MIGRATIONS.slice(0, 1), prepare: () => {} }).close();
    const queue = await openSqliteQueue({ folder });
    const copy = `${file}.v1`;
    const now = Date.now();
    const times = { expireBefore: now - 24 * HOUR, dropBefore: now - 48 * HOUR };
    await queue.sweep(times);
    expect(existsSync(copy)).toBe(true);
    utimesSync(copy, new Date(now - 49 * HOUR), new Date(now - 49 * HOUR));
    await queue.sweep(times);
    expect(existsSync(copy)).toBe(false);
    await queue.close();
  });
});
