import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type RunTask, theOne } from '../child/task.js';
import type { Refusal } from '../parse/document.js';
import type { ReportLink } from '../read/links.js';
import type { Fetch } from '../read/url.js';
import { isArchive } from '../read/zip.js';
import type { Page } from './page.js';
import { orRefusal } from './refusal.js';

/** What stands behind a path or an address: a document, a page that only links to documents, or a reason why there is none. */
export type Found =
  | { source: string; bytes: Uint8Array }
  | { source: string; links: ReportLink[] }
  | { source: string; refusal: Refusal };

/** A file that is at hand already, by its name or the address it came from. */
export type Sent = { source: string; bytes: Uint8Array };

/** What documents are fetched with, and what looks into them. */
export type Access = { fetch: Fetch; run: RunTask };

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
export async function* documentsAt(path: string | Sent, access: Access): AsyncGenerator<Found> {
  if (typeof path !== 'string') {
    yield* documentsIn(path, access);
    return;
  }
  if (isAddress(path)) {
    yield* documentsOnline(path, { ...access, seen: new Set(), isIndexed: false });
    return;
  }
  const bytes = await orRefusal(readFile(path));
  if (bytes instanceof Uint8Array) yield* documentsIn({ source: path, bytes }, access);
  else yield { source: path, refusal: bytes };
}

function isAddress(path: string): boolean {
  return /^[a-z][a-z\d+.-]+:\/\//i.test(path);
}

async function* documentsIn({ source, bytes }: Sent, { run }: Access): AsyncGenerator<Found> {
  if (!isArchive(bytes)) {
    yield { source, bytes };
    return;
  }
  const parts = await orRefusal(run('archive', { source, bytes }));
  if ('reason' in parts) {
    yield { source, refusal: parts };
    return;
  }
  for (const part of parts) {
    if ('entry' in part) yield { source: `${source}/${part.entry.name}`, bytes: part.entry.bytes };
    else yield { source, refusal: part.refusal };
  }
  if (parts.length === 0) yield { source, refusal: { reason: 'empty', saw: '' } };
}

type Walk = Access & {
  seen: Set<string>;
  /** Whether an index page led here, or the page has the report's text: then only files for download are looked for. */
  isIndexed: boolean;
};

async function* documentsOnline(address: string, walk: Walk): AsyncGenerator<Found> {
  if (walk.seen.has(address)) return;
  walk.seen.add(address);
  const fetched = await orRefusal(walk.fetch(address));
  if ('reason' in fetched) {
    yield { source: address, refusal: fetched };
    return;
  }
  const page = await orRefusal(theOne(walk.run('page', fetched)));
  if ('reason' in page) {
    yield { source: address, refusal: page };
    return;
  }
  const { held } = page;
  const links = linksOf(page, { ...walk, isIndexed: walk.isIndexed || held === 'text' });
  if (held !== 'none' || links.length === 0)
    yield* documentsIn({ source: fetched.address, bytes: fetched.bytes }, walk);
  else yield { source: fetched.address, links };
  for (const link of links) yield* documentsOnline(link.address, { ...walk, isIndexed: true });
}

function linksOf({ links }: Page, { seen, isIndexed }: Walk): ReportLink[] {
  return links.filter(
    ({ address }) => !seen.has(address) && (!isIndexed || ATTACHMENT.test(new URL(address).pathname)),
  );
}
