import type { Answer } from '../answer/answer.js';
import type { Filing } from '../report/report.js';
import type { LanguageId } from './language.js';

/** A place where a person talks: their chat, the topic in it (0 outside topics), and who they are. */
export type Seat = { chat: number; thread: number; person: number };

/** An answer kept so that the buttons under it work; the words of the question are not kept with it. */
export type KeptAnswer = { answer: Answer; seat: Seat; at: number };

/** How a person wants to be spoken to and told of new reports. Hours are of China's day, 0 to 23; `quiet` from `from` to `to`. */
export type Preferences = {
  /** `null`: the language of the question, else that of their Telegram. */
  language: LanguageId | null;
  quiet: { from: number; to: number } | null;
  /** One message a day instead of one a report. */
  digest: boolean;
};

/** An agency that a chat watches, asked for by a person. `pausedAt` since the chat blocked the bot. */
export type Watch = {
  person: number;
  chat: number;
  thread: number;
  agency: string;
  /** What notices are written in, unless the person prefers another by then. */
  language: LanguageId;
  since: number;
  pausedAt: number | null;
};

/** A person's word that a figure is wrong, or what else they wish to tell whoever runs the bot. */
export type Complaint = {
  number: number;
  /** All zeros once its person was forgotten. */
  seat: Seat;
  /** What the person is to be told in. */
  language: LanguageId;
  at: number;
  /** The figure it is about, told by its place from others of the same item; `null` for any other word. */
  figure: { report: string; metric: string; applicant: string | null; row?: number; column?: number } | null;
  /** In the person's own words; empty while they have not written any. */
  words: string;
  /** How it ended; `null` while it is open. */
  reply: { by: number; at: number; words: string; outcome: 'corrected' | 'declined' | 'answered' } | null;
};

/** A report that a person sent for a check: read, not filed, there for the questions of their chat alone. */
export type KeptDraft = { filing: Filing; name: string; bytes: Uint8Array; at: number };

/** What the program has been told to wait for from one person in one place: the next message means this. */
export type Expected = { topic: string; about: string; until: number };

/**
 * What the bot keeps for the people who talk to it, beside the queue and in the same file. Everything here has an end: `sweep` drops
 * what is over, `forget` a person's. Methods reject with `StoreError` when the disk is full or read-only, and then have changed nothing.
 */
export interface Register {
  /** Resolves with the id that buttons carry: 11 letters, digits, `-` and `_` that nobody can guess. */
  keepAnswer(kept: KeptAnswer): Promise<string>;
  /** `null` where there is none, or it was dropped for its age; `removed` where a report that it cites was. */
  answer(id: string): Promise<KeptAnswer | 'removed' | null>;
  /** Drops what rests on a report that is removed: the answers that cite it, and what was still to be told of it. */
  dropReport(report: string): Promise<void>;

  preferences(person: number): Promise<Preferences>;
  prefer(person: number, changed: Partial<Preferences>): Promise<void>;

  /** `false` where the chat watches the agency already, whoever of it asked. */
  watch(watch: Omit<Watch, 'pausedAt'>): Promise<boolean>;
  /** `false` where there was nothing to end. */
  unwatch(watch: Pick<Watch, 'chat' | 'person' | 'agency'>): Promise<boolean>;
  watches(of: { person: number } | { agency: string } | { chat: number }): Promise<Watch[]>;
  /** The agencies that anybody watches. */
  watched(): Promise<string[]>;
  /** Tells nothing more to a chat that blocked the bot, until it writes again. */
  pauseWatches(chat: number, at: number): Promise<void>;
  resumeWatches(chat: number): Promise<void>;
  /**
   * Puts reports down for every chat that has watched their agencies since before they were filed, each report once for each chat,
   * however often this is asked, and remembers in the same commit up to which filing was looked. Resolves with how many were put down.
   */
  announce(reports: readonly { report: string; agency: string; at: number }[], upTo?: number): Promise<number>;
  /** The number of the last filing that was looked at; `null` before the first. */
  announcedUpTo(): Promise<number | null>;
  /** What is to be told to whom and was not yet, oldest first; nothing of a paused watch. */
  announcements(): Promise<{ watch: Watch; report: string; at: number }[]>;
  /** Says that these need no telling any more; `Queue.post` says it in the commit that puts the message on its way. */
  told(announcements: readonly { chat: number; report: string }[]): Promise<void>;

  /** Resolves with its number. */
  complain(complaint: Pick<Complaint, 'seat' | 'language' | 'at' | 'figure' | 'words'>): Promise<number>;
  complaint(number: number): Promise<Complaint | null>;
  /** Oldest first. */
  openComplaints(): Promise<Complaint[]>;
  /** `false` where it was ended already. */
  endComplaint(number: number, reply: NonNullable<Complaint['reply']>): Promise<boolean>;

  /** The name of a conversation ends in its person, as "tg:1:0:7"; there is one draft in each. */
  keepDraft(conversation: string, draft: KeptDraft): Promise<void>;
  draft(conversation: string): Promise<KeptDraft | null>;
  /** When the draft of a conversation was kept, without reading it; `null` where there is none. */
  draftKeptAt(conversation: string): Promise<number | null>;
  dropDraft(conversation: string): Promise<boolean>;

  /** Has the next message of a person in a place mean this; `null` ends it. */
  expect(seat: Seat, expected: Expected | null): Promise<void>;
  expected(seat: Seat, at: number): Promise<Expected | null>;

  /** Thumbs by kind of answer, no more than counts. */
  rate(rating: { kind: Answer['kind']; good: boolean }): Promise<void>;
  /** What `/stats` shows: counts only. */
  counts(): Promise<{ watches: number; openComplaints: number; good: number; bad: number; drafts: number }>;

  /** Forgets what is kept of a person; of a complaint the figure stays, without who made it. Resolves with how many records that was. */
  forget(person: number): Promise<number>;
  /**
   * Drops answers kept before `dropBefore` and expectations over by then, drafts kept before `draftsBefore`, which is the same where it is
   * not given, and complaints ended before `complaintsBefore`.
   */
  sweep(times: { dropBefore: number; draftsBefore?: number; complaintsBefore: number }): Promise<void>;
}
