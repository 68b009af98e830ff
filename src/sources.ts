import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { ReadError } from './errors.js';
import type { ParsedReport, Refusal } from './parse/document.js';
import { parseDocument } from './parse/parse.js';
import { readInChild } from './read/child.js';
import { type ReportLink, reportLinks } from './read/links.js';
import { formatOf } from './read/read.js';
import type { Fetch, Fetched } from './read/url.js';
import { isArchive, unpackArchive } from './read/zip.js';

/** What stands behind a path or an address: a document, a page that only links to documents, or a reason why there is none. */
export type Found =
  | { source: string; bytes: Uint8Array }
  | { source: string; links: ReportLink[] }
  | { source: string; refusal: Refusal };

/** A file that is at hand already, by its name or the address it came from. */
export type Sent = { source: string; bytes: Uint8Array };

const SHORTEST_REPORT = 100;
const FIRST_YEAR_OF_TABLES = 2019;
/** A file that a page offers for download. */
const ATTACHMENT = /\.(?:pdf|docx?|xlsx?|wps|zip)$/i;

/** The files under a path, in order of name; an address, or a path that is not there, is itself. */
export async function filesUnder(path: string): Promise<string[]> {
  if (isAddress(path)) return [path];
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}

/** The documents behind a path, an address or a file, one after the other: all of an archive, all that an index page links to. */
export async function* documentsAt(path: string | Sent, fetch: Fetch): AsyncGenerator<Found> {
  if (typeof path !== 'string') {
    yield* documentsIn(path.source, path.bytes);
    return;
  }
  if (isAddress(path)) {
    yield* documentsOnline(path, { fetch, seen: new Set(), isIndexed: false });
    return;
  }
  const bytes = await orRefusal(readFile(path));
  if (bytes instanceof Uint8Array) yield* documentsIn(path, bytes);
  else yield { source: path, refusal: bytes };
}

/** Why a document cannot be read, where the error says so; any other failure is passed on. */
export async function orRefusal<T>(reading: Promise<T>): Promise<T | Refusal> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ReadError) return refusalOf(error);
    if (isMissing(error)) return { reason: 'not_there', saw: '' };
    throw error;
  }
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path);
}

function* documentsIn(source: string, bytes: Uint8Array): Generator<Found> {
  if (!isArchive(bytes)) {
    yield { source, bytes };
    return;
  }
  try {
    const { entries, refused } = unpackArchive(bytes, source);
    for (const entry of entries) yield { source: `${source}/${entry.name}`, bytes: entry.bytes };
    for (const error of refused) yield { source, refusal: refusalOf(error) };
    if (entries.length + refused.length === 0) yield { source, refusal: { reason: 'empty', saw: '' } };
  } catch (error) {
    if (!(error instanceof ReadError)) throw error;
    yield { source, refusal: refusalOf(error) };
  }
}

type Walk = {
  fetch: Fetch;
  seen: Set<string>;
  /** Whether an index page led here, or the page has the report's text: then only files for download are looked for. */
  isIndexed: boolean;
};

async function* documentsOnline(address: string, walk: Walk): AsyncGenerator<Found> {
  if (walk.seen.has(address)) return;
  walk.seen.add(address);
  const page = await orRefusal(walk.fetch(address));
  if ('reason' in page) {
    yield { source: address, refusal: page };
    return;
  }
  const held = await reportOn(page);
  const links = held === 'whole' ? [] : await linksOn(page, { ...walk, isIndexed: walk.isIndexed || held === 'text' });
  if (held !== 'none' || links.length === 0) yield* documentsIn(page.address, page.bytes);
  else yield { source: page.address, links };
  for (const link of links) yield* documentsOnline(link.address, { ...walk, isIndexed: true });
}

async function linksOn(page: Fetched, { seen, isIndexed }: Walk): Promise<ReportLink[]> {
  const links = await reportLinks(page);
  return links.filter(
    ({ address }) => !seen.has(address) && (!isIndexed || ATTACHMENT.test(new URL(address).pathname)),
  );
}

/**
 * Whether a page holds a report: `whole`, and what else it links to was not asked for; only its `text`, and the tables may be
 * in a file it offers; or `none`, though it may give a report's title above a file.
 */
async function reportOn({ address, bytes }: Fetched): Promise<'whole' | 'text' | 'none'> {
  if (formatOf(bytes) !== 'html') return 'whole';
  const document = await orRefusal(readInChild(bytes, address));
  if ('reason' in document) return 'whole';
  const { reports, refusals } = parseDocument(document, {});
  if (refusals.some(({ reason }) => reason === 'no_agency' || reason === 'no_year')) return 'whole';
  if (reports.some(({ tables, year }) => tables.length > 0 || year < FIRST_YEAR_OF_TABLES)) return 'whole';
  return reports.some((report) => textLength(report) >= SHORTEST_REPORT) ? 'text' : 'none';
}

function textLength({ paragraphs }: ParsedReport): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}

function refusalOf({ reason, saw, message }: ReadError): Refusal {
  return { reason, saw: reason === 'unreadable' ? message : saw };
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}
