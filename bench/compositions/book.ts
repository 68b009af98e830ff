/** A line of `facts --format jsonl`, as far as it is read here. */
type Fact = {
  agency: string;
  year: number;
  form: string | null;
  metric: string;
  applicant: string | null;
  value: number | null;
  unit: string;
  status: string;
};

/** A thing that can be counted: the metrics whose cells are added up, and the column of applicants. */
export type Counted = { metrics: readonly string[]; applicant: string | null };

/** What the index holds, by cell. */
export type Book = {
  agencies: string[];
  years: number[];
  filed: (agency: string, year: number) => boolean;
  newest: (agency: string) => number;
  /** The figure, null where the cell is blank, undefined where there is no such cell or no report. */
  figure: (agency: string, year: number, counted: Counted) => number | null | undefined;
};

/** Reads the export of figures. Figures that only the text of a report states are left out. */
export function readBook(lines: string): Book {
  const cells = new Map<string, number | null>();
  const years = new Map<string, Set<number>>();
  for (const line of lines.split('\n')) {
    if (line === '') continue;
    const fact = JSON.parse(line) as Fact; // the contract's fact line
    years.set(fact.agency, (years.get(fact.agency) ?? new Set()).add(fact.year));
    if (fact.status === 'text') continue;
    const value = fact.value !== null && fact.unit === '元' ? fact.value / 1e4 : fact.value;
    cells.set(key(fact.agency, fact.year, fact.metric, fact.applicant), value);
  }
  const filed = (agency: string, year: number) => years.get(agency)?.has(year) ?? false;
  return {
    agencies: [...years.keys()],
    years: [...new Set([...years.values()].flatMap((of) => [...of]))].sort((a, b) => a - b),
    filed,
    newest: (agency) => Math.max(...(years.get(agency) ?? [])),
    figure: (agency, year, { metrics, applicant }) => {
      const values = metrics.map((metric) => cells.get(key(agency, year, metric, applicant)));
      const there = values.filter((value) => value !== undefined);
      if (there.length === 0) return undefined;
      const known = there.filter((value) => value !== null);
      return known.length === 0 ? null : known.reduce((sum, value) => sum + value, 0);
    },
  };
}

function key(agency: string, year: number, metric: string, applicant: string | null): string {
  return `${agency}\t${year}\t${metric}\t${applicant ?? ''}`;
}
