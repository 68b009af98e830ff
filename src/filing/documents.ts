import { createHash } from 'node:crypto';
import { runBeside } from '../child/pool.js';
import type { RunTask } from '../child/task.js';
import type { ReportStore } from '../contracts/store.js';
import type { DraftReview } from '../draft/draft-review.js';
import type { Ingest, ReportOutcome } from '../ingest.js';
import type { Refusal } from '../parse/document.js';
import type { OnPage } from '../read/raw-document.js';
import type { Fetch } from '../read/url.js';
import { isArchive } from '../read/zip.js';
import type { Filing, Report } from '../report/report.js';
import { orRefusal } from './refusal.js';
import { reviewDraft } from './review-draft.js';
import { documentsAt, type Sent } from './sources.js';

/**
 * What a document that was sent came to: the first report in it, not filed, with its review; `filed` is the report where the same bytes are
 * filed already, `others` the titles of further reports in the same file, `unread` the files of the archive that were not read.
 */
export type ReadDocument =
  | {
      kind: 'report';
      filing: Filing;
      sent: Sent;
      review: DraftReview;
      filed: Report | null;
      others: string[];
      unread: number;
    }
  | { kind: 'refused'; refusal: Refusal };

/** What filing a document came to. */
export type FiledDocument = { reports: ReportOutcome[]; refusals: Refusal[] };

/** Documents that people send: read as `ingest` reads them, reviewed, and filed where an administrator wants them to be. */
export interface Documents {
  /** Reads a file, or what stands at an address, and files nothing. */
  read(sent: Sent | { address: string }, onPage?: OnPage): Promise<ReadDocument>;
  /** Files a document for everybody; one after the other, so that the same bytes sent by two are filed once. */
  file(sent: Sent): Promise<FiledDocument>;
}

/** Files of an archive, or pages behind an address, that are read in search of a report. */
const MOST_TRIED = 10;

/** The left half of the program for documents that people send, over `ingest`. */
export function createDocuments({
  ingest,
  store,
  fetch,
  now,
  run = runBeside,
}: {
  ingest: Ingest;
  store: ReportStore;
  fetch: Fetch;
  now: () => Date;
  run?: RunTask;
}): Documents {
  let filing: Promise<unknown> = Promise.resolve();
  let archive: Promise<unknown> = Promise.resolve();

  async function readOne(sent: Sent, onPage: OnPage | undefined): Promise<{ filings: Filing[]; refusals: Refusal[] }> {
    const filings: Filing[] = [];
    const refusals: Refusal[] = [];
    for await (const reading of ingest.read(sent, {}, onPage)) {
      filings.push(...reading.filings);
      refusals.push(...reading.refusals);
    }
    return { filings, refusals };
  }

  async function read(from: Sent | string, onPage: OnPage | undefined): Promise<ReadDocument> {
    const refusals: Refusal[] = [];
    let tried = 0;
    let unread = 0;
    let found: { sent: Sent; filings: Filing[] } | undefined;
    for await (const document of documentsAt(from, { fetch, run })) {
      if ('refusal' in document) refusals.push(document.refusal);
      if (!('bytes' in document)) continue;
      if (found || tried >= MOST_TRIED) unread += 1;
      else {
        tried += 1;
        const reading = await readOne(document, onPage);
        refusals.push(...reading.refusals);
        if (reading.filings.length > 0) found = { sent: document, filings: reading.filings };
      }
      // What an address leads to is fetched only as far as it is needed; the files of an archive are at hand.
      if (typeof from === 'string' && (found || tried >= MOST_TRIED)) break;
    }
    const [first, ...others] = found?.filings ?? [];
    if (!found || !first) return { kind: 'refused', refusal: refusals[0] ?? { reason: 'not_a_report', saw: '' } };
    const hash = createHash('sha256').update(found.sent.bytes).digest('hex');
    const same = await store.reportsOfHash(hash);
    const review = await orRefusal(reviewDraft(first, { store, now, run }));
    if ('reason' in review) return { kind: 'refused', refusal: review };
    return {
      kind: 'report',
      filing: first,
      sent: found.sent,
      review,
      filed: same.find(({ id }) => id === first.report.id) ?? null,
      others: others.map(({ report }) => report.title),
      unread,
    };
  }

  async function file(sent: Sent): Promise<FiledDocument> {
    const filed: FiledDocument = { reports: [], refusals: [] };
    for await (const { reports, refusals } of ingest.file(sent, {})) {
      filed.reports.push(...reports);
      filed.refusals.push(...refusals);
    }
    return filed;
  }

  return {
    read(sent, onPage) {
      if ('address' in sent) return read(sent.address, onPage);
      if (!isArchive(sent.bytes)) return read(sent, onPage);
      // The files of an archive are a hundred megabytes at most, and many may be sent at once.
      const reading = archive.then(() => read(sent, onPage));
      archive = reading.catch(() => undefined);
      return reading;
    },
    file(sent) {
      const filed = filing.then(() => file(sent));
      filing = filed.catch(() => undefined);
      return filed;
    },
  };
}
