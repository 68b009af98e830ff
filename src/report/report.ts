import type { AgencyNames } from './agency.js';
import type { ApplicantId } from './applicants.js';
import type { Fact, Finding } from './fact.js';
import type { FormId } from './forms.js';
import type { ReadingNote } from './noted.js';

/** One paragraph of a report, in reading order. */
export type Paragraph = {
  report: string;
  /** From 1, in reading order. */
  order: number;
  /** 1 to 6 for the form's sections, 0 before the first, `null` where the report has other chapters. */
  section: number | null;
  /** Heading of its section as printed, then the subheadings that lead to it. */
  headings: string[];
  /** Mended text in Simplified characters with the report's own punctuation: what is searched and quoted in an answer. */
  text: string;
  /** As the source prints it: what a citation shows. */
  printed: string;
};

/** A cell that differs: `null` where it is blank, absent where that reading has no such cell. */
export type CellChange = {
  metric: string;
  applicant: ApplicantId | null;
  unit: string;
  before?: number | null;
  after?: number | null;
};

/** What differs between two readings of a report; `left` counts what is beyond the bounds. */
export type Changes = { cells: CellChange[]; added: string[]; removed: string[]; left: number };

/** What differs from the version that a report took the place of, and when that one was filed (ISO time). */
export type Revision = Changes & { previous: string; filedAt: string };

/** Where a document's reading is weak; shown by `ingest --verbose` and kept with the report. */
export type ReadingReport = {
  /** The format it was read from: text, html, pdf, docx, doc or xlsx. */
  format: string;
  /** The version of the reader that read it; absent in what was filed before versions were kept. */
  reader?: number;
  /** How the report was changed after its publication, where it is a newer version of one that was filed. */
  revision?: Revision;
  /** What was found: cells of tables, quantities in the text. */
  found: ReadingNote[];
  /** What a report of this form should have and this one has not: whole tables, or metrics of a table that is there. */
  missing: string[];
  /** Rows whose cells could not be placed, left out rather than guessed. */
  unsure: ReadingNote[];
  /** Anything else odd: a clash of names, damage, text that speaks to a model. */
  notes: ReadingNote[];
};

/** A report as it is filed. */
export type Report = {
  id: string;
  agency: string;
  /** Reporting year. */
  year: number;
  form: FormId | null;
  title: string;
  /** File name or address it came from. */
  source: string;
  /** ISO date of publication, where the page says it. */
  published: string | null;
  /** SHA-256 of the source's bytes, hex. */
  hash: string;
  /** ISO time of filing. */
  filedAt: string;
  /** The newer version that took its place; `null` while it is the current one. */
  supersededBy: string | null;
  reading: ReadingReport;
};

/** Everything that one filing puts into the store, in one transaction. */
export type Filing = {
  report: Report;
  names: AgencyNames;
  paragraphs: Paragraph[];
  facts: Fact[];
  findings: Finding[];
};
