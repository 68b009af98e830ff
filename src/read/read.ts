import { createHash } from 'node:crypto';
import { ReadError } from '../contracts/errors.js';
import { DOC } from './doc.js';
import type { Block, SourceDocument } from './document.js';
import { DOCX } from './docx.js';
import { HTML } from './html.js';
import { mend } from './mend.js';
import { PDF } from './pdf/pdf.js';
import { PICTURE } from './picture/picture.js';
import type { OnPage, RawBlock, Reader } from './raw-document.js';
import { TEXT } from './txt.js';
import { XLSX } from './xlsx.js';

/** Asked in this order; the first that knows the bytes reads them. Text comes last, for it has no signature.
 * Each loads its library when it first reads: together they would take most of the program's start. */
const READERS: readonly Reader[] = [PDF, PICTURE, DOC, DOCX, XLSX, HTML, TEXT];

/** The document in blocks, mended; throws ReadError with the reason when its bytes are of no kind that can be read. */
export async function readDocument(
  bytes: Uint8Array,
  source: string,
  onPage: OnPage = () => {},
): Promise<SourceDocument> {
  if (bytes.length === 0) throw new ReadError(`${source}: the file is empty`, { reason: 'empty' });
  const reader = READERS.find((candidate) => candidate.matches(bytes));
  if (!reader) {
    throw new ReadError(`${source}: not text and no known format; save it as text, PDF, Word or a web page`, {
      reason: 'not_text',
    });
  }
  const { title, blocks, notes } = await reader.read(bytes, source, onPage);
  return {
    source,
    hash: createHash('sha256').update(bytes).digest('hex'),
    title: title === null ? null : mend(title),
    blocks: blocks.map(mendBlock),
    notes,
  };
}

/** The name of the reader that knows these bytes; `null` where none does. */
export function formatOf(bytes: Uint8Array): string | null {
  return READERS.find((reader) => reader.matches(bytes))?.name ?? null;
}

function mendBlock(block: RawBlock): Block {
  if (block.kind === 'line') return { ...block, text: mend(block.printed) };
  return {
    kind: 'grid',
    rows: block.rows.map((row) => row.map((cell) => ({ ...cell, text: mend(cell.printed) }))),
  };
}
