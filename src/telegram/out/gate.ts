/** Holds messages back while Telegram cannot be reached, so that none is tried in vain or may arrive twice. */
export type Gate = {
  /** Resolves when Telegram can be reached, those with the lowest number first; rejects when the program stops. */
  pass(order: number): Promise<void>;
  /** Says that Telegram was not reached: nothing passes until it answers again. */
  shut(): void;
  isShut(): boolean;
};

type Waiting = { order: number; pass: () => void; stop: (error: unknown) => void };

const FIRST_PAUSE = 500;
const LONGEST_PAUSE = 30_000;

/** A gate that, once shut, asks `probe` again and again, ever less often, until it answers. */
export function createGate({
  probe,
  pause,
  changed,
}: {
  /** Asks Telegram for anything at all. */
  probe: () => Promise<unknown>;
  /** Rejects when the program stops. */
  pause: (milliseconds: number) => Promise<void>;
  /** Told when Telegram stays out of reach, and when it is back. */
  changed: (state: 'open' | 'shut') => void;
}): Gate {
  let held: Waiting[] | undefined;

  async function untilReached(): Promise<void> {
    for (let wait = FIRST_PAUSE; ; wait = Math.min(2 * wait, LONGEST_PAUSE)) {
      try {
        await probe();
        if (wait > FIRST_PAUSE) changed('open');
        return;
      } catch {
        if (wait === FIRST_PAUSE) changed('shut');
        // Spread out, so that many bots behind one network do not come back in step.
        await pause(wait * (0.75 + Math.random() / 2));
      }
    }
  }

  function release(letGo: (waiting: Waiting) => void): void {
    const released = held ?? [];
    held = undefined;
    for (const waiting of released.toSorted((a, b) => a.order - b.order)) letGo(waiting);
  }

  return {
    pass: (order) =>
      new Promise((pass, stop) => {
        if (held) held.push({ order, pass, stop });
        else pass();
      }),
    isShut: () => held !== undefined,
    shut() {
      if (held) return;
      held = [];
      untilReached().then(
        () => release(({ pass }) => pass()),
        (error: unknown) => release(({ stop }) => stop(error)),
      );
    },
  };
}
