import type { Cell } from '../query/table.js';
import type { AgencyNames } from '../report/agency.js';
import type { ApplicantId } from '../report/applicants.js';
import type { Fact, FactStatus, Finding } from '../report/fact.js';
import type { Filing, Paragraph, Report } from '../report/report.js';

/** What to look for; an absent field does not narrow. Agencies are full names as filed. */
export type FactQuery = {
  agencies?: readonly string[];
  years?: readonly number[];
  metrics?: readonly string[];
  applicants?: readonly ApplicantId[];
  statuses?: readonly FactStatus[];
  reports?: readonly string[];
  /** Only figures that an administrator corrected. */
  corrected?: true;
};

/** Which reports; absent fields do not narrow. */
export type ReportQuery = {
  ids?: readonly string[];
  agencies?: readonly string[];
  years?: readonly number[];
  /** Superseded versions too. */
  superseded?: boolean;
  /** No more than so many. */
  limit?: number;
  /** Only so many of the latest year that anything is filed of. */
  newest?: number;
};

/**
 * Which figure of a report: a `Fact` that was looked up, or the item alone. The item means the figure of the table, and no figure where
 * the report states several of it.
 */
export type FigureKey = Pick<Fact, 'report' | 'metric' | 'applicant'> | Fact;

/** What `file` did: the report is new, its bytes were already filed, it took the place of an older version, or of an older reading of the same bytes. */
export type FilingResult =
  | { kind: 'filed'; report: string }
  | { kind: 'unchanged'; report: string }
  | { kind: 'superseded'; report: string; previous: string }
  | { kind: 'reread'; report: string };

/** A paragraph that a search found; a higher score is a better match, comparable within one search only. */
export type ParagraphHit = Paragraph & { agency: string; year: number; score: number };

export type ParagraphSearch = {
  /** Words of the question, mended and cleaned; the store splits them as it indexed the paragraphs. */
  text: string;
  agencies?: readonly string[];
  years?: readonly number[];
  limit: number;
};

/** What a search by vectors found: `weight` is how much it counts beside words, `whole` false while the vectors are being made. */
export type Nearest = { hits: ParagraphHit[]; weight: number; whole: boolean };

/** Is told how many paragraphs are done, of how many, first of embedding them and then of indexing their vectors. */
export type OnProgress = (progress: { work: 'embedding' | 'indexing'; done: number; whole: number }) => void;

/** A report that is filed, without what its reading was like. */
export type Filed = Pick<Report, 'agency' | 'year' | 'form'> & { report: string };

/** Which figures of which reports; absent applicants do not narrow. Named applicants let figures without a column through as well. */
export type CellQuery = {
  reports: readonly string[];
  metrics: readonly string[];
  applicants?: readonly ApplicantId[];
};

/** Finds paragraphs by nearness of meaning. What it keeps can be thrown away and is made anew from the store. */
export interface ParagraphVectors {
  /** The nearest current paragraphs of the agencies and years, best first; none while there are no vectors to compare. */
  nearest(search: ParagraphSearch, signal?: AbortSignal): Promise<Nearest>;
  /** Embeds what lacks a vector and builds the index where they are many; resolves when both are whole. */
  update(onProgress?: OnProgress): Promise<void>;
  close(): Promise<void>;
}

/** How many reports came to each result of filing them, and how many current figures have something told beside them, by what it is. */
export type Tallies = { results: Record<string, number>; flags: Record<string, number> };

/**
 * Where reports, facts, paragraphs and conversations are kept. Every method sees current reports only, unless it says so.
 * Methods reject with `StoreError` when the store is damaged, full or read-only. SQLite implements it in `store/`;
 * `test/contracts/store.ts` is what every implementation passes.
 */
export interface ReportStore {
  /**
   * Files one report in one transaction: all of it or nothing. The same hash, agency and year change nothing, unless the report was
   * removed: then it is filed anew. `rereads` names the current report whose bytes were read anew: the filing takes its place, perhaps
   * under another agency or year, keeps its number, so that it is not told as new, its corrections and its older versions.
   */
  file(filing: Filing, rereads?: string): Promise<FilingResult>;
  /** Current reports filed from a source with this hash; empty when the bytes are new. */
  reportsOfHash(hash: string): Promise<Report[]>;
  /** By agency, then year. */
  reports(query?: ReportQuery): Promise<Report[]>;
  /** Which current reports there are, by agency, then year; of all agencies where none are named. */
  filed(query?: { agencies?: readonly string[] }): Promise<Filed[]>;
  /** Figures of current reports by columns, many reports at once, in the order of `facts`; corrections are in them. */
  cells(query: CellQuery): Promise<Cell[]>;
  /** In the order of the report's own tables, then the text's. */
  facts(query: FactQuery): Promise<Fact[]>;
  findings(query: {
    agencies?: readonly string[];
    years?: readonly number[];
    reports?: readonly string[];
    outcomes?: readonly Finding['outcome'][];
  }): Promise<Finding[]>;
  /** All paragraphs of the reports, in reading order. */
  paragraphs(reports: readonly string[]): Promise<Paragraph[]>;
  search(search: ParagraphSearch): Promise<ParagraphHit[]>;
  /** Those of the reports whose content is no longer what was filed; nothing is read of them until they are filed anew. */
  damaged(reports: readonly string[]): Promise<string[]>;
  /**
   * The address of a current figure, at most 56 letters, digits, `-` and `_`, for links that lead back to it: the same in every store that
   * the same bytes were filed in. `null` where there is no such figure.
   */
  addressOf(figure: FigureKey): Promise<string | null>;
  /** The figure at an address, as it is filed now; `null` where it is no longer. */
  factAt(address: string): Promise<Fact | null>;
  /**
   * Corrects one figure of a current report; every later answer shows it with the printed one, also when the same bytes are filed anew.
   * `null` takes the correction back. `false` where there is no such figure, or nothing to take back.
   */
  correct(
    figure: FigureKey,
    correction: { value: number | null; by: string; at: string; why: string } | null,
  ): Promise<boolean>;
  /** Takes a current report away from every answer; `restore` brings it back until `purge`. `false` where there is no such report. */
  remove(report: string, removal: { by: string; at: string }): Promise<boolean>;
  /** `false` where it was purged, never removed, or another report of the agency and year is current by now. */
  restore(report: string): Promise<boolean>;
  /** Reports removed and not purged, the latest first. */
  removed(): Promise<(Report & { removedBy: string; removedAt: string })[]>;
  /** Deletes for good what was removed before this ISO time, with the older versions it had replaced. Resolves with how many reports were removed ones. */
  purge(before: string): Promise<number>;
  /** Current reports filed after this number, oldest first, with their numbers: for telling what is new. 0 asks for all. */
  filedSince(number: number): Promise<{ number: number; report: Report }[]>;
  /** How much is filed; `years` are the first and the last, `failed` the checks that do not close. */
  counts(): Promise<{
    reports: number;
    agencies: number;
    years: [number, number] | null;
    facts: number;
    failed: number;
  }>;
  /** Every agency that has a current report, with the names it answers to, by name; a part of them where `some` says which. */
  agencies(some?: { after: string; limit: number }): Promise<AgencyNames[]>;
  /** A number that changes whenever what is filed changes, so that a reader knows when to load names again. */
  revision(): Promise<number>;
  /** What was last kept for a chat (JSON), or `null`; younger than `since` (ISO time). */
  conversation(chat: string, since: string): Promise<string | null>;
  /** Keeps one chat's state and drops those older than `keepSince`. */
  keepConversation(kept: { chat: string; state: string; at: string; keepSince: string }): Promise<void>;
  forgetConversation(chat: string): Promise<void>;
  /** Tokens of models spent on a day (ISO date), by all chats and by one. */
  spent(of: { day: string; chat: string }): Promise<{ day: number; chat: number }>;
  /** Adds to what a chat spent on a day and drops the days before. */
  spend(spending: { day: string; chat: string; tokens: number }): Promise<void>;
  /** Adds to how many reports came to each result of filing them, whichever process files. */
  countResults(results: Readonly<Record<string, number>>): Promise<void>;
  tallies(): Promise<Tallies>;
  close(): Promise<void>;
}
