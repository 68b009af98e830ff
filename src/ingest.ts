import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { runBeside } from './child/pool.js';
import { type RunTask, theOne } from './child/task.js';
import type { FilingResult, ReportStore } from './contracts/store.js';
import type { Originals } from './filing/originals.js';
import { createReadAnew, type ReadAnew } from './filing/read-anew.js';
import type { Hints } from './filing/reading.js';
import { orRefusal } from './filing/refusal.js';
import { documentsAt, type Found, filesUnder, type Sent } from './filing/sources.js';
import type { Refusal } from './parse/document.js';
import type { OnPage } from './read/raw-document.js';
import { createFetch, type Fetch } from './read/url.js';
import type { AgencyNames } from './report/agency.js';
import type { Filing, Report } from './report/report.js';

/** Names that are read of the store at a time: a few milliseconds. */
const NAMES_AT_ONCE = 2000;

/** Everything read from one document: reports ready to be filed, copies left aside, and what was refused. */
export type Reading = { filings: Filing[]; copies: string[]; refusals: Refusal[] };

/**
 * What became of one report of a document; without its parts where the same bytes were filed before. `copy`: the same
 * report is filed from `other` already, at least as complete; `fuller`: it took the place of that less complete copy.
 */
export type ReportOutcome =
  | { result: Exclude<FilingResult['kind'], 'reread'>; report: Report; filing?: Filing }
  | { result: 'copy' | 'fuller'; report: Report; filing: Filing; other: string }
  | ReadAnew;

/** What became of one document; `links` are the reports that an index page leads to, each told of by itself. */
export type DocumentOutcome = {
  source: string;
  reports: ReportOutcome[];
  copies: string[];
  refusals: Refusal[];
  links: string[];
};

/** What is known of a document, and who hears of its pages that are read from pictures. */
type Given = { hints: Hints; onPage?: OnPage | undefined };

/** `onPage` hears of each page that is read from its picture. */
export type Ingest = {
  /** The files under paths, in order of name, and addresses; a path that is not there is a document that is refused. */
  documents(paths: readonly string[]): Promise<string[]>;
  /** Reads the documents behind a path, an address or a file and files what they hold, each report in one transaction. */
  file(path: string | Sent, hints: Hints, onPage?: OnPage): AsyncGenerator<DocumentOutcome, void>;
  /** Reads the documents behind a path, an address or a file and files nothing: drafts. */
  read(path: string | Sent, hints: Hints, onPage?: OnPage): AsyncGenerator<Reading & { source: string }, void>;
  /** Reads anew what is filed from the documents behind a path, an address or a file by an older reader or is damaged, and files nothing else. */
  reread(path: string | Sent): AsyncGenerator<{ source: string; reports: ReadAnew[] }, void>;
};

/**
 * document -> text and grids -> facts, findings -> store: the left half of the program, in reading order. Everything that looks into a
 * document is a task, done beside the program unless `run` does it elsewhere.
 */
export function createIngest({
  store,
  now,
  fetch = createFetch(),
  run = runBeside,
  originals,
}: {
  store: ReportStore;
  now: () => Date;
  fetch?: Fetch;
  run?: RunTask;
  /** Where the bytes of what is filed are kept, if they are. */
  originals?: Originals | undefined;
}): Ingest {
  const from = { fetch, run };
  /** Names filed so far, read once and only added to: a hundred thousand of them for each document would be most of the work. */
  let names: Promise<[name: string, fullNames: string[]][]> | undefined;

  function filedNames(): Promise<[name: string, fullNames: string[]][]> {
    names ??= readNames();
    return names;
  }

  /** So many at a time that others get their turn. */
  async function readNames(): Promise<[name: string, fullNames: string[]][]> {
    const read: [string, string[]][] = [];
    for (;;) {
      const some = await store.agencies({ after: read.at(-1)?.[0] ?? '', limit: NAMES_AT_ONCE });
      for (const agency of some) read.push([agency.name, fullNames(agency)]);
      if (some.length < NAMES_AT_ONCE) return read;
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  async function readReports(path: string, { bytes, hints, onPage }: Given & { bytes: Uint8Array }): Promise<Reading> {
    const toRead = { bytes, source: nameOf(path), hints, filedAt: now().toISOString() };
    const parts = await run('reports', toRead, await filedNames(), onPage);
    return {
      filings: parts.flatMap((part) => ('filing' in part ? [part.filing] : [])),
      copies: parts.flatMap((part) => ('copy' in part ? [part.copy] : [])),
      refusals: parts.flatMap((part) => ('refusal' in part ? [part.refusal] : [])),
    };
  }

  const readAnew = createReadAnew({ store, read: readReports, run, now });

  /** What is filed from these bytes, the older readings read anew. */
  async function rereadFiled(before: readonly Report[], of: { bytes: Uint8Array; hints: Hints }): Promise<ReadAnew[]> {
    const anew: ReadAnew[] = [];
    for await (const one of readAnew(before, of)) {
      anew.push(one);
      if (one.result === 'reread' || one.result === 'healed')
        (await filedNames()).push([one.report.agency, fullNames(one.filing.names)]);
    }
    return anew;
  }

  async function readFound(found: Found, given: Given): Promise<Reading> {
    if ('links' in found) return { filings: [], copies: [], refusals: [] };
    const reading =
      'refusal' in found ? found.refusal : await orRefusal(readReports(found.source, { bytes: found.bytes, ...given }));
    return 'reason' in reading ? { filings: [], copies: [], refusals: [reading] } : reading;
  }

  async function alreadyFiled(found: Found): Promise<Report[]> {
    return 'bytes' in found ? store.reportsOfHash(createHash('sha256').update(found.bytes).digest('hex')) : [];
  }

  async function fileReport(filing: Filing, hints: Hints): Promise<ReportOutcome | Refusal> {
    const { report } = filing;
    const [current] = await store.reports({ agencies: [report.agency], years: [report.year] });
    // What is damaged can be compared with nothing.
    if (current && (await store.damaged([current.id])).length === 0) {
      const [paragraphs, facts] = await Promise.all([
        store.paragraphs([current.id]),
        store.facts({ reports: [current.id] }),
      ]);
      const standing = { paragraphs, facts, report: current };
      const compared = await orRefusal(theOne(run('compare', { filing, standing })));
      if ('reason' in compared) return compared;
      const { canBeVersions, isCopy, isFuller, changes } = compared;
      // Who states the agency's name means this one; otherwise what shares neither sentences nor figures is another's.
      if (hints.agency === undefined && !canBeVersions) {
        return { reason: 'same_name', saw: `${report.agency}${report.year}，${current.source}` };
      }
      if (isCopy) {
        const result = isFuller ? 'fuller' : 'copy';
        if (result === 'fuller') await store.file(filing);
        return { result, report, filing, other: current.source };
      }
      report.reading.revision = { ...changes, previous: current.id, filedAt: current.filedAt };
    }
    const { kind } = await store.file(filing);
    return { result: kind === 'reread' ? 'filed' : kind, report, filing };
  }

  async function fileFound(found: Found, given: Given): Promise<DocumentOutcome> {
    const links = 'links' in found ? found.links.map(({ address }) => address) : [];
    const before = await alreadyFiled(found);
    if (before.length > 0 && 'bytes' in found) {
      const anew = await rereadFiled(before, { bytes: found.bytes, hints: given.hints });
      const read = new Set(anew.map((one) => ('was' in one ? one.was.id : one.report.id)));
      const unchanged = before.filter(({ id }) => !read.has(id));
      const reports = [...unchanged.map((report) => ({ result: 'unchanged' as const, report })), ...anew];
      return { source: found.source, reports, copies: [], refusals: [], links };
    }
    const { filings, copies, refusals } = await readFound(found, given);
    const reports: ReportOutcome[] = [];
    for (const filing of filings) {
      const filed = await fileReport(filing, given.hints);
      if ('reason' in filed) {
        refusals.push(filed);
        continue;
      }
      reports.push(filed);
      if (filed.result !== 'copy') (await filedNames()).push([filing.report.agency, fullNames(filing.names)]);
    }
    return { source: found.source, reports, copies, refusals, links };
  }

  return {
    async documents(paths) {
      const found = await Promise.all(paths.map(filesUnder));
      return found.flat();
    },

    async *file(path, hints, onPage) {
      for await (const found of documentsAt(path, from)) {
        const outcome = await fileFound(found, { hints, onPage });
        await store.countResults(resultsOf(outcome));
        if ('bytes' in found && outcome.reports.some(isFiled)) await originals?.keep(found.bytes);
        yield outcome;
      }
    },

    async *reread(path) {
      for await (const found of documentsAt(path, from)) {
        if (!('bytes' in found)) continue;
        const reports = await rereadFiled(await alreadyFiled(found), { bytes: found.bytes, hints: {} });
        if (reports.some(({ result }) => result === 'reread' || result === 'healed'))
          await originals?.keep(found.bytes);
        yield { source: found.source, reports };
      }
    },

    async *read(path, hints, onPage) {
      for await (const found of documentsAt(path, from)) {
        yield { source: found.source, ...(await readFound(found, { hints, onPage })) };
      }
    },
  };
}

/** Whether what is filed was read from these very bytes. */
function isFiled({ result }: ReportOutcome): boolean {
  return result !== 'copy' && result !== 'removed';
}

function resultsOf({ reports, refusals }: DocumentOutcome): Record<string, number> {
  const results: Record<string, number> = refusals.length > 0 ? { refused: refusals.length } : {};
  for (const { result } of reports) results[result] = (results[result] ?? 0) + 1;
  return results;
}

/** A file is known by its name, a document of the web by its address. */
function nameOf(source: string): string {
  return source.includes('://') ? source : basename(source);
}

function fullNames({ keys }: AgencyNames): string[] {
  return keys.flatMap(({ key, kind }) => (kind === 'full' ? [key] : []));
}
