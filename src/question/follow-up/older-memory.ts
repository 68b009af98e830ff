import { z } from 'zod';
import { type Cells, QUERY_VERSION } from '../../query/query.js';
import { type Memory, NO_MEMORY } from './memory.js';

const subject = z.object({ agency: z.string(), year: z.union([z.number(), z.literal('all')]) });
const contextSchema = z.object({
  subjects: z.array(subject),
  last: z
    .looseObject({
      subjects: z.array(subject).optional(),
      metrics: z.array(z.string()).optional(),
      applicants: z.array(z.string()).optional(),
    })
    .nullable(),
});
const EVERY = '*';

/** What version 0.1.0 remembered of a chat, as it is remembered now: the figures it last spoke of, and whose. */
export function memoryOf(context: unknown): Memory {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) return NO_MEMORY;
  const { subjects, last } = parsed.data;
  const agencies = [...new Set(subjects.map(({ agency }) => agency))].filter((agency) => agency !== EVERY);
  const years = [...new Set((last?.subjects ?? subjects).flatMap(({ year }) => (year === 'all' ? [] : [year])))];
  const [year] = years;
  if (!last?.metrics?.length || !last.subjects)
    return { ...NO_MEMORY, agencies, ...(years.length === 1 && year !== undefined ? { year } : {}) };
  const everybody = last.subjects.some(({ agency }) => agency === EVERY);
  const ask: Cells = {
    kind: 'cells',
    items: { any: last.metrics },
    applicants: { any: last.applicants?.length ? last.applicants : ['total'] },
    agencies: { any: everybody ? [] : [...new Set(last.subjects.map(({ agency }) => agency))] },
    years: { any: years },
  };
  return { ...NO_MEMORY, agencies, queries: [{ v: QUERY_VERSION, ask }] };
}
