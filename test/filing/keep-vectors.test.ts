import { describe, expect, it } from 'vitest';
import { keepVectors } from '../../src/filing/keep-vectors.js';

/** Runs it over a store whose revision the test sets, and counts what it does. */
function keeping(update: () => Promise<void>) {
  const store = { now: 1, revision: async () => store.now };
  const told: string[] = [];
  const ending = new AbortController();
  const log = { warn: (fields: Readonly<Record<string, unknown>>) => void told.push(String(fields.error)) };
  const ended = keepVectors({ store, vectors: { update }, log, every: 5, signal: ending.signal });
  const end = () => {
    ending.abort();
    return ended;
  };
  return { store, told, end };
}

describe('keepVectors', () => {
  it('brings vectors up to date at once, and again only when something was filed', async () => {
    let updates = 0;
    const { store, end } = keeping(async () => void updates++);
    await expect.poll(() => updates).toBe(1);
    store.now = 2;
    await expect.poll(() => updates).toBe(2);
    await end();
    store.now = 3;
    expect(updates).toBe(2);
  });

  it('tells of a failure and tries again', async () => {
    let updates = 0;
    const { told, end } = keeping(async () => {
      updates += 1;
      if (updates < 3) throw new Error('401');
    });
    await expect.poll(() => updates).toBe(3);
    await end();
    expect(told).toEqual(['Error: 401', 'Error: 401']);
  });
});
