import { draftReview } from '../draft/draft-review.js';
import { compareReports } from '../filing/compare-reports.js';
import { lookAtPage } from '../filing/page.js';
import { type FiledNames, readReports } from '../filing/reading.js';
import { refusalOf } from '../filing/refusal.js';
import type { OnPage } from '../read/raw-document.js';
import { unpackArchive } from '../read/zip.js';
import type { TaskName, Tasks } from './task.js';

const DOING: {
  [Name in TaskName]: (of: Tasks[Name]['of'], filed: FiledNames, onPage: OnPage) => AsyncIterable<Tasks[Name]['part']>;
} = {
  reports: readReports,
  async *page(page) {
    yield await lookAtPage(page);
  },
  async *archive({ bytes, source }) {
    const { entries, refused } = unpackArchive(bytes, source);
    for (const entry of entries) yield { entry };
    for (const error of refused) yield { refusal: refusalOf(error) };
  },
  async *review(draft) {
    yield draftReview(draft);
  },
  async *compare(both) {
    yield compareReports(both);
  },
};

/** Does a task in this very process; `filed` are the agencies that are filed already. */
export function doTask<Name extends TaskName>(
  name: Name,
  of: Tasks[Name]['of'],
  filed: FiledNames,
  onPage: OnPage,
): AsyncIterable<Tasks[Name]['part']> {
  return DOING[name](of, filed, onPage);
}
