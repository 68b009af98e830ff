import type { Known } from './known.js';

/** The agencies that an asker would name first: those of most years, the newest of them first. */
export function mostFiled(known: Pick<Known, 'agencies' | 'yearsOf'>, most: number): string[] {
  const filed = known.agencies.map((name) => ({ name, years: known.yearsOf(name) }));
  const newest = ({ years }: { years: readonly number[] }) => Math.max(0, ...years);
  return filed
    .sort((a, b) => b.years.length - a.years.length || newest(b) - newest(a))
    .slice(0, most)
    .map(({ name }) => name);
}
