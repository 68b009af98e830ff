import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { ReadError } from './errors.js';
import { checkReport } from './extract/checks.js';
import { extract } from './extract/extract.js';
import { canBeVersions } from './extract/versions.js';
import type { ParsedReport, Refusal } from './parse/document.js';
import { agencyNames } from './parse/names.js';
import { parseDocument } from './parse/parse.js';
import { nameToFileUnder } from './parse/same-agency.js';
import { readDocument } from './read/read.js';
import type { AgencyNames } from './report/agency.js';
import type { Filing, Report } from './report/report.js';
import type { FilingResult, ReportStore } from './store.js';

/** What the person who files a document knows and the document may not say. */
export type Hints = { agency?: string; year?: number };

/** Everything read from one document: reports ready to be filed, copies left aside, and what was refused. */
export type Reading = { filings: Filing[]; copies: string[]; refusals: Refusal[] };

/** What became of one report of a document; without its parts where the same bytes were filed before. */
export type ReportOutcome = { result: FilingResult['kind']; report: Report; filing?: Filing };

/** What became of one document. */
export type DocumentOutcome = {
  source: string;
  reports: ReportOutcome[];
  copies: string[];
  refusals: Refusal[];
};

export type Ingest = {
  /** The documents under files and folders, in order of name; a path that is not there is a document that is refused. */
  documents(paths: readonly string[]): Promise<string[]>;
  /** Reads one document and files what it holds, each report in one transaction. */
  file(path: string, hints: Hints): Promise<DocumentOutcome>;
  /** Reads one document and files nothing: a draft. */
  read(path: string, hints: Hints): Promise<Reading>;
};

/** document -> text and grids -> facts, findings -> store: the left half of the program, in reading order. */
export function createIngest({ store, now }: { store: ReportStore; now: () => Date }): Ingest {
  /** Names filed so far, read once: a hundred thousand of them for each document would be most of the work. */
  let names: Promise<Map<string, string[]>> | undefined;

  function filedNames(): Promise<Map<string, string[]>> {
    names ??= store.agencies().then((agencies) => new Map(agencies.map((agency) => [agency.name, fullNames(agency)])));
    return names;
  }

  /** A report of the same agency and year that shares neither sentences nor figures is another agency's. */
  async function clash(filing: Filing): Promise<Report | undefined> {
    const { agency, year } = filing.report;
    const [current] = await store.reports({ agencies: [agency], years: [year] });
    if (!current) return undefined;
    const [paragraphs, facts] = await Promise.all([
      store.paragraphs([current.id]),
      store.facts({ reports: [current.id] }),
    ]);
    return canBeVersions(filing, { paragraphs, facts }) ? undefined : current;
  }

  async function read(path: string, hints: Hints): Promise<Reading> {
    const bytes = await readFile(path);
    const document = await readDocument(bytes, basename(path));
    const filed = await filedNames();
    const parsed = parseDocument(document, { ...hints, known: [...filed.keys()] });
    const filings = parsed.reports.map((report) =>
      filingOf(
        { ...report, agency: nameToFileUnder(report, { filed, stated: hints.agency }) },
        { ...document, filedAt: now().toISOString() },
      ),
    );
    return { filings, copies: parsed.copies, refusals: parsed.refusals };
  }

  async function alreadyFiled(path: string): Promise<Report[]> {
    const bytes = await readFile(path).catch(() => undefined);
    return bytes ? store.reportsOfHash(createHash('sha256').update(bytes).digest('hex')) : [];
  }

  return {
    read: (path, hints) => orRefusal(read(path, hints)),

    async file(path, hints) {
      const before = await alreadyFiled(path);
      if (before.length > 0) {
        const reports = before.map((report) => ({ result: 'unchanged' as const, report }));
        return { source: path, reports, copies: [], refusals: [] };
      }
      const { filings, copies, refusals } = await orRefusal(read(path, hints));
      const reports: ReportOutcome[] = [];
      for (const filing of filings) {
        const other = hints.agency === undefined ? await clash(filing) : undefined;
        if (other) {
          refusals.push({ reason: 'same_name', saw: `${filing.report.agency}${filing.report.year}，${other.source}` });
          continue;
        }
        reports.push({ result: (await store.file(filing)).kind, report: filing.report, filing });
        (await filedNames()).set(filing.report.agency, fullNames(filing.names));
      }
      return { source: path, reports, copies, refusals };
    },

    async documents(paths) {
      const found = await Promise.all(paths.map(filesUnder));
      return found.flat();
    },
  };
}

function fullNames({ keys }: AgencyNames): string[] {
  return keys.flatMap(({ key, kind }) => (kind === 'full' ? [key] : []));
}

function filingOf(parsed: ParsedReport, from: { source: string; hash: string; filedAt: string }): Filing {
  const { agency, year, title, published } = parsed;
  const extracted = extract(parsed);
  const id = createHash('sha256').update(`${from.hash}\n${agency}\n${year}`).digest('hex').slice(0, 16);
  const of = { report: id, agency, year };
  const facts = extracted.facts.map((fact) => ({ ...of, file: from.source, ...fact }));
  return {
    report: {
      id,
      agency,
      year,
      form: extracted.form,
      title,
      source: from.source,
      published,
      hash: from.hash,
      filedAt: from.filedAt,
      supersededBy: null,
      reading: extracted.reading,
    },
    names: agencyNames(agency, parsed.otherNames),
    paragraphs: parsed.paragraphs.map((paragraph, index) => ({ report: id, order: index + 1, ...paragraph })),
    facts,
    findings: checkReport({ facts, stated: extracted.stated, ...of }),
  };
}

/** A document that cannot be read is refused by name; the rest is filed. Anything else that fails is passed on. */
async function orRefusal(reading: Promise<Reading>): Promise<Reading> {
  const refused = (refusal: Refusal): Reading => ({ filings: [], copies: [], refusals: [refusal] });
  try {
    return await reading;
  } catch (error) {
    if (error instanceof ReadError) {
      return refused({ reason: error.reason, saw: error.reason === 'unreadable' ? error.message : '' });
    }
    if (isMissing(error)) return refused({ reason: 'not_there', saw: '' });
    throw error;
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOENT' || error.code === 'EACCES');
}

async function filesUnder(path: string): Promise<string[]> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isDirectory()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
