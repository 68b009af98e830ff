import type { FormId } from '../report/forms.js';
import type { ReadingNote } from '../report/noted.js';
import type { ReadReason } from '../report/read-reason.js';

/**
 * How far the positions in a printed table can be trusted: `grid` columns are true; `row` rows are true and blanks are kept,
 * but a row may be shifted sideways (tabs); `packed` rows are true and blanks inside a row were lost (pipes);
 * `stream` cells stand in reading order and rows are not marked (one cell a line).
 */
export type Positions = 'grid' | 'row' | 'packed' | 'stream';

/**
 * One printed cell: mended text, and what the source prints. `column` counts from 0 where positions are `grid` or `row`; `recognised`
 * says how sure its reading from a picture is, up to 100 and 0 where it could not be read.
 */
export type PrintedCell = { text: string; printed: string; column: number; recognised?: number };

export type PrintedTable = {
  /** 1 to 6, `null` where the report has other chapters. */
  section: number | null;
  heading: string;
  positions: Positions;
  rows: PrintedCell[][];
};

export type ParsedParagraph = {
  section: number | null;
  headings: string[];
  text: string;
  printed: string;
  /** Read from a picture: its words may be misread, and no figure is taken from it. */
  recognised?: boolean;
};

/** One report found in a document, split into what the next stages need. */
export type ParsedReport = {
  agency: string;
  /** Other names the document itself uses for the agency (白山市江源区大石人镇人民政府). */
  otherNames: string[];
  year: number;
  form: FormId | null;
  title: string;
  published: string | null;
  paragraphs: ParsedParagraph[];
  tables: PrintedTable[];
  notes: ReadingNote[];
};

/** A document, or a part of one, that is not filed, and why in a machine's word; the sentence is made in `language/`. */
export type Refusal = {
  reason:
    | ReadReason
    | 'not_there'
    | 'not_a_report'
    | 'a_template'
    | 'a_blank_form'
    | 'only_a_title'
    | 'no_agency'
    | 'no_year'
    | 'same_name';
  /** What the program saw instead, in the document's words where there are any. */
  saw: string;
};

/** What a document came to: its reports, the copies left aside, and refusals. */
export type Parsed = { reports: ParsedReport[]; copies: string[]; refusals: Refusal[] };
