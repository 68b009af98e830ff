import { setImmediate } from 'node:timers/promises';

/** Work in lanes: one piece after another within a lane, the lanes side by side. */
export type Lanes = {
  /** Has a lane go on until it has no work left; a lane that is at work looks once more before it ends. */
  wake(lane: number): void;
  /** Resolves when no lane is at work. */
  idle(): Promise<void>;
};

/**
 * Lanes that exist only while they have work, at most `atOnce` of them at work. `work` does one piece and resolves with whether
 * there was one; a lane whose work rejects is reported and ends.
 */
export function createLanes({
  work,
  report,
  atOnce = Number.POSITIVE_INFINITY,
}: {
  work: (lane: number) => Promise<boolean>;
  report: (error: unknown, lane: number) => void;
  atOnce?: number;
}): Lanes {
  const busy = new Map<number, { again: boolean; done: Promise<void> }>();
  const inLine: (() => void)[] = [];
  let free = atOnce;

  async function turn(): Promise<void> {
    if (free > 0) free -= 1;
    else await new Promise<void>((resolve) => inLine.push(resolve));
  }

  function giveTurn(): void {
    const next = inLine.shift();
    if (next) next();
    else free += 1;
  }

  async function run(lane: number, state: { again: boolean }): Promise<void> {
    try {
      while (state.again) {
        state.again = false;
        for (let hasMore = true; hasMore; ) {
          // A turn for each piece, so that a busy chat does not keep the others waiting, and a look at what came and can go meanwhile.
          await turn();
          await setImmediate();
          hasMore = await work(lane).finally(giveTurn);
        }
      }
    } finally {
      // In the same step as the last look at `again`, so that no call of `wake` falls between the two.
      busy.delete(lane);
    }
  }

  return {
    wake(lane) {
      const state = busy.get(lane);
      if (state) {
        state.again = true;
        return;
      }
      const begun = { again: true, done: Promise.resolve() };
      busy.set(lane, begun);
      begun.done = run(lane, begun).catch((error: unknown) => report(error, lane));
    },
    async idle() {
      while (busy.size > 0) await Promise.all([...busy.values()].map(({ done }) => done));
    },
  };
}
