import type { ReportStore } from '../../contracts/store.js';

/** What is filed, counted: how many reports of each year, and whose each report is. */
export type FiledReports = { byYear: ReadonlyMap<number, number>; agencyOf: ReadonlyMap<string, string> };

const heldBy = new WeakMap<object, FiledReports & { revision: number }>();

/** Counts what is filed, again only when that changed: a question to the text of all reports must not read a row for each. */
export async function filedReports(store: Pick<ReportStore, 'filed' | 'revision'>): Promise<FiledReports> {
  const revision = await store.revision();
  const held = heldBy.get(store);
  if (held?.revision === revision) return held;
  const byYear = new Map<number, number>();
  const agencyOf = new Map<string, string>();
  for (const { report, agency, year } of await store.filed()) {
    byYear.set(year, (byYear.get(year) ?? 0) + 1);
    agencyOf.set(report, agency);
  }
  const counted = { revision, byYear, agencyOf };
  heldBy.set(store, counted);
  return counted;
}
