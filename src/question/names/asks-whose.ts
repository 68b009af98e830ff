import type { ReadingOf } from '../reading.js';
import type { Known } from './known.js';

/** Agencies that are offered where none was named. */
const MOST_OFFERED = 6;

/** Asks whose figures or report is meant, offering the agencies that are filed most. */
export function asksWhose(known: Pick<Known, 'agencies' | 'yearsOf'>): ReadingOf<'clarify'> {
  const choices = mostFiled(known, MOST_OFFERED).map((name) => ({ label: name, says: name }));
  return { kind: 'clarify', asks: 'agency', said: '', choices };
}

/** The agencies that an asker would name first: those of most years, the newest of them first. */
function mostFiled(known: Pick<Known, 'agencies' | 'yearsOf'>, most: number): string[] {
  const filed = known.agencies.map((name) => ({ name, years: known.yearsOf(name) }));
  const newest = ({ years }: { years: readonly number[] }) => Math.max(0, ...years);
  return filed
    .sort((a, b) => b.years.length - a.years.length || newest(b) - newest(a))
    .slice(0, most)
    .map(({ name }) => name);
}
