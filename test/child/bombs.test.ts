import { afterAll, describe, expect, it } from 'vitest';
import { createChildPool } from '../../src/child/pool.js';
import { BOMBS, LAUGHS } from '../fixtures/bombs.js';
import { reportOf } from '../fixtures/hostile-texts.js';

const pool = createChildPool();
afterAll(() => pool.close());

const read = (bytes: Uint8Array) =>
  pool.run('reports', { bytes, source: 'bomb', hints: {}, filedAt: '2024-02-01T00:00:00Z' });
const nextDocument = () => read(Buffer.from(reportOf('全年公开信息12条。')));

describe('a document made to use up memory or time', () => {
  it.each(Object.entries(BOMBS))('is refused, and the next is read: %s', async (_, bomb) => {
    const bytes = bomb();
    const before = process.memoryUsage.rss();
    await expect(read(bytes)).rejects.toMatchObject({
      name: 'ReadError',
      reason: expect.stringMatching(/^too_(large|slow)$/),
    });
    expect(process.memoryUsage.rss() - before).toBeLessThan(100 * 1024 ** 2);
    expect(await nextDocument()).toHaveLength(1);
  });

  it.each(Object.entries(LAUGHS))('does not blow up with entities: %s', async (_, bomb) => {
    const outcome = await read(bomb()).catch((error: unknown) => error);
    expect(JSON.stringify(outcome).length).toBeLessThan(10_000);
    expect(await nextDocument()).toHaveLength(1);
  });
});
