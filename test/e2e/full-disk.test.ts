import { join } from 'node:path';
import type { Database } from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { startHttpServer } from '../../src/server/http.js';
import { openDatabase } from '../../src/store/connect.js';
import { QUEUE_FILE, sqliteQueue } from '../../src/store/queue/queue.js';
import { QUEUE_MIGRATIONS } from '../../src/store/queue/queue-migrations.js';
import { sqliteRegister } from '../../src/store/queue/register.js';
import { scriptedAsk } from '../fakes/ask.js';
import { FakeTelegram } from '../fakes/telegram.js';
import { serving } from '../telegram/serving.js';
import { ownFolder } from './folder.js';
import { broken, leaksIn } from './invariants.js';

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
    'that is $what leaves updates with Telegram, answers them all the same, tells the admin once, and is used again when it can be',
    async ({ fail, mend }) => {
      const folder = ownFolder();
      const file = join(folder, QUEUE_FILE);
      const database = openDatabase({ file, steps: QUEUE_MIGRATIONS, prepare: () => {} });
      const telegram = await FakeTelegram.open();
      const roles = { admins: [admin.id], staff: [] };
      const long = '问'.repeat(3000);
      const { bot, metrics, logged, close } = await serving(
        scriptedAsk({ 问: { text: '答' }, [long]: { text: '长答' } }).ask,
        {
          ...{ telegram, roles, chatFile: { queue: sqliteQueue(database), register: sqliteRegister(database) } },
        },
      );
      const webhook = { path: '/telegram', secret: 'a-secret-of-the-tests', take: bot.takeSent };
      const server = await startHttpServer({ host: '127.0.0.1', port: 0, ails: bot.ails, metrics, webhook });
      const post = (update: object) =>
        fetch(`http://127.0.0.1:${server.port}/telegram`, {
          method: 'POST',
          headers: { 'x-telegram-bot-api-secret-token': webhook.secret },
          body: JSON.stringify(update),
        });
      const ready = () => fetch(`http://127.0.0.1:${server.port}/readyz`).then(({ status }) => status);
      telegram.person(lin).says('问');
      await telegram.answers(lin.id, 1);
      await expect.poll(ready).toBe(200);

      fail(database);
      for (let count = 0; count < 3; count += 1) telegram.person(lin).says(long);
      const alarms = () => telegram.shown(admin.id).map(({ text }) => text);
      await expect.poll(alarms).toHaveLength(1);
      expect(alarms()[0]).toContain('磁盘已满/只读，已暂停接收新报告');
      expect(await ready()).toBe(503);
      expect(telegram.unconfirmed).toBeGreaterThan(0);
      const longAnswers = () => telegram.shown(lin.id).filter(({ text }) => text === '长答').length;
      await expect.poll(longAnswers).toBe(3);
      const again = await post({ update_id: 5000, message: { ...telegram.shown(lin.id)[0], text: long } });
      expect([again.status, again.headers.get('retry-after')]).toEqual([503, '5']);

      mend(database);
      await expect.poll(ready).toBe(200);
      await expect.poll(() => telegram.unconfirmed).toBe(0);
      await expect.poll(alarms).toHaveLength(2);
      expect((await post({ update_id: 5000, message: { ...telegram.shown(lin.id)[0], text: long } })).status).toBe(200);
      telegram.person(lin).says('问');
      await expect.poll(() => telegram.shown(lin.id).filter(({ text }) => text === '答').length).toBe(2);
      expect(longAnswers()).toBe(4);
      await server.close();
      await close();
      await telegram.close();
      const used = { telegram, folders: [folder], processes: [], secrets: [] };
      expect([...broken(used), ...leaksIn(logged.join('\n'), used)]).toEqual([]);
    },
  );
});
