import type { Report } from './report.js';

/** Put before a draft's title and source, so that every citation and export of it says what it is. */
export const DRAFT_MARK = '〔草稿，未收录〕';

/** Whether a report was sent by somebody and is not filed. */
export function isDraft({ title }: Pick<Report, 'title'>): boolean {
  return title.startsWith(DRAFT_MARK);
}
