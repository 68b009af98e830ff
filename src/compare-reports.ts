import { canBeVersions, isCopy, isFuller, type ReadReport } from './extract/versions.js';
import type { Report } from './report/report.js';

/** A report that was read, and the one that is filed of the same agency and year. */
export type ToCompare = { filing: ReadReport & { report: Pick<Report, 'source'> }; standing: ReadReport };

/** Whether both can be versions of one report, are one report, and whether the one that was read has more of it. */
export type Compared = { canBeVersions: boolean; isCopy: boolean; isFuller: boolean };

/** Holds a report that was read against the one that is filed. */
export function compareReports({ filing, standing }: ToCompare): Compared {
  return {
    canBeVersions: canBeVersions(filing, standing),
    isCopy: isCopy(filing, standing),
    isFuller: isFuller(filing, standing),
  };
}
