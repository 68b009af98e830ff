import type { Report } from '../report/report.js';

/** The columns of a report `r` as `toReport` takes them. */
export const REPORT_COLUMNS = `r.id, r.agency, r.year, r.form, r.title, r.source, r.published, r.hash,
  r.filed_at AS filedAt, r.superseded_by AS supersededBy, r.reading`;

/** A report as its columns come out of the store. */
export type ReportRow = Omit<Report, 'reading'> & { reading: string };

/** The report of a row. */
export function toReport(row: ReportRow): Report {
  return { ...row, reading: JSON.parse(row.reading) };
}
