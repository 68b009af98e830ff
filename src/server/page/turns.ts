/** Too many are being served at once; whoever asks may come again in a few seconds. */
export class BusyError extends Error {
  override name = 'BusyError';
}

/** Runs works, so many at once at most; one more rejects with `BusyError` and is not begun. */
export type Turns = <Gives>(work: () => Promise<Gives>) => Promise<Gives>;

/** Keeps what strangers ask for from taking all that the program has. */
export function createTurns(most: number): Turns {
  let running = 0;
  return async (work) => {
    if (running >= most) throw new BusyError();
    running += 1;
    try {
      return await work();
    } finally {
      running -= 1;
    }
  };
}
