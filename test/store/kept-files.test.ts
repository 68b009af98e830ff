import { beforeEach, describe, expect, it } from 'vitest';
import type { Queue } from '../../src/contracts/queue.js';
import { openSqliteQueue } from '../../src/store/queue/queue.js';
import { ownFolder } from '../e2e/folder.js';

const MEGABYTE = 1024 * 1024;
const PLACE = { update: 5, chat: 7, thread: 0, person: 7, at: 1, content: '{}' };

async function piecesOf(queue: Queue, file: number): Promise<Uint8Array[]> {
  const pieces: Uint8Array[] = [];
  for await (const piece of queue.files.of(file)) pieces.push(piece);
  return pieces;
}

/** Bytes that differ from place to place. */
function bytesOf(size: number): Uint8Array {
  return Uint8Array.from({ length: size }, (_, at) => (at * 31 + (at >> 9)) % 251);
}

describe('files of messages', () => {
  let folder: string;
  let queue: Queue;
  beforeEach(async () => {
    folder = ownFolder();
    queue = await openSqliteQueue({ folder });
  });

  it.each([0, 1, MEGABYTE, 3 * MEGABYTE + 7])('of %i bytes come back as they were', async (size) => {
    const bytes = bytesOf(size);
    const [file, other] = [await queue.files.keep(bytes), await queue.files.keep(bytesOf(3))];
    expect(Buffer.concat(await piecesOf(queue, file)).equals(bytes)).toBe(true);
    await queue.files.drop(file);
    expect(await piecesOf(queue, file)).toEqual([]);
    expect(Buffer.concat(await piecesOf(queue, other))).toHaveLength(3);
    await queue.close();
  });

  it('are written, read and removed a piece at a time, however large, and others have their turn between two', async () => {
    const most: number[] = [];
    const turns: number[] = [];
    for (const size of [MEGABYTE, 8 * MEGABYTE]) {
      let count = 0;
      let isOver = false;
      const others = (async () => {
        for (; !isOver; count += 1) await new Promise((resolve) => setImmediate(resolve));
      })();
      const file = await queue.files.keep(bytesOf(size));
      most.push(Math.max(...(await piecesOf(queue, file)).map(({ length }) => length)));
      await queue.files.drop(file);
      isOver = true;
      await others;
      turns.push(count);
    }
    expect(most[1]).toBe(most[0]);
    expect(turns[1]).toBeGreaterThan(4 * (turns[0] ?? 0));
    await queue.close();
  });

  it('are kept over a restart by the message that carries them, and else gone', async () => {
    const [incoming] = await queue.accept([PLACE]);
    const [carried, alone] = [await queue.files.keep(bytesOf(9)), await queue.files.keep(bytesOf(9))];
    await queue.settle(incoming!, 'answered', [JSON.stringify({ file: { kept: carried } }), 'of another version']);
    await queue.close();
    const after = await openSqliteQueue({ folder });
    expect(await piecesOf(after, carried)).toHaveLength(1);
    expect(await piecesOf(after, alone)).toEqual([]);
    await after.close();
  });

  it('are gone with everything else of a person who is forgotten', async () => {
    const [incoming] = await queue.accept([PLACE]);
    const file = await queue.files.keep(bytesOf(9));
    await queue.settle(incoming!, 'answered', [JSON.stringify({ file: { kept: file } })]);
    await queue.forget(PLACE.person, { except: 0 });
    expect(await piecesOf(queue, file)).toEqual([]);
    await queue.close();
  });
});
