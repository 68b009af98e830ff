import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ReadError } from '../errors.js';
import { note } from '../report/noted.js';
import { gridBlock } from './grid.js';
import { borderlessTables } from './pdf-borderless.js';
import { ruledTables } from './pdf-cells.js';
import { withoutFurniture } from './pdf-furniture.js';
import { linesOf, type TextLine } from './pdf-lines.js';
import { type PageContent, readContent } from './pdf-page.js';
import { begun, continued, isContinued, measureOf, type Paragraph } from './pdf-paragraphs.js';
import { fillTable, goesOn, gridOf, isUnderLabel, joinTables, type PageTable } from './pdf-table.js';
import type { RawBlock, RawDocument, Reader } from './reader.js';

/** Fewer characters a page than this, beside a picture, are a stamp or a page number on a scan. */
const FEWEST_CHARACTERS = 20;
const UNNAMED_CHARACTER = /[\ue000-\uf8ff\ufffd]/gu;

/** PDF files with text: tables by their ruled lines, paragraphs put together over lines and pages. */
export const PDF: Reader = {
  name: 'pdf',
  matches: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
  async read(bytes, source) {
    const { pages, title } = await open(bytes, source);
    const characters = pages.flatMap((page) => page.texts.map((text) => text.text)).join('');
    const pictures = pages.filter((page) => page.pictures > 0 && lengthOf(page) < FEWEST_CHARACTERS);
    if (characters.length < FEWEST_CHARACTERS && pictures.length > 0) {
      const advice = 'recognise the text first (OCR), or ask for the file it was printed from';
      throw new ReadError(`${source}: a scan, pages as pictures without text; ${advice}`, { reason: 'scanned' });
    }
    const unnamed = characters.match(UNNAMED_CHARACTER)?.length ?? 0;
    if (characters.trim() === '' || unnamed * 10 > characters.length) {
      const advice = 'its fonts do not say which characters they draw; print it to PDF again from Word or a browser';
      throw new ReadError(`${source}: a PDF whose text cannot be taken out: ${advice}`, { reason: 'no_characters' });
    }
    const notes = pictures.length > 0 ? [note('picture_pages', pictures.length, pages.length)] : [];
    const invisible = pages.reduce((sum, page) => sum + page.invisible, 0);
    if (invisible > 0) notes.push(note('invisible_text', invisible));
    if (pages.some((page) => page.slanted > 0)) notes.push(note('watermark'));
    const { blocks, borderless } = blocksOf(pages);
    if (borderless > 0) notes.push(note('tables_without_lines', borderless));
    return { title, blocks, notes } satisfies RawDocument;
  },
};

async function open(bytes: Uint8Array, source: string): Promise<{ pages: PageContent[]; title: string | null }> {
  addMissingTransfer();
  try {
    // pdf.js takes the buffer away, so it gets its own; fonts must not become code.
    const file = await getDocumentProxy(new Uint8Array(bytes), { isEvalSupported: false, verbosity: 0 });
    const { OPS } = await getResolvedPDFJS();
    const pages: PageContent[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      pages.push(await readContent(page, OPS));
      page.cleanup();
    }
    const { info } = await file.getMetadata();
    await file.destroy();
    return { pages, title: titleOf('Title' in info && typeof info.Title === 'string' ? info.Title : '') };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    const because = locked ? 'protected by a password; save it without one' : 'the PDF is damaged; download it again';
    throw new ReadError(`${source}: ${because}`, { reason: locked ? 'locked' : 'damaged', cause: error });
  }
}

/** Node 20 lacks what pdf.js moves buffers with, and without it the ruled lines are lost with no more than a warning. */
function addMissingTransfer(): void {
  if ('transferToFixedLength' in ArrayBuffer.prototype) return;
  Object.defineProperty(ArrayBuffer.prototype, 'transferToFixedLength', {
    configurable: true,
    value(this: ArrayBuffer) {
      return structuredClone(this, { transfer: [this] });
    },
  });
}

/** A title that a person gave; word processors leave a file name there. */
function titleOf(given: string): string | null {
  const title = given
    .replace(/^Microsoft Word - /, '')
    .replace(/\.(?:docx?|wps|pdf)$/i, '')
    .trim();
  return /\p{Script=Han}/u.test(title) ? title : null;
}

type Piece = { top: number } & ({ line: TextLine } | { table: PageTable } | { blocks: RawBlock[] });

function blocksOf(pages: readonly PageContent[]): { blocks: RawBlock[]; borderless: number } {
  const tables = pages.map((page) => ruledTables(page).map((table) => fillTable(table, page.texts)));
  const outside = pages.map(({ texts, height }, at) => {
    const free = texts.filter(({ left, right, top, bottom }) => {
      const [x, y] = [(left + right) / 2, (top + bottom) / 2];
      return !tables[at]?.some((table) => x > table.left && x < table.right && y > table.top && y < table.bottom);
    });
    return { height, lines: linesOf(free) };
  });
  const texts = withoutFurniture(outside).map(borderlessTables);
  const measure = measureOf(texts.flatMap((page) => page.lines));
  let open: Paragraph | PageTable | null = null;
  const under: TextLine[] = [];
  const blocks: RawBlock[] = [];
  const close = () => {
    if (open && 'cells' in open) blocks.push(...[gridBlock(gridOf(open))].filter((grid) => grid !== null));
    else if (open) blocks.push({ kind: 'line', printed: open.text, ...(open.heading ? { heading: true } : {}) });
    open = null;
    for (const line of under.splice(0)) blocks.push({ kind: 'line', printed: line.text });
  };
  pages.forEach((_, at) => {
    const { lines, tables: borderless } = texts[at] ?? { lines: [], tables: [] };
    const pieces: Piece[] = [
      ...lines.map((line) => ({ top: line.top, line })),
      ...(tables[at] ?? []).map((table) => ({ top: table.top, table })),
      ...borderless,
    ];
    let first = true;
    for (const piece of pieces.sort((one, other) => one.top - other.top)) {
      const table = open && 'cells' in open ? open : null;
      if ('line' in piece && table && isUnderLabel(table, piece.line)) {
        under.push(piece.line);
        first = false;
        continue;
      }
      if ('line' in piece && open && 'last' in open && isContinued({ last: open.last, line: piece.line }, measure)) {
        open = continued(open, piece.line);
      } else if ('table' in piece && first && table && goesOn(table, piece.table)) {
        open = joinTables(table, { next: piece.table, under: under.splice(0) });
      } else {
        close();
        if ('line' in piece) open = begun(piece.line, measure);
        else if ('table' in piece) open = piece.table;
        else blocks.push(...piece.blocks);
      }
      first = false;
    }
  });
  close();
  return { blocks, borderless: texts.flatMap((page) => page.tables).length };
}

function lengthOf(page: PageContent): number {
  return page.texts.reduce((sum, text) => sum + text.text.length, 0);
}
