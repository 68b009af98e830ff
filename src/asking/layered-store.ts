import type { ParagraphHit, ParagraphVectors, ReportStore } from '../contracts/store.js';
import type { AgencyNames } from '../report/agency.js';

/** The agency and year that a report is of. */
type Of = { agency: string; year: number };

/**
 * A store of one report laid over another: the upper report stands instead of the lower one of its agency and year. It is there to be
 * read; what is kept, corrected or removed is the lower store's.
 */
export function layStores({ upper, lower, of }: { upper: ReportStore; lower: ReportStore; of: Of }): ReportStore {
  const isBelow = ({ agency, year }: Of) => agency !== of.agency || year !== of.year;

  async function bothOf<Item extends Of>(read: (store: ReportStore) => Promise<Item[]>): Promise<Item[]> {
    const [above, below] = await Promise.all([read(upper), read(lower)]);
    if (above.length === 0) return below.filter(isBelow);
    return [...below.filter(isBelow), ...above].sort((a, b) => byText(a.agency, b.agency) || a.year - b.year);
  }

  async function hiddenReport(): Promise<string | undefined> {
    const [report] = await lower.reports({ agencies: [of.agency], years: [of.year] });
    return report?.id;
  }

  return {
    ...lower,
    reports: (query) => bothOf((store) => store.reports(query)),
    reportsOfHash: (hash) => bothOf((store) => store.reportsOfHash(hash)),
    filed: (query) => bothOf((store) => store.filed(query)),
    cells: (query) => bothOf((store) => store.cells(query)),
    facts: (query) => bothOf((store) => store.facts(query)),
    findings: (query) => bothOf((store) => store.findings(query)),
    async paragraphs(reports) {
      const hidden = await hiddenReport();
      const [above, below] = await Promise.all([
        upper.paragraphs(reports),
        lower.paragraphs(reports.filter((report) => report !== hidden)),
      ]);
      return [...below, ...above];
    },
    async search(asked) {
      const [above, below] = await Promise.all([upper.search(asked), lower.search(asked)]);
      // Each search has a scale of its own.
      const hits = [...withinOne(above), ...withinOne(below.filter(isBelow))];
      return hits.sort((a, b) => b.score - a.score).slice(0, asked.limit);
    },
    async agencies(some) {
      const [above, below] = await Promise.all([upper.agencies(some), lower.agencies(some)]);
      const [own] = above;
      const same = own && below.find(({ name }) => name === own.name);
      if (!own) return below;
      const others = below.filter((agency) => agency !== same);
      return [...others, same ? joined(own, same) : own].sort((a, b) => byText(a.name, b.name));
    },
    addressOf: async (figure) => (figure.report === (await hiddenReport()) ? null : lower.addressOf(figure)),
  };
}

/** The vectors of the lower store, without those of the report that is laid over. */
export function vectorsBelow(vectors: ParagraphVectors, of: Of): ParagraphVectors {
  return {
    ...vectors,
    async nearest(...asked) {
      const found = await vectors.nearest(...asked);
      return { ...found, hits: found.hits.filter(({ agency, year }) => agency !== of.agency || year !== of.year) };
    },
  };
}

/** Hits with scores up to 1. */
function withinOne(hits: readonly ParagraphHit[]): ParagraphHit[] {
  const best = Math.max(...hits.map(({ score }) => score));
  return hits.map((hit) => ({ ...hit, score: best > 0 ? hit.score / best : 0 }));
}

function joined(own: AgencyNames, filed: AgencyNames): AgencyNames {
  const keys = new Map([...filed.keys, ...own.keys].map((key) => [`${key.kind} ${key.key}`, key]));
  return { name: own.name, keys: [...keys.values()] };
}

/** The order in which SQLite sorts. */
function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
