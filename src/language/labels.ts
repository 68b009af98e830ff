import { APPLICANTS } from '../report/applicants.js';
import type { FormId } from '../report/forms.js';
import { groupOf, rowOf } from '../report/metrics.js';

type Named = { zh: string; en: string };

/** The names of a metric in the words of a form (or the newest that has it); undefined for what the catalogue has not. */
export function namesOf(metric: string, form?: FormId | null): Named | undefined {
  return rowOf(metric, form) ?? rowOf(metric) ?? groupOf(metric);
}

/** The names of an applicant column; undefined for the five kinds of organisation together, which are no column. */
export function columnOf(applicant: string): Named | undefined {
  const column = APPLICANTS.find(({ id }) => id === applicant);
  return column ? { zh: column.label, en: column.en } : undefined;
}

/** Years in order, runs of years drawn together: "2016, 2018–2020". */
export function yearRuns(years: readonly number[]): string[] {
  const runs: [number, number][] = [];
  for (const year of [...new Set(years)].sort((a, b) => a - b)) {
    const last = runs.at(-1);
    if (last && last[1] === year - 1) last[1] = year;
    else runs.push([year, year]);
  }
  return runs.map(([first, last]) => (first === last ? `${first}` : `${first}–${last}`));
}

/** A scope that is words of the report itself, such as the part whose share was recomputed; empty for an id. */
export function inWords(scope: string): string {
  return /\p{Script=Han}/u.test(scope) ? scope : '';
}
