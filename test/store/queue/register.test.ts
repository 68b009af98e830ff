import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/store/connect.js';
import { openChatFile, QUEUE_FILE } from '../../../src/store/queue/queue.js';
import { QUEUE_MIGRATIONS } from '../../../src/store/queue/queue-migrations.js';
import { describeRegister } from '../../contracts/register.js';
import { anAnswer } from '../../fakes/ask.js';
import { integrityOf } from '../damage.js';
import { withFolder } from '../folder.js';

const NOW = 1_800_000_000_000;
const SEAT = { chat: 7, thread: 0, person: 7 };

describeRegister('SQLite', (folder) => openChatFile({ folder }));

describe('the file of the register', () => {
  it('holds no word of a question, nor of what was forgotten', async () => {
    await withFolder(async (folder) => {
      const { queue, register } = await openChatFile({ folder });
      await register.keepAnswer({ answer: anAnswer({ question: '金丝雀' }), seat: { ...SEAT, person: 8 }, at: NOW });
      await register.keepAnswer({ answer: anAnswer({ text: '黄莺' }), seat: SEAT, at: NOW });
      await register.complain({ seat: SEAT, language: 'en', at: NOW, figure: null, words: '黄莺' });
      await register.expect(SEAT, { topic: 't', about: '黄莺', until: NOW });
      await register.forget(7);
      await queue.close();
      const bytes = new Database(join(folder, QUEUE_FILE)).serialize();
      for (const bird of ['金丝雀', '黄莺']) expect(bytes.includes(Buffer.from(bird))).toBe(false);
    });
  });

  it('keeps what a queue of the version before owed and knew', async () => {
    await withFolder(async (folder) => {
      const file = join(folder, QUEUE_FILE);
      const before = openDatabase({ file, steps: QUEUE_MIGRATIONS.slice(0, 1), prepare: () => {} });
      before.exec(`
        INSERT INTO inbox VALUES (1, 900, 7, 0, 7, ${NOW}, 'answered', NULL), (2, 901, 7, 0, 7, ${NOW}, 'waiting', '问');
        INSERT INTO outbox VALUES (4, 1, 7, 'waiting', 1, 5, '一'), (5, 1, 7, 'sent', 0, 0, NULL),
          (6, 1, 7, 'sending', 0, 0, '二');`);
      before.close();
      const { queue, register } = await openChatFile({ folder });
      expect(await queue.nextIncoming(7)).toMatchObject({ update: 901, content: '问' });
      const first = await queue.nextOutgoing(7, NOW);
      expect(first).toEqual({ number: 4, update: 900, chat: 7, unknown: 1, notBefore: 5, at: NOW, content: '一' });
      await queue.delivered(first!, 'sent');
      expect(await queue.nextOutgoing(7, NOW)).toMatchObject({ content: '二', unknown: 1 });
      expect(await register.counts()).toMatchObject({ watches: 0 });
      await queue.close();
      expect(integrityOf(file)).toBe('ok');
    });
  });
});
