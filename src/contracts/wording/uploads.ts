import type { DraftReview } from '../../draft/draft-review.js';
import type { ReportOutcome } from '../../ingest.js';
import type { Refusal } from '../../parse/document.js';
import type { Report } from '../../report/report.js';

/** Which report is meant, as a person names it. */
export type Named = Pick<Report, 'agency' | 'year'>;

/** What a filed document came to, for each report in it. */
export type Filed = Named & {
  result: ReportOutcome['result'];
  /** ISO date of the version that was filed before; `null` where there was none. */
  before: string | null;
  facts: number;
  paragraphs: number;
  /** Checks that fail, and texts in it that speak to a model. */
  failed: number;
  instructions: number;
};

/** What is said of the files and addresses that people send. */
export type UploadWording = {
  received(name: string): string;
  reading(name: string): string;
  /** A page is read from its picture. */
  readingPage(name: string, page: { number: number; of: number }): string;
  /** The first line of a review: whose report, and how many things want looking at. */
  headline(report: Named & { matters: number }): string;
  /** What was read of it, in one line. */
  counts(read: { facts: number; paragraphs: number }): string;
  /** All of a review, a line each. */
  review(review: DraftReview): string[];
  /** Stands for what a list leaves out; it is in the file. */
  more(left: number): string;
  reviewFile(report: Named): { name: string; caption: string };
  /** Under a review: that questions can be asked about it, and for how long. */
  askAbout(hours: number): string;
  alreadyFiled(date: string): string;
  /** Other reports in the same file, and files of an archive that were not read. */
  others(titles: readonly string[]): string;
  unread(files: number): string;
  /** Of files that were sent together: how many have come, then a line each. */
  album(checked: number): string;
  /** A file by its name, and why it was not taken. */
  refusedFile(name: string, why: string): string;
  albumRefused(name: string, why: string): string;
  refused(refusal: Refusal): string;
  tooLarge: string;
  notDownloaded: string;
  tooMany(limit: { files: number; minutes: number }): string;
  busy: string;
  addressesNotAllowed: string;
  end: string;
  ended: string;
  /** To an administrator: the button that files a draft, what it is about to do, and what came of it. */
  file: string;
  confirmFile(report: Named & { current: string | null; minutes: number }): string;
  confirm: string;
  draftGone: string;
  filed(filed: Filed): string;
  /** How a document is added. */
  add: string;
};

/** What is said to those who look after what is filed. */
export type AdminWording = {
  removeWhich: string;
  removeNone(words: string): string;
  confirmRemove(report: Named & { title: string; filedAt: string; facts: number; minutes: number }): string;
  remove: string;
  removed(report: Named): string;
  gone: string;
  undo: string;
  /** The label of a button that brings one of several back. */
  undoOf(report: Named): string;
  removedList(count: number): string;
  restored(report: Named): string;
  notRestored(report: Named): string;
  stats(counts: Stats): string;
};

/** Counts for `/stats`: none of them leads to a person. */
export type Stats = {
  reports: number;
  agencies: number;
  /** The first and the last reporting year; `null` where nothing is filed. */
  years: [number, number] | null;
  facts: number;
  failed: number;
  removed: number;
  answeredToday: number;
  waiting: number;
  watches: number;
  openComplaints: number;
  drafts: number;
  good: number;
  bad: number;
  tokens: number;
  /** In whatever currency the price was set; `null` where it was not. */
  cost: number | null;
  version: string;
  hours: number;
};
