import type { SourceDocument } from '../read/document.js';
import type { Parsed } from './document.js';

/** What the person who files a document knows of it, and the agencies that are filed already. */
export type ParseHints = { agency?: string; year?: number; known?: readonly string[] };

/** The reports of a document with their paragraphs and printed tables, and why what is left is not filed. */
export function parseDocument(_document: SourceDocument, _hints: ParseHints): Parsed {
  return { reports: [], copies: [], refusals: [] };
}
