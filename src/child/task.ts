import type { DraftReview, ToReview } from '../draft/draft-review.js';
import type { Compared, ToCompare } from '../filing/compare-reports.js';
import type { Page } from '../filing/page.js';
import type { ReadPart, ToRead } from '../filing/reading.js';
import type { Refusal } from '../parse/document.js';
import type { OnPage } from '../read/raw-document.js';
import type { Fetched } from '../read/url.js';
import type { ArchiveEntry } from '../read/zip.js';

/** What is done beside the program with what others wrote: each task takes one thing and gives parts, one after the other. */
export type Tasks = {
  reports: { of: ToRead; part: ReadPart };
  page: { of: Fetched; part: Page };
  archive: { of: { bytes: Uint8Array; source: string }; part: { entry: ArchiveEntry } | { refusal: Refusal } };
  review: { of: ToReview; part: DraftReview };
  compare: { of: ToCompare; part: Compared };
};

export type TaskName = keyof Tasks;

/** The agencies that are filed, each by its name with its full names; they are only ever added to, later ones taking the place of earlier. */
export type NamesFiled = readonly (readonly [name: string, fullNames: readonly string[]])[];

/** Does a task and gives all its parts; `onPage` hears of each page that is read from a picture. Throws ReadError where what it is given cannot be read. */
export type RunTask = <Name extends TaskName>(
  name: Name,
  of: Tasks[Name]['of'],
  names?: NamesFiled,
  onPage?: OnPage,
) => Promise<Tasks[Name]['part'][]>;

/** What a task gives that always gives one part. */
export async function theOne<Part>(parts: Promise<Part[]>): Promise<Part> {
  const [one] = await parts;
  if (one === undefined) throw new Error('a task gave nothing');
  return one;
}
