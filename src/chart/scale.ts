/** A scale of round numbers that holds every value and zero: where it begins and ends, and its ticks. */
export type Scale = { low: number; high: number; ticks: number[]; at: (value: number) => number };

const MOST_TICKS = 5;
const STEPS = [1, 2, 2.5, 5, 10];

/** The scale for these values; `at` gives a value's place from 0 at the low end to 1 at the high end. */
export function scaleOf(values: readonly number[], { whole }: { whole: boolean }): Scale {
  const low = Math.min(0, ...values);
  const high = Math.max(0, ...values);
  const step = stepOf(high - low || 1, whole);
  const first = Math.floor(low / step + 1e-9);
  const last = Math.max(Math.ceil(high / step - 1e-9), first + 1);
  const ticks = Array.from({ length: last - first + 1 }, (_, at) => Number(((first + at) * step).toPrecision(12)));
  const [from, to] = [first * step, last * step];
  return { low: from, high: to, ticks, at: (value) => (value - from) / (to - from) };
}

/** The smallest round step that leaves few ticks; counted things have no half. */
function stepOf(span: number, whole: boolean): number {
  const rough = span / MOST_TICKS;
  const magnitude = 10 ** Math.floor(Math.log10(rough));
  const step = magnitude * (STEPS.find((each) => each * magnitude >= rough * (1 - 1e-9)) ?? 10);
  if (!whole) return step;
  return step < 1 ? 1 : Math.ceil(step);
}
