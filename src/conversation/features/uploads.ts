import type { Drafts } from '../../asking/drafts.js';
import { StoreError } from '../../contracts/errors.js';
import type { Register } from '../../contracts/register.js';
import type { Documents, ReadDocument } from '../../filing/documents.js';
import type { Sent } from '../../filing/sources.js';
import { asksSomething } from '../awaiting.js';
import { type BeginProgress, type Download, DownloadError, type Progress, type SentFile } from '../channel.js';
import { clean } from '../clean.js';
import { type Asked, type Feature, plainly, type Said, shown } from '../reply.js';
import { mayAdminister, mayUseAddresses, type Roles } from '../roles.js';
import { draftButtons, END_DRAFT, headlineOf, markOf, type ReadReport, reviewFile, sayReview } from './reviewed.js';
import { createUploadLimit } from './upload-limit.js';

/** What somebody sent, and how to get at it. */
type Upload = {
  name: string;
  album: string | undefined;
  caption: string;
  get: () => Promise<Sent | { address: string }>;
};

/** Files sent together: what was said of each, in one message, with the buttons of the last draft. */
type Album = { message: number | undefined; lines: string[]; keyboard?: Said['keyboard'] };

/** Uploads in work at once: those who ask questions are not to wait for files, nor is memory to be theirs. */
const MOST_AT_ONCE = 8;
const ALBUMS_REMEMBERED = 1000;
const LONGEST_NAME = 100;

/** Files and addresses that people send: read, reviewed, and kept for the questions of their conversation. */
export function createUploads({
  documents,
  drafts,
  download,
  largestFile,
  beginProgress,
  register,
  roles,
  now,
}: {
  documents: Documents;
  drafts: Pick<Drafts, 'turnTo'>;
  download: Download;
  /** In bytes, what the channel hands over at most. */
  largestFile: number;
  beginProgress: BeginProgress;
  register: Register;
  roles: Roles;
  now: () => number;
}): Feature {
  const limit = createUploadLimit({ roles, now });
  const albums = new Map<string, Album>();
  let inWork = 0;

  /** Why it is not even looked at; undefined where it is. */
  function refusedAtOnce({ incoming, wording: { uploads: words } }: Asked, size: number | null): string | undefined {
    if (size !== null && size > largestFile) return words.tooLarge;
    if (inWork >= MOST_AT_ONCE) return words.busy;
    const over = limit(incoming.person);
    return over ? words.tooMany(over) : undefined;
  }

  async function read(upload: Upload, { asked, progress }: { asked: Asked; progress: Progress }): Promise<Outcome> {
    const { uploads: words } = asked.wording;
    inWork += 1;
    try {
      const sent = await upload.get();
      await progress.says(words.reading(shown(upload.name)));
      const document = await documents.read(sent, (page) => {
        if (page.of > 1) void progress.says(words.readingPage(shown(upload.name), page));
      });
      return document.kind === 'report' ? document : { kind: 'refused', why: refusalOf(document, asked) };
    } catch (error) {
      if (!(error instanceof DownloadError)) throw error;
      return { kind: 'refused', why: error.reason === 'too_large' ? words.tooLarge : words.notDownloaded };
    } finally {
      inWork -= 1;
    }
  }

  /** Keeps the draft for questions; `false` where the report is filed as it is, or nothing can be written. */
  async function keep({ filing, sent, filed }: ReadReport, { conversation, language }: Asked): Promise<boolean> {
    const { agency, year } = filing.report;
    drafts.turnTo(conversation, { agency, year, language });
    if (filed) return false;
    try {
      await register.keepDraft(conversation, { filing, name: sent.source, bytes: sent.bytes, at: now() });
      return true;
    } catch (error) {
      // The review counts without it.
      if (error instanceof StoreError) return false;
      throw error;
    }
  }

  async function receive(upload: Upload, { asked, size }: { asked: Asked; size: number | null }): Promise<Said> {
    const { wording, incoming } = asked;
    const { uploads: words } = wording;
    const album = upload.album === undefined ? undefined : albumOf(`${incoming.chat} ${upload.album}`);
    const refused = refusedAtOnce(asked, size);
    if (refused !== undefined && !album) return plainly(refused);
    const begun = words.received(shown(upload.name));
    const progress = await beginProgress(asked, begun, album?.message);
    const outcome: Outcome =
      refused === undefined ? await read(upload, { asked, progress }) : { kind: 'refused', why: refused };
    const isKept = outcome.kind === 'report' && (await keep(outcome, asked));
    const mayFile = mayAdminister(roles, incoming.person);
    if (album) {
      album.message = progress.message;
      return { ...sayAlbum(album, { name: upload.name, outcome, asked, isKept, mayFile }), ...askedWith(upload) };
    }
    // What an address answered is nobody's business, nor where it leads.
    const isAddress = /^[a-z][a-z\d+.-]*:\/\//i.test(upload.name);
    const said =
      outcome.kind === 'report'
        ? sayReview(outcome, { asked, isKept, mayFile })
        : plainly(isAddress ? outcome.why : words.refusedFile(shown(upload.name), outcome.why));
    return { ...said, replaces: progress.message, ...askedWith(upload) };
  }

  function albumOf(key: string): Album {
    const found = albums.get(key);
    if (found) return found;
    if (albums.size >= ALBUMS_REMEMBERED) albums.clear();
    const album: Album = { message: undefined, lines: [] };
    albums.set(key, album);
    return album;
  }

  return {
    sent: {
      async file(asked, { id, name, size, album, caption }: SentFile) {
        const source = displayName(name);
        const get = async () => ({ source, bytes: await download(id) });
        return receive({ name: source, album, caption, get }, { asked, size });
      },
      async link(asked, address, caption = '') {
        if (!mayUseAddresses(roles, asked.incoming.person)) return plainly(asked.wording.uploads.addressesNotAllowed);
        const get = async () => ({ address });
        return receive({ name: address, album: undefined, caption, get }, { asked, size: null });
      },
    },
    buttons: {
      async [END_DRAFT]({ conversation, wording }, mark) {
        const kept = await register.draft(conversation);
        // Another one may have been sent since; its own button ends that.
        if (kept && markOf(kept.filing.report.hash) !== mark) return plainly(wording.uploads.draftGone);
        const isEnded = await register.dropDraft(conversation);
        return plainly(isEnded ? wording.uploads.ended : wording.uploads.draftGone, { spent: 'all' });
      },
    },
  };
}

type Outcome = ReadReport | { kind: 'refused'; why: string };

/** What was asked beside a file, answered when it was read. */
function askedWith({ caption }: Upload): Pick<Said, 'asks'> {
  return asksSomething(caption) ? { asks: caption } : {};
}

/** One message for all files of an album so far; the buttons are those of the last draft. */
function sayAlbum(
  album: Album,
  {
    name,
    outcome,
    asked,
    isKept,
    mayFile,
  }: { name: string; outcome: Outcome; asked: Asked; isKept: boolean; mayFile: boolean },
): Said {
  const { uploads: words } = asked.wording;
  const isReport = outcome.kind === 'report';
  if (isReport && isKept) album.keyboard = draftButtons(outcome, { asked, mayFile });
  album.lines.push(isReport ? `· ${headlineOf(outcome, asked)}` : words.albumRefused(shown(name), outcome.why));
  return plainly([words.album(album.lines.length), ...album.lines].join('\n'), {
    ...(isReport && { files: [reviewFile(outcome, asked)] }),
    ...(album.keyboard && { keyboard: album.keyboard }),
    replaces: album.message,
  });
}

function refusalOf({ refusal }: Extract<ReadDocument, { kind: 'refused' }>, { wording }: Asked): string {
  // What an address answered is nobody's business, and an error's own words are for whoever runs the program.
  const isTold = refusal.reason !== 'address' && refusal.reason !== 'unreadable';
  return shown(wording.uploads.refused({ ...refusal, saw: isTold ? refusal.saw.slice(0, LONGEST_NAME) : '' }));
}

/** A file's name as it is shown and cited: no folders, nothing unseen, not longer than a line. */
function displayName(name: string): string {
  const last = clean(name.replaceAll('\0', '')).split(/[/\\]/).at(-1)?.replaceAll(/\s+/g, ' ').trim() ?? '';
  if (last === '' || /^\.+$/.test(last)) return '文件';
  if (last.length <= LONGEST_NAME) return last;
  const ending = /\.[a-z\d]{1,5}$/i.exec(last)?.[0] ?? '';
  return `${[...last].slice(0, LONGEST_NAME - ending.length - 1).join('')}…${ending}`;
}
