import type { Report } from './report.js';

/**
 * The version of what reads documents (`read/`, `parse/`, `extract/`). Whoever changes what is read in a document raises it, so that
 * filed reports are read anew.
 */
export const READER = 5;

/** Whether an older reader read the report than this program has. */
export function isOfOlderReader({ reading }: Pick<Report, 'reading'>): boolean {
  return (reading.reader ?? 1) < READER;
}
