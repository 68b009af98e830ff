import { expect } from 'vitest';

/** Below so many milliseconds of CPU there is nothing to measure: a square of thousands takes longer anywhere. */
const NOTHING = 20;
const TRIES = 5;

/** Milliseconds of CPU that this process spends on the work; how busy the machine is does not count. */
export async function cpuOf(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

/** Holds that eight times the size takes about eight times the CPU: a square of it would take 64 times. */
export async function expectLinear(work: (size: number) => unknown, size: number): Promise<void> {
  // The first run pays for what is compiled on the way.
  await work(Math.ceil(size / 8));
  const seen: string[] = [];
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const small = await cpuOf(() => work(Math.ceil(size / 8)));
    const large = await cpuOf(() => work(size));
    if (large < NOTHING || large < 24 * small) return;
    seen.push(`${large.toFixed(1)} ms : ${small.toFixed(1)} ms`);
  }
  expect.fail(`CPU of ${size} : ${size / 8} grows faster than it: ${seen.join(', ')}`);
}
