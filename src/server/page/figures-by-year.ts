import type { ReportStore } from '../../contracts/store.js';
import { evaluate } from '../../query/evaluate.js';
import { QUERY_VERSION } from '../../query/query.js';
import type { Row, TableNote } from '../../query/table.js';
import { isOpen } from './marks-of.js';

/** What a year of an agency comes to, in the order it is told in; sums and rates are worked out as in answers. */
export const ITEMS = [
  'applications.received',
  'applications.carried_in',
  'applications.outcome.granted',
  'applications.outcome.partial',
  'applications.outcome.denied',
  'applications.outcome.unavailable',
  'applications.outcome.not_processed',
  'applications.outcome.total',
  'applications.carried_out',
  'rate.granted_or_partial',
  'review.total',
  'review.corrected',
  'litigation.total',
  'litigation.corrected',
  'licensing.decisions',
  'penalties.decisions',
  'normative_documents.in_force',
] as const;

/** A row, and whether a sum over any of its cells does not close. */
export type CheckedRow = Row & { isOpen: boolean };

/** An agency's figures: `years` rising, and for each item a row of the table for each of them, where there is one. */
export type FiguresByYear = {
  years: number[];
  rows: { item: string; cells: (CheckedRow | undefined)[] }[];
  notes: TableNote[];
};

/** The figures of an agency by year; of the years given, or of all that are filed. Items that no year has are left out. */
export async function figuresByYear(
  agency: string,
  { store, years: asked = [] }: { store: ReportStore; years?: readonly number[] },
): Promise<FiguresByYear> {
  const table = await evaluate(
    {
      v: QUERY_VERSION,
      ask: {
        kind: 'cells',
        items: { any: [...ITEMS] },
        applicants: { any: ['total'] },
        agencies: { any: [agency] },
        years: { any: [...asked] },
      },
    },
    // A full name needs no places.
    { store, places: () => [] },
  );
  const years = [...new Set(table.rows.flatMap(({ key }) => key.year ?? []))].sort((a, b) => a - b);
  const findings = await store.findings({ agencies: [agency] });
  const checked = table.rows.map((row) => ({ ...row, isOpen: row.cells.some((cell) => isOpen(cell, findings)) }));
  const rows = ITEMS.map((item) => ({
    item,
    cells: years.map((year) => checked.find(({ key }) => key.item === item && key.year === year)),
  }));
  return { years, rows: rows.filter(({ cells }) => cells.some(isOfYear)), notes: table.notes };
}

/** Whether the year's form asks for it. */
function isOfYear(row: Row | undefined): boolean {
  return row !== undefined && row.why !== 'off_form';
}
