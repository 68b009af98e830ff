import { dayInChina } from '../../answer/days.js';
import { DRAFT_HOURS } from '../../asking/drafts.js';
import { briefly, matters } from '../../draft/brief.js';
import type { ReadDocument } from '../../filing/documents.js';
import { active } from '../inert.js';
import { type Asked, type Attachment, type Button, button, plainly, type Said, shown } from '../reply.js';

/** A document that holds a report. */
export type ReadReport = Extract<ReadDocument, { kind: 'report' }>;

/** Buttons know a draft by this much of its hash. */
const HASH_CHARACTERS = 16;

/** Names of the buttons under a review. */
export const FILE_DRAFT = 'file_draft';
export const END_DRAFT = 'end_draft';

/** What stands for a report in a button's callback. */
export function markOf(hash: string): string {
  return hash.slice(0, HASH_CHARACTERS);
}

/** The first line of a review. */
export function headlineOf({ review }: ReadReport, { wording }: Asked): string {
  const { agency, year } = review.report;
  return shown(wording.uploads.headline({ agency, year, matters: matters(review) }));
}

/** The review of a report that somebody sent: what matters on one screen of a phone, all of it in a file where that is more. */
export function sayReview(
  read: ReadReport,
  { asked, isKept, mayFile }: { asked: Asked; isKept: boolean; mayFile: boolean },
): Said {
  const { uploads: words } = asked.wording;
  const { filing, review, filed, others, unread } = read;
  const { lines, isWhole } = briefly(words.review(review), words.more);
  const headline = headlineOf(read, asked);
  const below = [
    ...(others.length > 0 ? [shown(words.others(others))] : []),
    ...(unread > 0 ? [words.unread(unread)] : []),
    ...(filed ? [words.alreadyFiled(dayInChina(filed.filedAt))] : isKept ? [words.askAbout(DRAFT_HOURS)] : []),
  ];
  const counts = words.counts({ facts: filing.facts.length, paragraphs: filing.paragraphs.length });
  const text = [headline, '', ...lines.slice(1).map(shown), counts, ...(below.length > 0 ? ['', ...below] : [])];
  return {
    ...plainly(text.join('\n')),
    message: { text: text.join('\n'), marks: [{ kind: 'bold', offset: 0, length: headline.length }] },
    ...(isKept && { keyboard: draftButtons(read, { asked, mayFile }) }),
    ...(!isWhole && { files: [reviewFile(read, asked)] }),
  };
}

/** What can be done with a draft. */
export function draftButtons(
  { filing }: ReadReport,
  { asked: { wording }, mayFile }: { asked: Asked; mayFile: boolean },
): Button[][] {
  const mark = markOf(filing.report.hash);
  const file = mayFile ? [button(wording.uploads.file, FILE_DRAFT, mark)] : [];
  return [[...file, button(wording.uploads.end, END_DRAFT, mark)]];
}

/** The whole review as a text file. */
export function reviewFile({ review }: ReadReport, { wording: { uploads: words } }: Asked): Attachment {
  const { name, caption } = words.reviewFile(review.report);
  const bytes = Buffer.from(`\uFEFF${active(words.review(review).join('\r\n'))}`);
  return { kind: 'document', name, bytes, caption };
}
