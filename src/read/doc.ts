import { ReadError } from '../contracts/errors.js';
import { note } from '../report/noted.js';
import type { Reader } from './raw-document.js';

const SIGNATURE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const FIGURE = /^[-—–+]?[\d０-９][\d０-９,，.]*$|^[-—–/]+$/;
/** A table as wide as the widest form has no longer run of figures. */
const MOST_FIGURES = 20;

/** Word documents of before 2007: their text, and a line a table row with a tab between its cells. */
export const DOC: Reader = {
  name: 'doc',
  matches: (bytes) => SIGNATURE.every((byte, at) => bytes[at] === byte),
  async read(bytes, source) {
    const file = Buffer.from(bytes);
    if (!hasStream(file, 'WordDocument')) throw otherOffice(file, source);
    const body = await textOf(file, source);
    const lines = body.split('\n').flatMap((line) => (line.includes('\t') ? rowsOf(line.split('\t')) : [line]));
    return {
      title: null,
      blocks: lines
        .filter((printed) => printed.trim() !== '')
        .map((printed) => ({ kind: 'line' as const, printed: printed.includes('\t') ? printed : printed.trim() })),
      notes: body.includes('\t') ? [note('old_word')] : [],
    };
  },
};

async function textOf(file: Buffer, source: string): Promise<string> {
  try {
    const { default: WordExtractor } = await import('word-extractor');
    return (await new WordExtractor().extract(file)).getBody();
  } catch (error) {
    throw new ReadError(`${source}: the Word document cannot be read; save it as .docx`, {
      reason: 'damaged',
      cause: error,
    });
  }
}

function hasStream(file: Buffer, name: string): boolean {
  return file.includes(Buffer.from(name, 'utf16le'));
}

function otherOffice(file: Buffer, source: string): ReadError {
  if (hasStream(file, 'EncryptedPackage')) {
    return new ReadError(`${source}: protected by a password; save it without one`, { reason: 'locked' });
  }
  const isWorkbook = hasStream(file, 'Workbook') || hasStream(file, 'Book');
  const what = isWorkbook ? 'an old Excel file; save it as .xlsx' : 'an old Office file; save it as .docx or PDF';
  return new ReadError(`${source}: ${what}`, { reason: 'unsupported' });
}

/**
 * The rows in a line of cells. The extractor loses the end of wide rows: it comes as one more empty cell, and empty cells
 * before a label stand for what is merged from above. How many figures a row has is what most rows show.
 */
function rowsOf(cells: readonly string[]): string[] {
  const after = cells.at(-1) ?? '';
  const inside = cells.slice(0, -1).map((cell) => cell.trim());
  const first = inside.findIndex((cell) => cell !== '');
  const labelled = inside.findIndex((cell, at) => at >= first && (cell === '' || FIGURE.test(cell)));
  const isOneRow =
    after === '' && first >= 0 && inside.slice(labelled).every((cell) => cell === '' || FIGURE.test(cell));
  if (isOneRow || (after === '' && labelled < 0)) return [inside.slice(first).join('\t')];
  const width = figuresInRow(inside);
  const rows: string[] = [];
  for (let at = 0; at < inside.length; ) {
    const begins = inside.findIndex((cell, index) => index >= at && cell !== '');
    if (begins < 0) break;
    const labels = takeWhile(inside.slice(begins), (cell) => cell !== '' && !FIGURE.test(cell));
    const figures = inside.slice(begins + labels.length, begins + labels.length + width);
    const ends = begins + labels.length + figures.length;
    const isRow = width > 0 && figures.length === width && figures.every((cell) => cell === '' || FIGURE.test(cell));
    if (isRow && (inside[ends] ?? '') === '') {
      rows.push([...labels, ...figures].join('\t'));
      at = ends + 1;
    } else {
      const stray = labels.length > 0 ? labels : takeWhile(inside.slice(begins), (cell) => cell !== '');
      rows.push(stray.join('\t'));
      at = begins + stray.length;
    }
  }
  return [...rows, after];
}

/** The longest run of figures: the row of a table that is filled in throughout. */
function figuresInRow(cells: readonly string[]): number {
  let longest = 0;
  let run = 0;
  for (const cell of cells) {
    run = FIGURE.test(cell) ? run + 1 : 0;
    if (run <= MOST_FIGURES) longest = Math.max(longest, run);
  }
  return longest;
}

function takeWhile(cells: readonly string[], isWanted: (cell: string) => boolean): string[] {
  const end = cells.findIndex((cell) => !isWanted(cell));
  return end < 0 ? [...cells] : cells.slice(0, end);
}
