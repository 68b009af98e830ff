import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createLanes } from '../../src/chat/lanes.js';

describe('lanes', () => {
  it('leave no work undone and never do more at once than they may, however calls and work interleave', async () => {
    const added = fc.array(fc.record({ lane: fc.integer({ min: 1, max: 3 }), after: fc.integer({ min: 0, max: 12 }) }));
    await fc.assert(
      fc.asyncProperty(added, fc.integer({ min: 1, max: 3 }), fc.scheduler(), async (pieces, atOnce, scheduler) => {
        const waiting = new Map<number, number[]>();
        const done: { lane: number; piece: number }[] = [];
        let atWork = 0;
        const lanes = createLanes({
          atOnce,
          report: (error) => expect.fail(String(error)),
          work: async (lane) => {
            atWork += 1;
            expect(atWork).toBeLessThanOrEqual(atOnce);
            await scheduler.schedule(Promise.resolve());
            atWork -= 1;
            const piece = waiting.get(lane)?.shift();
            if (piece !== undefined) done.push({ lane, piece });
            return piece !== undefined;
          },
        });
        const calls = pieces.map(async ({ lane, after }, piece) => {
          // Some calls fall into the steps between a lane's last look and its end.
          await scheduler.schedule(Promise.resolve());
          for (let step = 0; step < after; step += 1) await Promise.resolve();
          waiting.set(lane, [...(waiting.get(lane) ?? []), piece]);
          lanes.wake(lane);
        });
        await scheduler.waitFor(Promise.all(calls));
        await scheduler.waitFor(lanes.idle());
        expect(done).toHaveLength(pieces.length);
        expect([...waiting.values()].flat()).toEqual([]);
      }),
    );
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
