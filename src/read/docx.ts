import { zipSync } from 'fflate';
import { ReadError } from '../contracts/errors.js';
import { note, type ReadingNote } from '../report/noted.js';
import { suspectedIn } from '../report/suspected.js';
import { blocksUnder } from './html-blocks.js';
import type { Reader } from './raw-document.js';
import { type ArchiveEntry, hasPart, unpack } from './zip.js';

/** A run of text, and the mark in its properties that says it is hidden. Runs stand in each other only in text boxes. */
const RUN = /<w:r[\s>](?:(?!<w:r[\s>])[\s\S])*?<\/w:r>/g;
const HIDDEN = /<w:vanish(?:\s*\/|\s+w:val="(?:1|true|on)")/;
const STRUCK = /<w:d?strike(?:\s*\/|\s+w:val="(?:1|true|on)")/;
const PICTURE = /<(?:pic:pic|v:imagedata)[\s>]/g;

/** Word documents; merged cells, headings and the order of text and tables are kept. */
export const DOCX: Reader = {
  name: 'docx',
  matches: (bytes) => hasPart(bytes, 'word/') && hasPart(bytes, '[Content_Types].xml'),
  async read(bytes, source) {
    // The library inflates without a limit: what the parts come to is counted first.
    const parts = unpack(bytes, source);
    const main = textOf(parts, 'word/document.xml');
    const notes: ReadingNote[] = [];
    const hidden = HIDDEN.test(main) ? (main.match(RUN) ?? []).filter((run) => HIDDEN.test(run)) : [];
    const struck = STRUCK.test(main) ? (main.match(RUN) ?? []).filter((run) => STRUCK.test(run)) : [];
    const isLeftOut = (run: string) => HIDDEN.test(run) || STRUCK.test(run);
    const shown = hidden.length + struck.length > 0 ? main.replace(RUN, (run) => (isLeftOut(run) ? '' : run)) : main;
    if (struck.length > 0) notes.push(note('struck_text', struck.map(wordsOf).join('').length));
    if (hidden.length > 0) {
      const unseen = hidden.map(wordsOf).join('');
      notes.push(note('hidden_text', unseen.length), ...suspectedIn('hidden_instructions', [unseen]));
    }
    const pictures = main.match(PICTURE)?.length ?? 0;
    if (pictures > 0) notes.push(note('pictures', pictures));
    const markup = await toMarkup(shown === main ? bytes : withMain(parts, shown), source);
    const { load } = await import('cheerio');
    const body = load(markup)('body')[0];
    return {
      title: titleOf(textOf(parts, 'docProps/core.xml')),
      blocks: body ? blocksUnder(body, () => false) : [],
      notes,
    };
  },
};

function wordsOf(run: string): string {
  return run.replace(/<[^<>]*>/g, '');
}

async function toMarkup(bytes: Uint8Array, source: string): Promise<string> {
  try {
    const { default: mammoth } = await import('mammoth');
    const { value } = await mammoth.convertToHtml(
      { buffer: Buffer.from(bytes) },
      { convertImage: mammoth.images.imgElement(async () => ({ src: '' })), externalFileAccess: false },
    );
    return value;
  } catch (error) {
    throw new ReadError(`${source}: the Word document is damaged; open it in Word and save it again`, {
      reason: 'damaged',
      cause: error,
    });
  }
}

function withMain(parts: readonly ArchiveEntry[], main: string): Uint8Array {
  const encoder = new TextEncoder();
  return zipSync(
    Object.fromEntries(
      parts.map(({ name, bytes }) => [name, name === 'word/document.xml' ? encoder.encode(main) : bytes]),
    ),
    { level: 1 },
  );
}

function textOf(parts: readonly ArchiveEntry[], name: string): string {
  return new TextDecoder().decode(parts.find((part) => part.name === name)?.bytes);
}

function titleOf(properties: string): string | null {
  const title = /<dc:title>([^<]*)<\/dc:title>/.exec(properties)?.[1]?.trim() ?? '';
  return title === '' ? null : title.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
}
