import type { Fact } from '../report/fact.js';
import type { FormId } from '../report/forms.js';

/** One cell that a question asks for. `applicant` is `null` where the row has no applicant columns. */
export type Cell = { agency: string; year: number; metric: string; applicant: string | null };

/**
 * A figure that the reports give: one printed cell, or several added up. `value` is `null` where every cell is blank;
 * `facts` are the cells it rests on, `formula` the sum written out where there was one. `words` is a sentence of the same
 * report that states the figure where the cell itself is blank.
 */
export type Figure = Cell & {
  kind: 'figure';
  value: number | null;
  unit: string;
  form: FormId | null;
  facts: Fact[];
  formula: string | null;
  words: Fact | null;
};

/**
 * Why there is no figure: no report of that year is filed; that year's form does not ask for it; the report lacks the table;
 * the table is there and the row could not be read with certainty.
 */
export type AbsenceReason = 'no_report' | 'not_on_form' | 'no_table' | 'row_unsure';

/** A cell that was looked for in vain. `years` are those the agency has reports of. */
export type Absence = Cell & { kind: 'absent'; why: AbsenceReason; years: number[] };

/** What looking one cell up came to. */
export type Reading = Figure | Absence;

/** A figure whose value is known, so that it can be computed with. */
export type Counted = Figure & { value: number };

/** True for a figure that is there and not blank. */
export function isCounted(reading: Reading): reading is Counted {
  return reading.kind === 'figure' && reading.value !== null;
}

/** The id the figure's fact was filed under, which differs from the metric asked for where an older form names it otherwise. */
export function filedMetric(figure: Figure): string {
  const [only] = figure.facts;
  return figure.formula === null && only ? only.metric : figure.metric;
}
