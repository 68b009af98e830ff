import type { ParsedReport, Refusal } from '../parse/document.js';
import { parseDocument } from '../parse/parse.js';
import { nameToFileUnder } from '../parse/same-agency.js';
import type { OnPage } from '../read/raw-document.js';
import { formatOf, readDocument } from '../read/read.js';
import type { Filing } from '../report/report.js';
import { filingOf } from './filing.js';

/** What the person who files a document knows and the document may not say. */
export type Hints = { agency?: string; year?: number };

/** A document to read: its bytes, the name it is known by, what is known of it, and when it is filed (ISO time). */
export type ToRead = { bytes: Uint8Array; source: string; hints: Hints; filedAt: string };

/** The full names of each agency that is filed, by the name it is filed under. */
export type FiledNames = ReadonlyMap<string, readonly string[]>;

/** One thing read from a document: a report ready to be filed, the title of a copy left aside, or what was refused. */
export type ReadPart = { filing: Filing } | { copy: string } | { refusal: Refusal };

/** Reads the reports of a document: bytes -> text and grids -> facts, findings; throws ReadError where there is nothing to read. */
export async function* readReports(
  { bytes, source, hints, filedAt }: ToRead,
  filed: FiledNames,
  onPage?: OnPage,
): AsyncGenerator<ReadPart, void> {
  const document = await readDocument(bytes, source, onPage);
  const { reports, copies, refusals } = parseDocument(document, { ...hints, known: [...filed.keys()] });
  const from = { source: document.source, hash: document.hash, format: formatOf(bytes) ?? '', filedAt };
  for (const report of reports.filter(isWhole)) {
    const agency = nameToFileUnder(report, { filed, stated: hints.agency });
    const otherNames = [...report.otherNames, report.agency].filter((name) => name !== agency);
    const filing = filingOf({ ...report, agency, otherNames }, from);
    yield 'reason' in filing ? { refusal: filing } : { filing };
  }
  for (const copy of copies) yield { copy };
  for (const refusal of refusals) yield { refusal };
  for (const { title } of reports.filter((report) => !isWhole(report)))
    yield { refusal: { reason: 'only_a_title', saw: title } };
}

/** A title alone would stand for a report that says nothing. */
function isWhole({ tables, paragraphs }: ParsedReport): boolean {
  return tables.length + paragraphs.length > 0;
}
