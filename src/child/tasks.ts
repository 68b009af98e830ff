import { compareReports } from '../compare-reports.js';
import { draftReview } from '../draft/review.js';
import { lookAtPage } from '../page.js';
import type { OnPage } from '../read/reader.js';
import { unpackArchive } from '../read/zip.js';
import { type FiledNames, readReports } from '../reading.js';
import { refusalOf } from '../refusal.js';
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
