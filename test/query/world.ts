import { join } from 'node:path';
import type { ReportStore } from '../../src/contracts/store.js';
import { createIngest } from '../../src/ingest.js';
import { evaluate } from '../../src/query/evaluate.js';
import type { Cells, Condition, Expression, IdMember, Slots } from '../../src/query/query.js';
import type { World } from '../../src/query/shelf.js';
import type { Row, Table } from '../../src/query/table.js';
import { APPLICANTS } from '../../src/report/applicants.js';
import type { Fact } from '../../src/report/fact.js';
import { formOfYear } from '../../src/report/forms.js';
import { rowOf } from '../../src/report/metrics.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import { filingOf } from '../store/filings.js';

/** What a report prints: a number or a blank (`null`) by metric, a list for the columns of applicants, or whole figures. */
export type Printed = Record<string, number | null | readonly (number | null)[] | Partial<Fact>>;

/** A store in memory with reports that print these figures; the year's form is theirs. */
export async function fileReports(
  reports: readonly { agency: string; year: number; printed: Printed }[],
): Promise<ReportStore> {
  const store = await openMemoryStore();
  for (const { agency, year, printed } of reports) {
    const form = formOfYear(year);
    const facts = Object.entries(printed).flatMap(([metric, cell]): Partial<Fact>[] => {
      const row = rowOf(metric, form) ?? rowOf(metric);
      const applicant = row?.byApplicant ? ('total' as const) : null;
      const own = { metric, form, unit: row?.unit ?? '件', applicant };
      const of = (value: number | null) => {
        return { ...own, value, status: value === null ? ('blank' as const) : ('reported' as const) };
      };
      if (typeof cell === 'number' || cell === null) return [of(cell)];
      if (!isColumns(cell)) return [{ ...own, ...cell }];
      return cell.map((value, at) => ({ ...of(value), applicant: APPLICANTS[at]?.id ?? null }));
    });
    const hash = `${agency}${year}`;
    await store.file(filingOf({ agency, year, hash, facts, findings: [], report: { form } }));
  }
  return store;
}

function isColumns(cell: readonly (number | null)[] | Partial<Fact>): cell is readonly (number | null)[] {
  return Array.isArray(cell);
}

/** A store in memory with the sample reports. */
export async function fileSamples(): Promise<ReportStore> {
  const store = await openMemoryStore();
  const ingest = createIngest({ store, now: () => new Date('2026-02-01T08:00:00Z') });
  const folder = join(import.meta.dirname, '..', '..', 'reports', 'samples');
  for (const document of await ingest.documents([folder])) {
    for await (const { refusals } of ingest.file(document, {})) if (refusals.length > 0) throw new Error(document);
  }
  return store;
}

type Members = readonly IdMember[] | IdMember;

/** Cells with sets written short: one member or a list, everything for an empty one, the total column where none is named. */
export function cells(
  items: Members,
  agencies: string | Cells['agencies']['any'],
  years: Cells['years']['any'][number] | Cells['years']['any'],
  applicants: Members = 'total',
): Cells {
  const list = <Member>(members: Member | readonly Member[]): Member[] =>
    Array.isArray(members) ? [...members] : [members as Member];
  return {
    kind: 'cells',
    items: { any: list<IdMember>(items) },
    applicants: { any: list<IdMember>(applicants) },
    agencies: { any: list(agencies) },
    years: { any: list(years) },
  };
}

export const NEWEST = { latest: 1 };

type Over = Extract<Expression, { kind: 'fold' }>['over'];
type How<Kind extends 'fold' | 'against'> = Extract<Expression, { kind: Kind }>['how'];

export const fold = (how: How<'fold'>, over: Over, of: Expression): Expression => ({ kind: 'fold', how, over, of });
export const against = (how: How<'against'>, of: Expression, from: Expression): Expression => ({
  kind: 'against',
  how,
  of,
  from,
});
export const before = (years: number, of: Expression): Expression => ({ kind: 'before', years, of });
export const most = (of: Expression, within?: Over): Expression => ({
  kind: 'order',
  by: 'most',
  of,
  ...(within && { within }),
});
export const least = (of: Expression): Expression => ({ kind: 'order', by: 'least', of });
export const keep = (of: Expression, ...where: Condition[]): Expression => ({ kind: 'keep', where, of });
export const places = (from: number, to = from): Condition => ({ is: 'rank', from, to });
export const among = (slots: Slots): Condition => ({ is: 'among', ...slots });

/** What a query comes to over a store. */
export async function tableOf(
  store: World['store'],
  ask: Expression,
  { claim, ...world }: { claim?: Condition[] } & Partial<Omit<World, 'store'>> = {},
): Promise<Table> {
  return evaluate({ v: 2, ask, ...(claim && { claim }) }, { store, places: () => [], ...world });
}

/** A row on one line: where its key differs in these dimensions, its place, and its amount or why there is none. */
export function line({ key, amount, unit, why, place }: Row): string {
  const name = [key.agency, key.year, key.item, key.applicant === 'total' ? null : key.applicant]
    .filter(Boolean)
    .join(' ');
  const held = place ? `${place.at === place.to ? place.at : `${place.at}-${place.to}`}/${place.of} ` : '';
  return `${held}${name}: ${amount === null ? why : `${Math.round(amount * 1000) / 1000}${unit}`}`;
}

export const lines = (rows: readonly Row[]): string[] => rows.map(line);
