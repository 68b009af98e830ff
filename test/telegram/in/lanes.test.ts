import { describe, expect, it } from 'vitest';
import { createLanes } from '../../../src/telegram/in/lanes.js';

const steps = Array.from({ length: 12 }, (_, step) => step);

describe('lanes', () => {
  it.each(steps)('take up what comes %i steps after a lane found nothing more to do', async (step) => {
    let waiting = 1;
    let done = 0;
    let late: Promise<void> | undefined;
    const lanes = createLanes({
      report: (error) => expect.fail(String(error)),
      work: async (lane) => {
        if (waiting === 0) {
          late ??= (async () => {
            for (let count = 0; count < step; count += 1) await Promise.resolve();
            waiting += 1;
            lanes.wake(lane);
          })();
          return false;
        }
        waiting -= 1;
        done += 1;
        return true;
      },
    });
    lanes.wake(1);
    await lanes.idle();
    await late;
    await lanes.idle();
    expect(done).toBe(2);
  });

  it('do one piece after another within a lane, and no more at once than they may', async () => {
    const waiting = new Map([1, 2, 3, 4, 5].map((lane) => [lane, 10]));
    const inLane = new Set<number>();
    const lanes = createLanes({
      atOnce: 2,
      report: (error) => expect.fail(String(error)),
      work: async (lane) => {
        expect(inLane.has(lane)).toBe(false);
        inLane.add(lane);
        expect(inLane.size).toBeLessThanOrEqual(2);
        await new Promise((resolve) => setImmediate(resolve));
        inLane.delete(lane);
        const left = waiting.get(lane) ?? 0;
        waiting.set(lane, Math.max(0, left - 1));
        return left > 0;
      },
    });
    for (let count = 0; count < 3; count += 1) for (const lane of waiting.keys()) lanes.wake(lane);
    await lanes.idle();
    expect([...waiting.values()]).toEqual([0, 0, 0, 0, 0]);
  });

  it('go on with the others where one fails, and with that one when it is woken again', async () => {
    const failures: number[] = [];
    const seen: number[] = [];
    const lanes = createLanes({
      report: (_error, lane) => failures.push(lane),
      work: async (lane) => {
        seen.push(lane);
        if (lane === 1 && seen.filter((one) => one === 1).length === 1) throw new Error('once');
        return false;
      },
    });
    lanes.wake(1);
    lanes.wake(2);
    await lanes.idle();
    lanes.wake(1);
    await lanes.idle();
    expect(failures).toEqual([1]);
    expect(seen).toEqual([1, 2, 1]);
  });
});
