import type { CheerioAPI } from 'cheerio';
import { ReadError } from '../contracts/errors.js';
import { type Noted, note, noted, type ReadingNote } from '../report/noted.js';
import { suspectedIn } from '../report/suspected.js';
import { decodeText } from './charset.js';
import { blocksUnder } from './html-blocks.js';
import { isElement, weighPage } from './html-furniture.js';
import type { RawDocument, Reader } from './raw-document.js';

/** Tags that a page, or a piece of one, cannot do without; a text file that quotes one stays text. */
const MARKUP =
  /^\s*<(?:\?xml|!doctype html|!--|(?:html|head|body|meta|title|link|script|style|div|table|p|h[1-6]|ul|center|form|span|main|article|section)[\s>])/i;
const BEGINNING_BYTES = 4096;
/** What invites to read a hidden remark as text: characters without width. */
const WITHOUT_WIDTH = /[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad]/g;
const SMALLEST_PICTURE = 200;

/** Web pages as government sites publish them: the article's lines and tables, without what stands around it. */
export const HTML: Reader = {
  name: 'html',
  matches: (bytes) => MARKUP.test(decodeText(bytes.subarray(0, BEGINNING_BYTES))?.value ?? ''),
  async read(bytes, source) {
    const decoded = decodeMarkup(bytes);
    if (!decoded) throw new ReadError(`${source}: the bytes are not text`, { reason: 'not_text' });
    const page = await readPage(decoded.value);
    return { ...page, notes: [...decoded.notes, ...page.notes] };
  },
};

/**
 * A declared character set is only a hint, for servers and editors get it wrong. The beginning of a page is all ASCII and
 * says nothing, so what is judged begins with the first byte that is not.
 */
function decodeMarkup(bytes: Uint8Array): Noted<string> | null {
  const unlike = bytes.findIndex((byte) => byte >= 0x80 || byte === 0);
  if (unlike < 0) return decodeText(bytes);
  const plain = bytes[unlike] === 0 || unlike === 0 ? 0 : unlike;
  const rest = decodeText(bytes.subarray(plain));
  if (!rest) return null;
  const text = new TextDecoder('utf-8').decode(bytes.subarray(0, plain)) + rest.value;
  const declared = /<meta[^<>]+charset\s*=\s*["']?([\w-]+)/i.exec(text)?.[1];
  if (declared === undefined) return noted(text, rest.notes);
  return noted(text, decodesAs(declared, bytes) === text ? [] : [note('wrong_charset', declared)]);
}

function decodesAs(label: string, bytes: Uint8Array): string | null {
  try {
    return new TextDecoder(label).decode(bytes);
  } catch {
    return null;
  }
}

/** The same for markup that is decoded already; other formats come here by way of HTML. */
export async function readPage(markup: string): Promise<RawDocument> {
  const { load } = await import('cheerio');
  const $ = load(markup);
  const body = $('body')[0];
  if (!body || !isElement(body)) return { title: null, blocks: [], notes: [] };
  const furniture = weighPage(body);
  const blocks = blocksUnder(body, furniture.isFurniture);
  const titles = titlesOf($);
  const notes: ReadingNote[] = [];
  if (titles.length > 1) notes.push(note('several_titles', ...titles));
  const unseen = furniture.hiddenTexts();
  const hidden = unseen.join('').replace(/\s+/g, '').length + (markup.match(WITHOUT_WIDTH)?.length ?? 0);
  if (hidden > 0) notes.push(note('hidden_text', hidden), ...suspectedIn('hidden_instructions', unseen));
  if (furniture.struck() > 0) notes.push(note('struck_text', furniture.struck()));
  const pictures = picturesOf($);
  if (pictures > 0) notes.push(note('pictures', pictures));
  return { title: titles[0] ?? null, blocks, notes };
}

/** Titles the page gives itself, the article's own before the site's. */
function titlesOf($: CheerioAPI): string[] {
  const article = $('meta[name="ArticleTitle" i]').attr('content') ?? '';
  const named = $('title')
    .filter((_, title) => $(title).parents('svg').length === 0)
    .map((_, title) => $(title).text())
    .get();
  return [...new Set([article, ...named].map((title) => title.replace(/\s+/g, ' ').trim()))].filter(Boolean);
}

/** Pictures large enough to hold a table, or of no stated size inside a paragraph or a cell. */
function picturesOf($: CheerioAPI): number {
  return $('p img, td img, center img').filter((_, picture) => {
    const width = Number.parseInt($(picture).attr('width') ?? '', 10);
    return Number.isNaN(width) || width >= SMALLEST_PICTURE;
  }).length;
}
