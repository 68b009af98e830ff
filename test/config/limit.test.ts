import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect, it } from 'vitest';
import { limitOf } from '../../src/config/limit.js';

/** Has V8 collect all that nothing holds. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
}

it('goes off though all that nothing holds was collected meanwhile', async () => {
  const ended = new Promise<unknown>((resolve) => {
    const signal = AbortSignal.any([limitOf(50)]);
    signal.addEventListener('abort', () => resolve(signal.reason));
  });
  await sleep(1);
  collect();
  expect(await ended).toMatchObject({ name: 'TimeoutError' });
});

it('goes off with the other signal, for its reason, then and before', async () => {
  const other = new AbortController();
  const limit = limitOf(3_600_000, other.signal);
  expect(limit.aborted).toBe(false);
  other.abort('enough');
  expect(limit.reason).toBe('enough');
  expect(limitOf(3_600_000, other.signal).reason).toBe('enough');
});
