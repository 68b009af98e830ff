import type { ReportStore } from '../contracts/store.js';
import type { FiguresTold } from '../narrative/summary.js';
import { evaluate } from '../query/evaluate.js';
import { QUERY_VERSION } from '../query/query.js';
import type { Table } from '../query/table.js';
import { citedRows } from './cited.js';
import type { Desk } from './desk.js';
import { briefly } from './say/say-row.js';
import { marksOf } from './sheet.js';
import { subjectOf } from './subject.js';

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

/** Figures of one report as a list tells them; nothing where it has none of them. */
export function figuresTold({ store, wording }: Pick<Desk, 'store' | 'wording'>): FiguresTold {
  return async ({ agency, year, items }, sheet) => {
    const table = await figuresOf({ agency, years: [year], items }, store);
    const rows = table.rows.filter(({ amount, why }) => amount !== null || why === 'blank');
    if (rows.length === 0) return [];
    const { factsOf } = await citedRows(rows, { store, beside: null });
    const { line, table: words } = wording;
    return rows.map((row) => {
      const name = words.name({ ...subjectOf(row), agencies: [], years: [] });
      const marks = factsOf(row).map(sheet.state);
      return `${line(name, briefly(row, { words, cited: { marks: () => [] }, unit: undefined }))} ${marksOf(marks)}`;
    });
  };
}
