import { ReadError } from '../contracts/errors.js';
import { decodeText } from './charset.js';
import { readPage } from './html.js';
import type { RawBlock, Reader } from './raw-document.js';

const TABLE_END = '</table>';

/** Plain text in any of the character sets reports are found in; each line that is not blank is a block, and so is a table of HTML. */
export const TEXT: Reader = {
  name: 'text',
  matches: (bytes) => decodeText(bytes) !== null,
  async read(bytes, source) {
    const decoded = decodeText(bytes);
    if (!decoded) throw new ReadError(`${source}: the bytes are not text`, { reason: 'not_text' });
    const blocks: RawBlock[] = [];
    const notes = [...decoded.notes];
    for (const { text, isTable } of piecesOf(decoded.value)) {
      if (!isTable) blocks.push(...linesOf(text));
      else {
        const table = await readPage(text);
        blocks.push(...table.blocks);
        notes.push(...table.notes);
      }
    }
    return { title: null, blocks, notes };
  },
};

/** The text, cut where converters put a table of HTML into it; one that does not end is text. */
function* piecesOf(text: string): Generator<{ text: string; isTable: boolean }> {
  const lower = text.toLowerCase();
  let from = 0;
  for (;;) {
    const begins = lower.indexOf('<table', from);
    const ends = begins < 0 ? -1 : lower.indexOf(TABLE_END, begins);
    if (ends < 0) break;
    yield { text: text.slice(from, begins), isTable: false };
    from = ends + TABLE_END.length;
    yield { text: text.slice(begins, from), isTable: true };
  }
  yield { text: text.slice(from), isTable: false };
}

function linesOf(text: string): RawBlock[] {
  return text
    .split(/\r\n|[\n\r\f\u2028\u2029]/)
    .filter((printed) => printed.trim() !== '' || printed.includes('\t'))
    .map((printed) => ({ kind: 'line', printed }));
}
