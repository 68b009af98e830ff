import { changesBetween } from '../extract/changes.js';
import { canBeVersions, isCopy, isFuller } from '../extract/versions.js';
import type { Changes, Filing, Report } from '../report/report.js';

/** A report that was read, and the one that is filed of the same agency and year. */
export type ToCompare = {
  filing: Pick<Filing, 'facts' | 'paragraphs'> & { report: Pick<Report, 'source' | 'reading'> };
  standing: Pick<Filing, 'facts' | 'paragraphs'> & { report: Pick<Report, 'reading'> };
};

/** Whether both can be versions of one report, are one report, whether the one that was read has more of it, and what differs. */
export type Compared = { canBeVersions: boolean; isCopy: boolean; isFuller: boolean; changes: Changes };

/** Holds a report that was read against the one that is filed. */
export function compareReports({ filing, standing }: ToCompare): Compared {
  return {
    canBeVersions: canBeVersions(filing, standing),
    isCopy: isCopy(filing, standing),
    isFuller: isFuller(filing, standing),
    changes: changesBetween(standing, filing),
  };
}
