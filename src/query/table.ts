import type { Fact } from '../report/fact.js';
import type { Dimension, Query } from './query.js';

/** What a row is told apart by; a dimension that was folded away or is the same for the whole table by nature is absent. */
export type RowKey = { item?: string; applicant?: string | null; agency?: string; year?: number };

/**
 * Why there is no amount: the cell is `blank`; the year's form does not have the row (`off_form`); the report has no such table; no such
 * report is filed; the row was printed but not read surely; the base of a rate or share is zero or missing; the units do not go together;
 * nothing of what was folded is known.
 */
export type NoAmount = 'blank' | 'off_form' | 'no_table' | 'no_report' | 'unsure' | 'no_base' | 'unlike' | 'none_known';

/** One printed (or stated) figure under a row: all that arithmetic needs of it, and its address for the rest. */
export type Cell = Pick<
  Fact,
  'report' | 'agency' | 'year' | 'form' | 'metric' | 'applicant' | 'value' | 'unit' | 'status' | 'correction'
>;

/** How an amount was worked out, with its numbers: what a person can do again. */
export type Working = {
  how: 'sum' | 'mean' | 'median' | 'largest' | 'smallest' | 'count' | 'difference' | 'share' | 'times' | 'growth';
  terms: Row[];
};

/** One row: its key, and its amount or why there is none. */
export type Row = {
  key: RowKey;
  /** In `unit`, exact to the cell; `null` where `why` says why. */
  amount: number | null;
  unit: string;
  why?: NoAmount;
  /** The figures it rests on, in the order of the form; the blank ones too. */
  cells: Cell[];
  /** Absent for a figure that a cell prints. */
  working?: Working;
  /** What was left out of a fold, by reason. */
  left?: { why: NoAmount; rows: Row[] }[];
  /** From 1; equal rows hold all their places, `at` to `to`. `of` is how many have a place. */
  place?: { at: number; to: number; of: number };
  /** Rows of other expressions that conditions looked at. */
  beside?: Row[];
  /** Set for growth: the difference in the figures' own unit, 百分点 for two shares. */
  difference?: { amount: number; unit: string };
  /** Set while a query is worked out: the figures are so many years older than the key's year. */
  earlier?: number;
};

/** Whether a claim holds of a row; `untold` where a blank or absent figure leaves it open. */
export type Verdict = { verdict: 'yes' | 'no' | 'untold'; row: Row; condition: number };

/** What a query comes to. */
export type Table = {
  query: Query;
  /** The expression's outermost operation in a word, which decides how it is told. */
  shape: 'cells' | 'fold' | 'against' | 'order' | 'keep' | 'together';
  /** Dimensions in which rows differ (or that could have had several members). */
  open: Dimension[];
  rows: Row[];
  /** Rows that a condition could neither keep nor refuse, or that have no place. */
  undecided: Row[];
  /** How many rows a condition refused. */
  refused: number;
  /** Where only who is first was asked for: up to nine that follow, in order. */
  behind: Row[];
  claims: Verdict[];
  /** Things of the whole table to be told once. */
  notes: TableNote[];
};

export type TableNote =
  /** Agencies' newest years differ; `common` is one that most of them have, to be offered. */
  | { kind: 'years_differ'; years: number[]; common: number | null }
  /** Years inside a series that are not filed. */
  | { kind: 'years_missing'; agency: string; years: number[] }
  /** The series runs over a change of form at this year. */
  | { kind: 'form_break'; year: number; items: string[] }
  /** A figure was corrected by an administrator. */
  | { kind: 'corrected'; cell: Cell }
  /** An agency and another that it contains are both in a sum. */
  | { kind: 'overlap'; parent: string; child: string }
  /** Filed reports that are left out of a fold, order or keep, by reason. */
  | { kind: 'left_out'; why: NoAmount; rows: Row[] };
