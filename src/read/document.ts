import type { ReadingNote } from '../report/noted.js';
/**
 * A cell of a printed table. A merged cell stands once, where it begins. `text` is mended (Simplified characters, debris
 * removed), `printed` is what the source has. `recognised` says how sure its reading from a picture is, up to 100 and 0 where it could
 * not be read; it is absent where the format states the characters.
 */
export type GridCell = {
  text: string;
  printed: string;
  column: number;
  columnSpan: number;
  rowSpan: number;
  recognised?: number;
};

/**
 * What a reader hands on, in reading order. A `line` is one line or paragraph of running text (a text file's table lines,
 * with their pipes and tabs, are lines too; `recognised` where it was read from a picture); a `grid` is a table whose rows and columns the format states.
 */
export type Block =
  | { kind: 'line'; text: string; printed: string; heading?: boolean; recognised?: boolean }
  | { kind: 'grid'; rows: GridCell[][] };

/** Bytes made readable: the text in order, and what the format says about itself. */
export type SourceDocument = {
  /** File name or address. */
  source: string;
  /** SHA-256 of the bytes, hex. */
  hash: string;
  /** Title from the format's own metadata (`<title>`, document properties), mended; `null` without one. */
  title: string | null;
  blocks: Block[];
  /** What was odd about reading it: a guessed character set, images in place of tables, hidden text. */
  notes: ReadingNote[];
};
