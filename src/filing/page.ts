import { ReadError } from '../contracts/errors.js';
import type { ParsedReport } from '../parse/document.js';
import { parseDocument } from '../parse/parse.js';
import { type ReportLink, reportLinks } from '../read/links.js';
import { formatOf, readDocument } from '../read/read.js';
import type { Fetched } from '../read/url.js';

/**
 * What a page holds of a report: `whole`, and what else it links to was not asked for; only its `text`, and the tables may be
 * in a file it offers; or `none`, though it may give a report's title above a file. `links` are the yearly reports it leads to.
 */
export type Page = { held: 'whole' | 'text' | 'none'; links: ReportLink[] };

const SHORTEST_REPORT = 100;
const FIRST_YEAR_OF_TABLES = 2019;

/** Looks at what stands at an address: a document is whole, and a web page may be an index of reports. */
export async function lookAtPage(page: Fetched): Promise<Page> {
  const held = await reportOn(page);
  return { held, links: held === 'whole' ? [] : await reportLinks(page) };
}

async function reportOn({ address, bytes }: Fetched): Promise<Page['held']> {
  if (formatOf(bytes) !== 'html') return 'whole';
  try {
    const { reports, refusals } = parseDocument(await readDocument(bytes, address), {});
    if (refusals.some(({ reason }) => reason === 'no_agency' || reason === 'no_year')) return 'whole';
    if (reports.some(({ tables, year }) => tables.length > 0 || year < FIRST_YEAR_OF_TABLES)) return 'whole';
    return reports.some((report) => textLength(report) >= SHORTEST_REPORT) ? 'text' : 'none';
  } catch (error) {
    // Read as a document it is refused for the same reason.
    if (error instanceof ReadError) return 'whole';
    throw error;
  }
}

function textLength({ paragraphs }: ParsedReport): number {
  return paragraphs.reduce((sum, { text }) => sum + text.length, 0);
}
