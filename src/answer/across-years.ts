import type { ReportStore } from '../contracts/store.js';
import { checkAcrossYears } from '../extract/checks-across-years.js';
import type { Fact, Finding } from '../report/fact.js';
import { groupBy } from './group-by.js';

const DOCUMENTS = ['regulations', 'normative_documents'];
const ITEMS = ['licensing', 'other_services', 'penalties', 'coercion', 'fees'];

/** The rows that one year's report carries on from the year before. */
const CARRIED: readonly string[] = [
  'applications.carried_out',
  'applications.carried_in',
  ...DOCUMENTS.flatMap((kind) => [`${kind}.in_force`, `${kind}.issued`, `${kind}.repealed`]),
  ...ITEMS.flatMap((kind) => [`${kind}.items_previous_year`, `${kind}.items_change`]),
];

/** A ranking over a country is not checked against every year before; a handful of reports is. */
const MOST_REPORTS = 10;

/** How one agency's report of a year agrees with its report of the year before; empty where either is not filed. */
export async function agreementWithYearBefore(
  { agency, year }: { agency: string; year: number },
  store: ReportStore,
): Promise<Finding[]> {
  const facts = await store.facts({ agencies: [agency], years: [year - 1, year], metrics: CARRIED });
  return checkAcrossYears(
    facts.filter((fact) => fact.year === year - 1),
    facts.filter((fact) => fact.year === year),
  );
}

/** The checks against the year before and after that used these very figures. */
export async function agreementsOf(facts: readonly Fact[], store: ReportStore): Promise<Finding[]> {
  const carried = facts.filter((fact) => CARRIED.includes(fact.metric));
  const places = groupBy(
    carried.flatMap(({ agency, year }) => [
      { agency, year },
      { agency, year: year + 1 },
    ]),
    ({ agency, year }) => `${agency}|${year}`,
  ).flatMap((group) => group[0] ?? []);
  if (places.length > 2 * MOST_REPORTS) return [];
  const found = await Promise.all(places.map((place) => agreementWithYearBefore(place, store)));
  return found.flat().filter((finding) => carried.some((fact) => comparesWith(finding, fact)));
}

/** Whether a check against the year before used this figure, on whichever side it stands. */
export function comparesWith({ agency, year, check, scope }: Finding, fact: Fact): boolean {
  if (fact.agency !== agency || (fact.year !== year && fact.year !== year - 1)) return false;
  const later = fact.year === year;
  const [kind] = scope.split('.');
  if (check === 'carried-over') {
    return fact.applicant === scope && fact.metric === (later ? 'applications.carried_in' : 'applications.carried_out');
  }
  if (check === 'documents-in-force') return later ? fact.metric.startsWith(`${kind}.`) : fact.metric === scope;
  return later ? fact.metric === scope : fact.metric.startsWith(`${kind}.items_`);
}
