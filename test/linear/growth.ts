/** Less CPU than this is taken for nothing: a clock that ticks or a collection of garbage costs as much. */
const NOTHING_US = 5_000;
const REPEATS = 2;
/** A machine that does something else now and then spoils a measure, but not as many one after the other. */
const TRIES = 5;
/** What costs so much at this size grows beyond any power of it. */
const SMALL = 256;

/** Microseconds of CPU that this process spends on the work. */
export function cpuOf(work: () => unknown): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** The least of several measures, which is the one that least else came into. */
export function leastCpuOf(work: () => unknown, repeats = REPEATS): number {
  let least = Number.POSITIVE_INFINITY;
  for (let turn = 0; turn < repeats; turn += 1) least = Math.min(least, cpuOf(work));
  return least;
}

/**
 * Whether the work grows no faster than its size does. Eight times the size may cost 24 times as much; what grows with the
 * square costs 64 times. It is tried from small to large, so that what grows beyond all bounds is told before it holds.
 */
export function growsEvenly(
  workOf: (size: number) => () => unknown,
  sizes: readonly number[],
  nothing = NOTHING_US,
): boolean {
  for (const size of sizes) {
    const work = workOf(size);
    if (cpuOf(work) < nothing) continue;
    const cost = leastCpuOf(work);
    if (cost < nothing) continue;
    if (size < SMALL || !isInProportion(work, workOf(size / 8))) return false;
  }
  return true;
}

/** Whether the one costs no more than 24 times what the other does, in one of several tries. */
function isInProportion(large: () => unknown, small: () => unknown): boolean {
  for (let attempt = 0; attempt < TRIES; attempt += 1) if (leastCpuOf(large) < 24 * leastCpuOf(small)) return true;
  return false;
}
