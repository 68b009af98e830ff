import type { ReportStore } from '../contracts/store.js';
import { evaluate } from '../query/evaluate.js';
import { QUERY_VERSION } from '../query/query.js';
import type { Table } from '../query/table.js';

/** The figures of an agency's reports of these years, all applicants together, in the order of the items. */
export function figuresOf(
  { agency, years, items }: { agency: string; years: readonly number[]; items: readonly string[] },
  store: ReportStore,
): Promise<Table> {
  const ask = {
    kind: 'cells' as const,
    items: { any: [...items] },
    applicants: { any: ['total'] },
    agencies: { any: [agency] },
    years: { any: [...years] },
  };
  return evaluate({ v: QUERY_VERSION, ask }, { store, places: () => [] });
}
