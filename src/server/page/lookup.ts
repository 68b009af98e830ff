import type { ReportStore } from '../../contracts/store.js';
import type { Beside } from '../../conversation/beside.js';
import type { Report } from '../../report/report.js';
import type { WholeReport } from './report.js';
import type { Turns } from './turns.js';

/** Whether something is filed: itself, that it was removed, or that there is no such thing. */
export type Filed<Of> = { is: 'filed'; of: Of } | { is: 'moved'; to: string } | { is: 'gone' } | { is: 'unknown' };

/** Agencies with their years, as lists show them. */
export type Listed = { agency: string; years: number[] };

const MOST_FOUND = 50;

/** How pages and the API look things up; each costs what it shows, however much is filed. */
export function createLookup({
  store,
  works,
  turns,
}: {
  store: ReportStore;
  works: Pick<Beside, 'named'>;
  turns: Turns;
}) {
  async function listed(agencies: readonly string[]): Promise<Listed[]> {
    const filed = agencies.length > 0 ? await store.filed({ agencies }) : [];
    return agencies.map((agency) => ({
      agency,
      years: filed.filter((report) => report.agency === agency).map(({ year }) => year),
    }));
  }

  /** A report that is filed, the one that took its place, or that it is no more. */
  async function report(id: string): Promise<Filed<Report>> {
    const [current] = await store.reports({ ids: [id], superseded: true });
    if (current?.supersededBy) return { is: 'moved', to: current.supersededBy };
    if (current) return { is: 'filed', of: current };
    return (await store.removed()).some((removed) => removed.id === id) ? { is: 'gone' } : { is: 'unknown' };
  }

  return {
    report,

    /** The agencies behind a name in the order of names, and the last one where others follow. */
    async page(after: string, limit: number): Promise<{ listed: Listed[]; next: string | undefined }> {
      const found = await store.agencies({ after, limit: limit + 1 });
      const names = found.slice(0, limit).map(({ name }) => name);
      return { listed: await listed(names), next: found.length > limit ? names.at(-1) : undefined };
    },

    /** What some words name, or what comes near. */
    async sought(said: string): Promise<{ found: Listed[]; nearest: Listed[]; year: number | null }> {
      const [exact] = await listed([said]);
      if (exact && exact.years.length > 0) return { found: [exact], nearest: [], year: null };
      const { agencies, nearest, year } = await turns(() => works.named(said));
      return {
        found: await listed(agencies.slice(0, MOST_FOUND)),
        nearest: (await listed(nearest)).filter(({ years }) => years.length > 0),
        year,
      };
    },

    /** An agency's reports by year. */
    async agency(agency: string): Promise<Filed<Report[]>> {
      const reports = await store.reports({ agencies: [agency] });
      if (reports.length > 0) return { is: 'filed', of: reports };
      return (await store.removed()).some((removed) => removed.agency === agency) ? { is: 'gone' } : { is: 'unknown' };
    },

    async whole(of: Report): Promise<WholeReport> {
      const { id, agency, year } = of;
      const [facts, findings, paragraphs, versions, years] = await Promise.all([
        store.facts({ reports: [id] }),
        store.findings({ reports: [id] }),
        store.paragraphs([id]),
        store.reports({ agencies: [agency], years: [year], superseded: true }),
        store.reports({ agencies: [agency] }),
      ]);
      return { report: of, facts, findings, paragraphs, versions, years };
    },
  };
}
export type Lookup = ReturnType<typeof createLookup>;
