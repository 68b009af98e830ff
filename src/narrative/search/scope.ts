import { EVERY_AGENCY, type Subject } from '../../question/reading.js';

/** The agencies and years a search keeps to; absent where the question names none. */
export function scopeOf({ subjects }: { subjects: readonly Subject[] }): { agencies?: string[]; years?: number[] } {
  const agencies = [...new Set(subjects.map(({ agency }) => agency))];
  const years = [...new Set(subjects.flatMap(({ year }) => (year === 'all' ? [] : [year])))];
  return {
    ...(agencies.includes(EVERY_AGENCY) ? {} : { agencies }),
    ...(years.length > 0 && subjects.every(({ year }) => year !== 'all') ? { years } : {}),
  };
}
