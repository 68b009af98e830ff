import { FORM_2014 } from './form-2014.js';
import { FORM_2019, FORM_2021 } from './form-rows.js';

/** A form by the first reporting year it was used in. */
export type FormId = '2014' | '2019' | '2021';

/** The four statutory tables; `statistics` is the one sheet of 2014 to 2018. */
export type TableId = 'disclosure' | 'applications' | 'review_litigation' | 'statistics';

/** One figure that a form asks for: its metric, the labels that lead to it in the form's own words, and its names. */
export type FormRow = {
  metric: string;
  table: TableId;
  /** 件, 项, 条, 次, 篇, 人, 人次, 个 or 万元. */
  unit: string;
  /** True where the row has the seven applicant columns. */
  byApplicant: boolean;
  labels: string[];
  zh: string;
  en: string;
};

/** The rows of each form, in the form's own order. */
export const FORMS: Readonly<Record<FormId, readonly FormRow[]>> = {
  '2014': FORM_2014,
  '2019': FORM_2019,
  '2021': FORM_2021,
};

/** The form in force for a reporting year; before 2014 there was none and `null` comes back. */
export function formOfYear(year: number): FormId | null {
  if (year >= 2021) return '2021';
  if (year >= 2019) return '2019';
  return year >= 2014 ? '2014' : null;
}
