import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { InUseError, StoreError } from '../../../src/contracts/errors.js';
import type { Incoming, Queue } from '../../../src/contracts/queue.js';
import { openSqliteQueue, QUEUE_FILE } from '../../../src/store/queue/queue.js';
import { integrityOf } from '../damage.js';
import { leftBehind } from '../dying.js';
import { withFolder } from '../folder.js';

const HOUR = 3_600_000;
const NOW = 1_800_000_000_000;

function update(number: number, more: Partial<Incoming> = {}): Omit<Incoming, 'number'> {
  return { update: number, chat: 1, thread: 0, person: 7, at: NOW, content: `{"text":"金丝雀${number}"}`, ...more };
}

async function withQueue(use: (queue: Queue, folder: string) => Promise<void>): Promise<void> {
  await withFolder(async (folder) => {
    const queue = await openSqliteQueue({ folder });
    await use(queue, folder);
    await queue.close();
    expect(integrityOf(join(folder, QUEUE_FILE))).toBe('ok');
  });
}

describe('the inbox', () => {
  it('takes each update once, whatever the order of the numbers', async () => {
    await withQueue(async (queue) => {
      const first = await queue.accept([update(900), update(901), update(17), update(900)]);
      expect(first.map((incoming) => incoming.update)).toEqual([900, 901, 17]);
      expect(await queue.accept([update(18), update(17)])).toMatchObject([{ update: 18 }]);
      expect(await queue.depth()).toEqual({ waiting: 4, oldest: NOW });
    });
  });

  it('counts what was answered since a time', async () => {
    await withQueue(async (queue) => {
      const taken = await queue.accept([update(1, { at: NOW - 1 }), update(2), update(3), update(4)]);
      for (const incoming of taken.slice(0, 2)) await queue.settle(incoming, 'answered', []);
      await queue.settle(taken[2]!, 'ignored', []);
      expect(await queue.answeredSince(NOW)).toBe(1);
      expect(await queue.answeredSince(NOW - 1)).toBe(2);
    });
  });

  it('gives a chat its updates in the order of their arrival, each until it is settled', async () => {
    await withQueue(async (queue) => {
      await queue.accept([update(5), update(4, { chat: 2 }), update(3)]);
      const [first] = [await queue.nextIncoming(1)];
      expect(first?.update).toBe(5);
      expect((await queue.nextIncoming(1))?.update).toBe(5);
      await queue.settle(first!, 'answered', []);
      expect((await queue.nextIncoming(1))?.update).toBe(3);
      expect((await queue.nextIncoming(2))?.update).toBe(4);
      expect(await queue.nextIncoming(3)).toBeNull();
    });
  });

  it('holds no word of an update that has ended, nor of a message that was sent, not even in its file', async () => {
    await withFolder(async (folder) => {
      const queue = await openSqliteQueue({ folder });
      const [incoming] = await queue.accept([update(1)]);
      await queue.settle(incoming!, 'answered', ['{"text":"金丝雀答"}']);
      await queue.delivered((await queue.nextOutgoing(1, NOW))!, 'sent');
      await queue.close();
      const bytes = new Database(join(folder, QUEUE_FILE)).serialize();
      expect(bytes.includes(Buffer.from('金丝雀'))).toBe(false);
    });
  });

  it('counts how often the program died over an update, and not when it was closed or had ended it', async () => {
    await withFolder(async (first) => {
      await withFolder(async (second) => {
        const before = await openSqliteQueue({ folder: first });
        const [deadly, ended] = await before.accept([update(1), update(2), update(3)]);
        await before.begin(deadly!);
        await before.begin(ended!);
        await before.settle(ended!, 'answered', []);
        leftBehind(first, second);
        await before.close();
        const closed = await openSqliteQueue({ folder: first });
        expect(await closed.nextIncoming(1)).toMatchObject({ update: 1, deaths: 0 });
        await closed.close();
        const after = await openSqliteQueue({ folder: second });
        expect(await after.nextIncoming(1)).toMatchObject({ update: 1, deaths: 1 });
        await after.settle(deadly!, 'answered', []);
        expect(await after.nextIncoming(1)).toMatchObject({ update: 3, deaths: 0 });
        await after.close();
      });
    });
  });
});

describe('the outbox', () => {
  it('keeps what was being sent when the program died, and says that it may have arrived', async () => {
    await withFolder(async (folder) => {
      const before = await openSqliteQueue({ folder });
      const [incoming] = await before.accept([update(1)]);
      await before.settle(incoming!, 'answered', ['一', '二']);
      await before.sending((await before.nextOutgoing(1, NOW))!, NOW + 8);
      await before.close();
      const after = await openSqliteQueue({ folder });
      const outgoing = await after.nextOutgoing(1, NOW);
      expect(outgoing).toMatchObject({ content: '一', update: 1, unknown: 1, notBefore: NOW + 8, at: NOW });
      await after.delivered(outgoing!, 'sent');
      expect(await after.nextOutgoing(1, NOW)).toMatchObject({ content: '二', unknown: 0 });
      await after.close();
    });
  });

  it('remembers until when a message has to wait, and whether it may have arrived', async () => {
    await withQueue(async (queue) => {
      const [incoming] = await queue.accept([update(1)]);
      await queue.settle(incoming!, 'answered', ['一']);
      const outgoing = (await queue.nextOutgoing(1, NOW))!;
      await queue.putOff(outgoing, { notBefore: NOW + 35_000, unknown: false });
      expect(await queue.nextOutgoing(1, NOW)).toMatchObject({ notBefore: NOW + 35_000, unknown: 0 });
      await queue.putOff(outgoing, { notBefore: NOW, unknown: true });
      expect(await queue.nextOutgoing(1, NOW)).toMatchObject({ unknown: 1 });
    });
  });

  it('lets others pass one that may have arrived twice, while that waits', async () => {
    await withQueue(async (queue) => {
      const [incoming] = await queue.accept([update(1)]);
      await queue.settle(incoming!, 'answered', ['一', '二']);
      const first = (await queue.nextOutgoing(1, NOW))!;
      await queue.putOff(first, { notBefore: NOW + 1000, unknown: true });
      expect(await queue.nextOutgoing(1, NOW)).toMatchObject({ content: '一' });
      await queue.putOff(first, { notBefore: NOW + 3000, unknown: true });
      const second = (await queue.nextOutgoing(1, NOW + 2999))!;
      expect(second).toMatchObject({ content: '二' });
      expect(await queue.nextOutgoing(1, NOW + 3000)).toMatchObject({ content: '一' });
      await queue.delivered(second, 'sent');
      expect(await queue.nextOutgoing(1, NOW)).toMatchObject({ content: '一', notBefore: NOW + 3000 });
    });
  });

  it('counts as lost what became too old, not what arrived, was refused or was forgotten', async () => {
    await withQueue(async (queue) => {
      const [incoming, other] = await queue.accept([update(1), update(2, { person: 8, chat: 8 })]);
      await queue.settle(incoming!, 'answered', ['一', '二', '三']);
      await queue.settle(other!, 'answered', ['四']);
      for (const delivery of ['sent', 'refused', 'expired'] as const)
        await queue.delivered((await queue.nextOutgoing(1, NOW))!, delivery);
      await queue.forget(8, { except: 0 });
      expect(await queue.lost()).toBe(1);
    });
  });

  it('sends to where a group has moved, what was written before and after', async () => {
    await withQueue(async (queue) => {
      const [first, second] = await queue.accept([update(1, { chat: -1 }), update(2, { chat: -1 })]);
      expect(await queue.settle(first!, 'answered', ['一'])).toBe(-1);
      await queue.moved(-1, -100);
      expect(await queue.settle(second!, 'answered', ['二'])).toBe(-100);
      expect((await queue.chatsWaiting()).outgoing).toEqual([-100]);
    });
  });
});

describe('a notice', () => {
  const notice = (more: object = {}) => ({ chat: 7, at: NOW, content: '金丝雀通知', ...more });

  it('is delivered in the order of its chat, without an update', async () => {
    await withQueue(async (queue) => {
      const [incoming] = await queue.accept([update(1, { chat: 7 })]);
      await queue.settle(incoming!, 'answered', ['一']);
      await queue.post([notice(), notice({ chat: 8 })]);
      expect((await queue.chatsWaiting()).outgoing).toEqual([7, 8]);
      await queue.delivered((await queue.nextOutgoing(7, NOW))!, 'sent');
      const outgoing = (await queue.nextOutgoing(7, NOW))!;
      expect(outgoing).toMatchObject({ update: null, at: NOW, content: '金丝雀通知', unknown: 0 });
      await queue.sending(outgoing, NOW + 8);
      await queue.putOff(outgoing, { notBefore: NOW + 5, unknown: true });
      expect(await queue.nextOutgoing(7, NOW)).toMatchObject({ unknown: 1, notBefore: NOW + 5 });
    });
  });

  it('goes to where a group has moved', async () => {
    await withQueue(async (queue) => {
      await queue.moved(7, -100);
      await queue.post([notice()]);
      expect(await queue.nextOutgoing(-100, NOW)).toMatchObject({ content: '金丝雀通知' });
    });
  });

  it('is removed after two days, sent or not', async () => {
    await withQueue(async (queue) => {
      await queue.post([notice({ at: NOW - 49 * HOUR }), notice({ at: NOW - 47 * HOUR })]);
      await queue.sweep({ expireBefore: NOW - 24 * HOUR, dropBefore: NOW - 48 * HOUR });
      expect(await queue.nextOutgoing(7, NOW)).toMatchObject({ at: NOW - 47 * HOUR });
    });
  });

  it('is forgotten with the person it is for', async () => {
    await withQueue(async (queue) => {
      await queue.post([notice(), notice({ chat: -7 })]);
      expect(await queue.forget(7, { except: 0 })).toBe(1);
      expect((await queue.chatsWaiting()).outgoing).toEqual([-7]);
    });
  });
});

describe('a confirmation', () => {
  it('serves once, for its person, in its chat, in time', async () => {
    await withQueue(async (queue) => {
      const asked = { id: 'x', person: 7, chat: 1, action: 'forget 9', until: NOW + 300_000 };
      await queue.ask(asked);
      expect(await queue.confirm('x', { person: 8, chat: 1, at: NOW })).toBeNull();
      expect(await queue.confirm('x', { person: 7, chat: 2, at: NOW })).toBeNull();
      expect(await queue.confirm('x', { person: 7, chat: 1, at: NOW + 300_000 })).toBeNull();
      expect(await queue.confirm('x', { person: 7, chat: 1, at: NOW })).toBe('forget 9');
      expect(await queue.confirm('x', { person: 7, chat: 1, at: NOW })).toBeNull();
    });
  });
});

describe('forgetting a person', () => {
  it('leaves the numbers of their updates alone, so that a repeat is no new question', async () => {
    await withQueue(async (queue) => {
      const [answered, waiting] = await queue.accept([update(1), update(2), update(3, { person: 8, chat: 8 })]);
      await queue.settle(answered!, 'answered', ['欠着的']);
      expect(await queue.forget(7, { except: 0 })).toBe(3);
      expect(await queue.whereabouts(7)).toEqual([]);
      expect(await queue.nextOutgoing(1, NOW)).toBeNull();
      expect(await queue.accept([update(1), update(2)])).toEqual([]);
      expect(await queue.settle(waiting!, 'answered', ['太晚'])).toBe(1);
      expect(await queue.chatsWaiting()).toEqual({ incoming: [8], outgoing: [] });
    });
  });
});

describe('sweeping', () => {
  it('ends the updates that are a day old, and removes everything after 48 hours', async () => {
    await withQueue(async (queue) => {
      const [old] = await queue.accept([
        update(1, { at: NOW - 49 * HOUR }),
        update(2, { at: NOW - 25 * HOUR, chat: 2 }),
        update(3, { chat: 3 }),
      ]);
      await queue.settle(old!, 'answered', ['过时']);
      const times = { expireBefore: NOW - 24 * HOUR, dropBefore: NOW - 48 * HOUR };
      expect(await queue.sweep(times)).toEqual([{ chat: 1, thread: 0, person: 7 }]);
      expect(await queue.chatsWaiting()).toEqual({ incoming: [3], outgoing: [] });
      expect(await queue.whereabouts(7)).toHaveLength(2);
      expect(await queue.accept([update(1), update(2)])).toMatchObject([{ update: 1 }]);
    });
  });

  it('does not name a place that was talked in since', async () => {
    await withQueue(async (queue) => {
      const [old] = await queue.accept([update(1, { at: NOW - 49 * HOUR }), update(2)]);
      await queue.settle(old!, 'answered', []);
      expect(await queue.sweep({ expireBefore: NOW - 24 * HOUR, dropBefore: NOW - 48 * HOUR })).toEqual([]);
    });
  });
});

describe('the file', () => {
  it('belongs to one program at a time', async () => {
    await withQueue(async (_queue, folder) => {
      await expect(openSqliteQueue({ folder })).rejects.toThrow(InUseError);
    });
  });

  it('that is no queue is refused', async () => {
    await withFolder(async (folder) => {
      const other = new Database(join(folder, QUEUE_FILE));
      other.pragma('user_version = 99');
      other.close();
      await expect(openSqliteQueue({ folder })).rejects.toThrow(StoreError);
    });
  });
});
