import { z } from 'zod';
import { APPLICANTS } from './applicants.js';

/**
 * How the figure came to be known: `reported` as printed in its cell; `blank` the cell is empty or a dash, which is not zero;
 * `placed` the source lost the cell's position and the form's own sums gave it back; `recognised` read from a picture, twice alike, and
 * every sum over it closes; `text` stated in the narrative.
 */
export const factStatus = z.enum(['reported', 'blank', 'placed', 'recognised', 'text']);
export type FactStatus = z.infer<typeof factStatus>;

export const formId = z.enum(['2014', '2019', '2021']);

export const applicantId = z.enum(APPLICANTS.map((applicant) => applicant.id));

/** One figure of one report. `value` is `null` where the report leaves the cell blank. */
export const factSchema = z.object({
  report: z.string(),
  /** File name or address the report was read from. */
  file: z.string(),
  agency: z.string(),
  /** Reporting year, not the year of publication. */
  year: z.number().int(),
  /** The form the table follows; `null` for a year that had none. */
  form: formId.nullable(),
  /** A metric of the catalogue, `statement` (in words, not in the catalogue) or `local` (a row the agency added). */
  metric: z.string(),
  applicant: applicantId.nullable(),
  value: z.number().nullable(),
  unit: z.string(),
  /** The labels that lead to the cell, outermost first: the form's own for a metric of the catalogue, else as printed. */
  labels: z.array(z.string()),
  /** What the cell prints, or the quantity as the sentence words it ("没有接到" for a zero in words). */
  cell: z.string(),
  /** Place in the table, from 1; for a figure of the text, the paragraph's number and 0. */
  row: z.number().int(),
  column: z.number().int(),
  status: factStatus,
  /** The heading of the section it stands in, as printed. */
  section: z.string(),
  /** The whole row, or the sentence, as the report prints it. */
  quote: z.string(),
  /** What is doubtful about this cell's reading; shown with the figure. */
  notes: z.array(z.string()),
  /** Set where an administrator corrected the figure: `value` is then the corrected one, and this says what stood there, who, when and why. */
  correction: z.object({ printed: z.number().nullable(), by: z.string(), at: z.string(), why: z.string() }).optional(),
});
export type Fact = z.infer<typeof factSchema>;

/**
 * `closes` as printed; `closes_if_blank_is_zero` only if blank cells count as zero; `does_not_close`, by `difference`;
 * `cannot_test` where the cells it needs are missing or blank on both sides.
 */
export const findingOutcome = z.enum(['closes', 'closes_if_blank_is_zero', 'does_not_close', 'cannot_test']);

/** The result of one consistency check (勾稽关系) on one report, one column or row at a time. */
export const findingSchema = z.object({
  report: z.string(),
  agency: z.string(),
  year: z.number().int(),
  /** Check of the catalogue: applications-balance, outcomes-add-up, applicants-add-up, review-adds-up, text-agrees, … */
  check: z.string(),
  /** What it was tested on: an applicant's id, a metric, or a channel of review and litigation. */
  scope: z.string(),
  outcome: findingOutcome,
  /** Both sides as computed, blanks counted as zero; `null` where they cannot be. */
  left: z.number().nullable(),
  right: z.number().nullable(),
  /** Left minus right; `null` where one side cannot be computed. */
  difference: z.number().nullable(),
  /** The metrics whose figures the check used, so that it can be shown with them. */
  metrics: z.array(z.string()),
  /** The sum written out with its numbers, as a person would check it: "7 + 0 = 7 + 0". */
  working: z.string(),
});
export type Finding = z.infer<typeof findingSchema>;
