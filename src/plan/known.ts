import type { AgencyNames } from '../report/agency.js';

/** An agency name found in a question: where it stands, and every agency that answers to it. */
export type AgencyMention = { start: number; end: number; said: string; agencies: string[]; spelling: boolean };

/** What is filed, as the planner needs it. */
export type Known = {
  /** Full names of all agencies. */
  agencies: readonly string[];
  /** Reporting years filed for the agency, rising; empty for an unknown agency. */
  yearsOf(agency: string): readonly number[];
};

/** An index over the names of all filed agencies and the years that are filed for them. */
export function createKnown({
  agencies,
  filed,
}: {
  agencies: readonly AgencyNames[];
  filed: readonly { agency: string; year: number }[];
}): Known {
  const years = new Map<string, number[]>();
  for (const { agency, year } of filed)
    years.set(
      agency,
      [...(years.get(agency) ?? []), year].sort((a, b) => a - b),
    );
  return { agencies: agencies.map(({ name }) => name), yearsOf: (agency) => years.get(agency) ?? [] };
}
