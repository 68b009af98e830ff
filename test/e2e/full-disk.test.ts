import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startHttpServer } from '../../src/server/http.js';
import { openDatabase } from '../../src/store/connect.js';
import { QUEUE_FILE, sqliteQueue } from '../../src/store/queue.js';
import { QUEUE_MIGRATIONS } from '../../src/store/queue-migrations.js';
import { serving } from '../chat/serving.js';
import { scriptedAsk } from '../fakes/ask.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { ownFolder } from './folder.js';

const admin = { id: 1, first_name: '管', language_code: 'zh' };
const lin = { id: 11, first_name: '林', language_code: 'zh' };

const faults = [
  {
    what: 'full',
    fail: (database: Database) => {
      // The next write that needs a page finds none.
      const pages = Number(database.pragma('page_count', { simple: true }));
      database.pragma(`max_page_count = ${pages}`);
    },
    mend: (database: Database) => database.pragma('max_page_count = 1000000'),
  },
  {
    what: 'read-only',
    fail: (database: Database) => database.pragma('query_only = ON'),
    mend: (database: Database) => database.pragma('query_only = OFF'),
  },
];

describe('D7: a disk', () => {
  it.each(faults)(
    'that is $what leaves updates with Telegram, tells the admin once, and is used again when it can be',
    async ({ fail, mend }) => {
      const file = join(ownFolder(), QUEUE_FILE);
      const database = openDatabase({ file, steps: QUEUE_MIGRATIONS, prepare: () => {} });
      const telegram = await FakeTelegram.open();
      const roles = { admins: [admin.id], staff: [] };
      const long = '问'.repeat(3000);
      const { bot, metrics } = await serving(scriptedAsk({ 问: { text: '答' }, [long]: { text: '长答' } }).ask, {
        ...{ telegram, roles, queue: sqliteQueue(database) },
      });
      const server = await startHttpServer({ host: '127.0.0.1', port: 0, ails: bot.ails, metrics });
      const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`).then(({ status }) => status);
      telegram.person(lin).says('问');
      await telegram.answers(lin.id, 1);
      await expect.poll(ready).toBe(200);

      fail(database);
      for (let count = 0; count < 3; count += 1) telegram.person(lin).says(long);
      const alarms = () => telegram.shown(admin.id).map(({ text }) => text);
      await expect.poll(alarms, { timeout: 5000 }).toHaveLength(1);
      expect(alarms()[0]).toContain('磁盘已满/只读，已暂停接收新报告');
      expect(await ready()).toBe(503);
      expect(telegram.unconfirmed).toBeGreaterThan(0);

      mend(database);
      await expect
        .poll(() => telegram.shown(lin.id).filter(({ text }) => text === '长答').length, { timeout: 15_000 })
        .toBe(3);
      await expect.poll(ready).toBe(200);
      await expect.poll(alarms).toHaveLength(2);
      await server.close();
      await telegram.close();
    },
  );
});
