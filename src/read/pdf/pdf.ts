import { getDocumentProxy, getResolvedPDFJS } from 'unpdf';
import { ReadError } from '../../contracts/errors.js';
import { note } from '../../report/noted.js';
import { blocksOf, type Page } from '../pages.js';
import { MOST_DOTS } from '../picture/decode.js';
import { readPagePicture } from '../picture/page.js';
import { pagePicture } from '../picture/page-picture.js';
import { type Recogniser, startRecogniser } from '../picture/recognise.js';
import type { OnPage, RawDocument, Reader } from '../raw-document.js';
import { ruledTables } from './pdf-cells.js';
import { type PageContent, type PageText, readContent } from './pdf-page.js';
import { fillTable, type PageTable } from './pdf-table.js';

/** Fewer characters a page than this, beside a picture, are a stamp or a page number on a scan. */
const FEWEST_CHARACTERS = 20;
/** Pictures of pages that are read of one file; reports have a few. */
const MOST_PICTURES = 30;
const UNNAMED_CHARACTER = /[\ue000-\uf8ff\ufffd]/gu;

/** PDF files: tables by their ruled lines, paragraphs put together over lines and pages; pages that are pictures are recognised. */
export const PDF: Reader = {
  name: 'pdf',
  matches: (bytes) => new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).includes('%PDF-'),
  async read(bytes, source, onPage) {
    const { pages, title } = await open(bytes, { source, onPage });
    const recognised = pages.flatMap((page) => page.recognised ?? []);
    const characters = pages.flatMap((page) => page.texts.map((text) => text.text)).join('');
    const pictures = pages.filter((page) => isPicture(page) && !page.recognised);
    if (
      characters.length < FEWEST_CHARACTERS &&
      !recognised.some(saysSomething) &&
      pictures.length + recognised.length > 0
    ) {
      const advice = 'scan it again at 200 dpi or more, or ask for the file it was printed from';
      throw new ReadError(`${source}: a scan in which no text can be recognised (OCR); ${advice}`, {
        reason: 'scanned',
      });
    }
    const unnamed = characters.match(UNNAMED_CHARACTER)?.length ?? 0;
    if ((characters.trim() === '' && recognised.length === 0) || unnamed * 10 > characters.length) {
      const advice = 'its fonts do not say which characters they draw; print it to PDF again from Word or a browser';
      throw new ReadError(`${source}: a PDF whose text cannot be taken out: ${advice}`, { reason: 'no_characters' });
    }
    const notes = pictures.length > 0 ? [note('picture_pages', pictures.length, pages.length)] : [];
    if (recognised.length > 0) notes.push(note('recognised_pages', recognised.length));
    const invisible = pages.reduce((sum, page) => sum + page.invisible, 0);
    if (invisible > 0) notes.push(note('invisible_text', invisible));
    if (pages.some((page) => page.slanted > 0)) notes.push(note('watermark'));
    const { blocks, borderless } = blocksOf(pages.map((page) => page.recognised ?? pageOf(page)));
    if (borderless > 0) notes.push(note('tables_without_lines', borderless));
    return { title, blocks, notes } satisfies RawDocument;
  },
};

/** A page, and how its picture was read where it is nothing but one. */
type ReadPage = PageContent & { recognised?: Page };

async function open(
  bytes: Uint8Array,
  { source, onPage }: { source: string; onPage: OnPage | undefined },
): Promise<{ pages: ReadPage[]; title: string | null }> {
  addMissingTransfer();
  let recogniser: Recogniser | undefined;
  try {
    // pdf.js takes the buffer away, so it gets its own; fonts must not become code.
    const limits = { isEvalSupported: false, verbosity: 0, maxImageSize: MOST_DOTS };
    const file = await getDocumentProxy(new Uint8Array(bytes), limits);
    const { OPS } = await getResolvedPDFJS();
    const pages: ReadPage[] = [];
    for (let number = 1; number <= file.numPages; number += 1) {
      const page = await file.getPage(number);
      const content = await readContent(page, OPS);
      if (isPicture(content) && pages.filter(({ recognised }) => recognised).length < MOST_PICTURES) {
        onPage?.({ number, of: file.numPages });
        const picture = await pagePicture(page, content);
        if (picture) recogniser ??= await startRecogniser();
        pages.push(
          picture && recogniser ? { ...content, recognised: await readPagePicture(picture, recogniser) } : content,
        );
      } else pages.push(content);
      page.cleanup();
    }
    const { info } = await file.getMetadata();
    await file.destroy();
    return { pages, title: titleOf('Title' in info && typeof info.Title === 'string' ? info.Title : '') };
  } catch (error) {
    const locked = error instanceof Error && error.name === 'PasswordException';
    const because = locked ? 'protected by a password; save it without one' : 'the PDF is damaged; download it again';
    throw new ReadError(`${source}: ${because}`, { reason: locked ? 'locked' : 'damaged', cause: error });
  } finally {
    await recogniser?.close();
  }
}

/** Whether a page shows a picture and next to no text. */
function isPicture(page: PageContent): boolean {
  return page.pictures.length > 0 && lengthOf(page) < FEWEST_CHARACTERS;
}

function saysSomething({ tables, texts }: Page): boolean {
  return [...texts, ...tables.flatMap(({ cells }) => cells)].some(({ text }) => text !== '');
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

/** A page with its tables filled, and the text outside them. */
function pageOf(page: PageContent): Page {
  const tables = ruledTables(page).map((table) => fillTable(table, page.texts));
  return {
    height: page.height,
    tables,
    texts: page.texts.filter((text) => !tables.some((table) => isInside(text, table))),
  };
}

function isInside({ left, right, top, bottom }: PageText, table: PageTable): boolean {
  const [x, y] = [(left + right) / 2, (top + bottom) / 2];
  return x > table.left && x < table.right && y > table.top && y < table.bottom;
}

function lengthOf(page: PageContent): number {
  return page.texts.reduce((sum, text) => sum + text.text.length, 0);
}
