import type { Filed, ReportStore } from '../contracts/store.js';
import { APPLICANTS } from '../report/applicants.js';
import { FORMS, type FormId, formOfYear, type TableId } from '../report/forms.js';
import { columnsOf, comparableTo, itemOf } from '../report/items.js';
import { allMetrics, rowOf } from '../report/metrics.js';
import type { Cells } from './query.js';
import { push } from './rows.js';
import { type AgencyPlaces, agenciesIn, applicantsIn, itemsIn, yearsIn } from './sets.js';
import type { Cell } from './table.js';
import type { Leaf } from './walk.js';

/** What a query is evaluated over. `overlaps` gives the pairs of which the second lies in the area of the first, a government. */
export type World = {
  store: Pick<ReportStore, 'filed' | 'cells'>;
  places: AgencyPlaces;
  overlaps?: (agencies: readonly string[]) => readonly (readonly [parent: string, child: string])[];
};

/** A report that figures are asked of; no year where none of the agency's is asked for, no report where that year is not filed. */
export type Place = { agency: string; year: number | undefined; filed: Filed | null };

/** The figures of one query, looked up by columns. */
export type Shelf = {
  /** The agency's reports, by year. */
  filed(agency: string): readonly Filed[];
  places(leaf: Leaf): readonly Place[];
  cells(report: string, metric: string): readonly Cell[];
  hasTable(report: string, table: TableId): boolean;
};

type Request = { reports: Filed[]; metrics: Set<string>; columns: Set<string> };

const FORM_IDS: readonly FormId[] = ['2014', '2019', '2021'];

/** Looks up all that the nodes ask for: one request for what is filed, and one for each set of reports. */
export async function fillShelf(leaves: readonly Leaf[], { store, places }: World): Promise<Shelf> {
  const named = leaves.flatMap(({ node }) => namesIn(node, places));
  const names = named.filter((name) => name !== null);
  const byAgency = new Map<string, Filed[]>();
  for (const report of await store.filed(names.length < named.length ? {} : { agencies: [...new Set(names)] })) {
    push(byAgency, report.agency, report);
  }
  const filed = (agency: string) => byAgency.get(agency) ?? [];
  const chosen = leaves.map((leaf) => {
    const agencies = agenciesIn(leaf.node.agencies, { filed: () => [...byAgency.keys()], places });
    return { leaf, places: placesOf(leaf, agencies, filed) };
  });
  const cells = new Map<string, Cell[]>();
  const tables = new Set<string>();
  for (const request of requestsFor(chosen)) {
    const reports = request.reports.map(({ report }) => report);
    const applicants = APPLICANTS.map(({ id }) => id).filter((id) => request.columns.has(id));
    const metrics = [...request.metrics];
    const found = metrics.length > 0 ? await store.cells({ reports, metrics, applicants }) : [];
    for (const cell of found) keep(cell, { cells, tables });
    for (const table of new Set(metrics.flatMap((metric) => rowOf(metric)?.table ?? []))) {
      for (const cell of await store.cells(tableQuery(table, request.reports, tables))) note(cell, tables);
    }
  }
  return {
    filed,
    places: ({ node, earlier }) =>
      chosen.find(({ leaf }) => leaf.node === node && leaf.earlier === earlier)?.places ?? [],
    cells: (report, metric) => cells.get(`${report} ${metric}`) ?? [],
    hasTable: (report, table) => tables.has(`${report} ${table}`),
  };
}

/** The form a report follows, or that was in force. */
export function formOf(filed: Filed): FormId | null {
  return filed.form ?? formOfYear(filed.year);
}

/** The names that a node asks for; `null` among them where it asks for all. */
function namesIn({ agencies }: Cells, places: AgencyPlaces): (string | null)[] {
  if (agencies.any.length === 0) return [null];
  return agenciesIn(agencies, { filed: () => [], places });
}

function placesOf({ node, earlier }: Leaf, agencies: readonly string[], filedOf: (agency: string) => Filed[]): Place[] {
  // Whoever asks which reports there are asks for those that are not there as well.
  const wantsReports = node.items.any.length > 0 && node.items.any.every((item) => item === 'report');
  return agencies.flatMap((agency): Place[] => {
    const isNamed = node.agencies.any.includes(agency);
    const years = yearsIn(node.years, { filed: filedOf(agency), earlier, named: isNamed || wantsReports });
    if (isNamed && years.length === 0) return [{ agency, year: undefined, filed: null }];
    return years.map((asked) => ({ agency, ...asked }));
  });
}

function requestsFor(chosen: readonly { leaf: Leaf; places: readonly Place[] }[]): Request[] {
  const requests = new Map<string, Request>();
  for (const { leaf, places } of chosen) {
    const reports = places.flatMap(({ filed }) => filed ?? []);
    if (reports.length === 0) continue;
    const key = reports.map(({ report }) => report).join('\n');
    const request = requests.get(key) ?? { reports, metrics: new Set(), columns: new Set() };
    requests.set(key, request);
    for (const form of new Set(reports.map(formOf))) {
      for (const item of itemsIn(leaf.node.items, form)) {
        for (const metric of rowsBehind(item)) request.metrics.add(metric);
        for (const id of applicantsIn(leaf.node.applicants, item)) {
          for (const column of columnsOf(id ?? 'total')) request.columns.add(column);
        }
      }
    }
  }
  return [...requests.values()];
}

/** Every printed row that an item may be found in or worked out of. */
function rowsBehind(item: string): string[] {
  const formula = itemOf(item)?.formula;
  const parts =
    formula?.kind === 'sum'
      ? FORM_IDS.flatMap((form) => formula.parts(form))
      : formula?.kind === 'rate'
        ? [formula.part, formula.whole].flatMap(({ add, take = [] }) => [...add, ...take])
        : [];
  const own = itemOf(item)?.table ? [item, ...comparableTo(item)] : [];
  return [...own, ...parts.flatMap(rowsBehind)];
}

// A row that is missing may have been unreadable, or the report may lack the table: any printed cell of the table tells.
function tableQuery(table: TableId, reports: readonly Filed[], tables: ReadonlySet<string>) {
  const lacking = reports.filter((filed) => {
    const form = formOf(filed);
    return !tables.has(`${filed.report} ${table}`) && form && FORMS[form].some((row) => row.table === table);
  });
  const metrics = lacking.length > 0 ? allMetrics().filter((metric) => rowOf(metric)?.table === table) : [];
  return { reports: lacking.map(({ report }) => report), metrics, applicants: ['total' as const] };
}

function keep(cell: Cell, { cells, tables }: { cells: Map<string, Cell[]>; tables: Set<string> }): void {
  note(cell, tables);
  const key = `${cell.report} ${cell.metric}`;
  // Two nodes may ask for reports that overlap.
  const isKept = cells
    .get(key)
    ?.some((own) => own.applicant === cell.applicant && own.status === cell.status && own.value === cell.value);
  if (!isKept) push(cells, key, cell);
}

function note(cell: Cell, tables: Set<string>): void {
  const table = rowOf(cell.metric)?.table;
  if (table && cell.status !== 'text') tables.add(`${cell.report} ${table}`);
}
