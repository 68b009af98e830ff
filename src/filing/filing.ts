import { createHash } from 'node:crypto';
import { BOUNDS } from '../extract/bounds.js';
import { checkReport } from '../extract/checks.js';
import { extract } from '../extract/extract.js';
import type { ParsedReport, Refusal } from '../parse/document.js';
import { agencyNames } from '../parse/names.js';
import { withOwnMarks } from '../parse/own-marks.js';
import { note, type ReadingNote } from '../report/noted.js';
import { READER } from '../report/reader-version.js';
import type { Filing } from '../report/report.js';

/** Where a report comes from, and when it is filed (ISO time). */
export type FiledFrom = { source: string; hash: string; format: string; filedAt: string };

const MEGABYTE = 1024 * 1024;
/** All that is filed of one report, as JSON: several times what the fullest have, and what the bot can lay under questions at once. */
const MOST_BYTES = 1.5 * MEGABYTE;

/**
 * Everything that is filed of a parsed report. What its bounds left out is told in the notes of the reading; a report that is beyond
 * them even without the figures of its text is refused.
 */
export function filingOf(parsed: ParsedReport, from: FiledFrom): Filing | Refusal {
  const { agency, year, title, published } = parsed;
  const text = parsed.paragraphs.reduce((sum, paragraph) => sum + paragraph.text.length + paragraph.printed.length, 0);
  if (text > MOST_BYTES) return tooLong(parsed);
  const extracted = extract(parsed);
  const id = createHash('sha256').update(`${from.hash}\n${agency}\n${year}`).digest('hex').slice(0, 16);
  const of = { report: id, agency, year };
  const facts = extracted.facts.map((fact) => ({ ...of, file: from.source, ...fact }));
  const findings = checkReport({ facts, stated: extracted.stated, paragraphs: parsed.paragraphs, ...of });
  const surplus = findings.length - BOUNDS.checks;
  const filing = {
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
      reading: { format: from.format, reader: READER, ...extracted.reading },
    },
    names: agencyNames(agency, parsed.otherNames),
    paragraphs: parsed.paragraphs.map(({ recognised: _, ...paragraph }, index) => ({
      report: id,
      order: index + 1,
      ...paragraph,
      text: withOwnMarks(paragraph),
    })),
    facts,
    findings: findings.slice(0, BOUNDS.checks),
  };
  return withinBytes(surplus > 0 ? noting(filing, note('checks_left_out', BOUNDS.checks, surplus)) : filing);
}

/** The filing without as many of the last figures of its text as it takes to come within the bytes. */
function withinBytes(filing: Filing): Filing | Refusal {
  let surplus = Buffer.byteLength(JSON.stringify(filing)) - MOST_BYTES;
  if (surplus <= 0) return filing;
  const facts = [...filing.facts];
  while (surplus > 0) {
    const last = facts.findLastIndex((fact) => fact.status === 'text');
    const [left] = last < 0 ? [] : facts.splice(last, 1);
    if (!left) return tooLong(filing.report);
    surplus -= Buffer.byteLength(JSON.stringify(left));
  }
  return noting({ ...filing, facts }, note('filing_full', MOST_BYTES / MEGABYTE, filing.facts.length - facts.length));
}

function noting(filing: Filing, added: ReadingNote): Filing {
  const { reading } = filing.report;
  return { ...filing, report: { ...filing.report, reading: { ...reading, notes: [added, ...reading.notes] } } };
}

function tooLong({ title }: { title: string }): Refusal {
  return { reason: 'too_large', saw: title.slice(0, BOUNDS.label) };
}
