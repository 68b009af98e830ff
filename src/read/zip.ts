import { Unzip, UnzipInflate } from 'fflate';
import { ReadError } from '../contracts/errors.js';

/** One file of an archive; its name is for people and never a path to write to. */
export type ArchiveEntry = { name: string; bytes: Uint8Array };

/** The files of an archive of reports, and those that are not taken, each with its reason. */
export type Archive = { entries: ArchiveEntry[]; refused: ReadError[] };

const MOST_ENTRIES = 3000;
const MOST_BYTES_EACH = 25 * 1024 * 1024;
const MOST_BYTES = 100 * 1024 * 1024;
const HIGHEST_RATIO = 200;
/** Below this much text a high ratio is only a repetitive form. */
const SMALL_BYTES = 4 * 1024 * 1024;
const CHUNK = 65_536;
const NOT_REPORTS = /(?:^|\/)(?:__MACOSX\/|\.[^./]|Thumbs\.db$|desktop\.ini$)/i;

/** Whether the bytes begin as a ZIP file does. */
export function isZip(bytes: Uint8Array): boolean {
  return bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 0x03 || bytes[2] === 0x05);
}

/** Whether a ZIP file names a part that begins so; office documents are told apart by their parts. */
export function hasPart(bytes: Uint8Array, part: string): boolean {
  return isZip(bytes) && Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(part);
}

/** Whether the bytes are an archive of documents, and not one document that is packed as a ZIP file. */
export function isArchive(bytes: Uint8Array): boolean {
  return isZip(bytes) && !hasPart(bytes, '[Content_Types].xml') && !hasPart(bytes, 'META-INF/manifest.xml');
}

/**
 * The reports in an archive. Throws ReadError (too_large) as soon as what was inflated passes a limit, whatever the
 * archive says about its sizes; an archive inside it and a name that climbs out of its folder are refused by themselves.
 */
export function unpackArchive(bytes: Uint8Array, source: string): Archive {
  const entries: ArchiveEntry[] = [];
  const refused: ReadError[] = [];
  for (const entry of unpack(bytes, source)) {
    const name = readableName(entry.name);
    if (name.endsWith('/') || NOT_REPORTS.test(name)) continue;
    const of = `${source}: ${name.slice(0, 200)}`;
    if (climbs(name)) {
      refused.push(
        new ReadError(`${of}: the name leads out of the archive; pack the file again`, {
          reason: 'unsafe_name',
          saw: name.slice(0, 200),
        }),
      );
    } else if (isArchive(entry.bytes)) {
      refused.push(
        new ReadError(`${of}: an archive inside an archive; unpack it first`, {
          reason: 'nested_archive',
          saw: name.slice(0, 200),
        }),
      );
    } else {
      entries.push({ name, bytes: entry.bytes });
    }
  }
  return { entries, refused };
}

/** Every entry of a ZIP file, inflated under the limits; the names as stored, one character a byte where not UTF-8. */
export function unpack(bytes: Uint8Array, source: string): ArchiveEntry[] {
  const encrypted = ((bytes[6] ?? 0) & 1) === 1;
  if (encrypted) throw new ReadError(`${source}: protected by a password; save it without one`, { reason: 'locked' });
  const entries: { name: string; chunks: Uint8Array[] }[] = [];
  let total = 0;
  const unzip = new Unzip((file) => {
    const entry = { name: file.name, chunks: [] as Uint8Array[] };
    entries.push(entry);
    if (entries.length > MOST_ENTRIES) throw tooLarge(source, `more than ${MOST_ENTRIES} files`);
    let size = 0;
    file.ondata = (error, chunk) => {
      if (error) throw error;
      size += chunk.length;
      total += chunk.length;
      if (size > MOST_BYTES_EACH) throw tooLarge(source, 'a file of more than 25 MB');
      if (total > MOST_BYTES) throw tooLarge(source, 'more than 100 MB in all');
      if (total > SMALL_BYTES && total > bytes.length * HIGHEST_RATIO) throw tooLarge(source, 'packed too densely');
      entry.chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length; at += CHUNK)
      unzip.push(bytes.subarray(at, at + CHUNK), at + CHUNK >= bytes.length);
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(`${source}: the ZIP file is damaged; download or save it again`, {
      reason: 'damaged',
      cause: error,
    });
  }
  return entries.map(({ name, chunks }) => ({ name, bytes: Buffer.concat(chunks) }));
}

/** The refusal of a file that would use up memory or time (E-FILE-BOMB). */
export function tooLarge(source: string, because: string): ReadError {
  return new ReadError(`${source}: 文件过大或结构异常 (E-FILE-BOMB)，未收录 (${because})`, { reason: 'too_large' });
}

/** Archives made by Windows in China store names in GBK without saying so. */
function readableName(name: string): string {
  const bytes = Uint8Array.from(name, (character) => character.charCodeAt(0));
  const isBytes = [...name].every((character) => character.charCodeAt(0) < 0x100);
  if (!isBytes || !/[\u0080-\u00ff]/.test(name)) return name.replaceAll('\\', '/');
  for (const label of ['utf-8', 'gb18030']) {
    try {
      return new TextDecoder(label, { fatal: true }).decode(bytes).replaceAll('\\', '/');
    } catch {
      // Not in this character set; the next is tried.
    }
  }
  return name;
}

function climbs(name: string): boolean {
  return name.startsWith('/') || /^[a-z]:/i.test(name) || name.split('/').includes('..') || name.includes('\0');
}
