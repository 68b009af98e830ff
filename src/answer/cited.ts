import type { FactQuery, ReportStore } from '../contracts/store.js';
import type { Cell, Row } from '../query/table.js';
import type { Fact } from '../report/fact.js';
import { createSheet, type Sheet } from './sheet.js';

/** Beyond this many a sum's figures are not stated one by one. */
const MOST_CELLS = 40;

/** The rows' figures as they are filed, with their places and printed rows. */
export type Cited = {
  sheet: Sheet;
  /** All that was fetched. */
  facts: readonly Fact[];
  /** States the figures under the row and comes back with the numbers of their citations. */
  marks(row: Row): number[];
  /** The sentence that states the row's figure, where no cell does. */
  words(row: Row): Fact | undefined;
  /** States a figure that was fetched otherwise. */
  state(fact: Fact): number[];
  /** Cites without stating a figure. */
  cite(fact: Fact): number[];
  factsOf(row: Row): Fact[];
};

/**
 * Fetches what an answer says of these rows and what it may cite: the whole facts behind their cells, and their reports. `beside` is
 * fetched with them where they are of one report.
 */
export async function citedRows(
  rows: readonly Row[],
  { store, beside }: { store: ReportStore; beside: FactQuery | null },
): Promise<Cited> {
  const cells = rows.flatMap(statedCells);
  const [facts, filed] =
    cells.length === 0
      ? [[], []]
      : await Promise.all([
          store.facts(factQuery(cells, beside)),
          store.reports({ agencies: distinct(cells.map(({ agency }) => agency)) }),
        ]);
  const sheet = createSheet(filed);
  const byCell = new Map<string, Fact[]>();
  for (const fact of facts) byCell.set(keyOf(fact), [...(byCell.get(keyOf(fact)) ?? []), fact]);

  function factOf(cell: Cell): Fact | undefined {
    const same = byCell.get(keyOf(cell)) ?? [];
    return same.find(({ status, value }) => status === cell.status && value === cell.value);
  }

  return {
    sheet,
    facts,
    marks: (row) => statedCells(row).flatMap((cell) => numberOf(factOf(cell), sheet.state)),
    words: ({ cells: [cell] }) => (cell?.status === 'text' ? factOf(cell) : undefined),
    state: (fact) => numberOf(fact, sheet.state),
    cite: (fact) => numberOf(fact, sheet.cite),
    factsOf: (row) => statedCells(row).flatMap((cell) => factOf(cell) ?? []),
  };
}

function factQuery(cells: readonly Cell[], beside: FactQuery | null): FactQuery {
  const metrics = distinct([...cells.map(({ metric }) => metric), ...(beside?.metrics ?? [])]);
  // A column alone is a seventh of its row; its total may be told beside it.
  const columns = cells.flatMap(({ applicant }) => applicant ?? []);
  const applicants = columns.length === cells.length ? { applicants: distinct([...columns, 'total' as const]) } : {};
  if (beside) return { ...beside, metrics, ...applicants };
  return { reports: distinct(cells.map(({ report }) => report)), metrics, ...applicants };
}

function statedCells({ cells }: Row): Cell[] {
  return cells.slice(0, MOST_CELLS);
}

function numberOf(fact: Fact | undefined, cite: (fact: Fact) => string): number[] {
  return fact ? [Number(cite(fact).slice(1, -1))] : [];
}

function keyOf({ report, metric, applicant }: Pick<Fact, 'report' | 'metric' | 'applicant'>): string {
  return `${report}|${metric}|${applicant}`;
}

function distinct<Value>(values: readonly Value[]): Value[] {
  return [...new Set(values)];
}
