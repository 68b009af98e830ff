import type { ReadingNote } from '../report/noted.js';
/** A table cell as the source prints it; columns and spans as the format states them. */
export type RawCell = { printed: string; column: number; columnSpan: number; rowSpan: number };

/** A block as the source prints it, before it is mended. */
export type RawBlock = { kind: 'line'; printed: string; heading?: boolean } | { kind: 'grid'; rows: RawCell[][] };

/** What one reader finds in the bytes; nothing of it is mended yet. */
export type RawDocument = { title: string | null; blocks: RawBlock[]; notes: ReadingNote[] };

/** One format: knows its bytes by their signature and turns them into blocks; throws ReadError where it cannot. */
export type Reader = {
  name: string;
  matches(bytes: Uint8Array): boolean;
  read(bytes: Uint8Array, source: string): Promise<RawDocument>;
};
