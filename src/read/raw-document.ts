import type { ReadingNote } from '../report/noted.js';
/**
 * A table cell as the source prints it; columns and spans as the format states them. `recognised` says how sure its reading from a
 * picture is, up to 100 and 0 where it could not be read; it is absent where the format states the characters.
 */
export type RawCell = { printed: string; column: number; columnSpan: number; rowSpan: number; recognised?: number };

/** A block as the source prints it, before it is mended. */
export type RawBlock =
  | { kind: 'line'; printed: string; heading?: boolean; recognised?: boolean }
  | { kind: 'grid'; rows: RawCell[][] };

/** What one reader finds in the bytes; nothing of it is mended yet. */
export type RawDocument = { title: string | null; blocks: RawBlock[]; notes: ReadingNote[] };

/** Told before a page is read from its picture, which takes seconds. */
export type OnPage = (page: { number: number; of: number }) => void;

/** One format: knows its bytes by their signature and turns them into blocks; throws ReadError where it cannot. */
export type Reader = {
  name: string;
  matches(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array, source: string, onPage?: OnPage): Promise<RawDocument>;
};
