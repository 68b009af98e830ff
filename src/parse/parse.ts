import type { SourceDocument } from '../read/document.js';
import { formOfYear } from '../report/forms.js';
import { note, type ReadingNote } from '../report/noted.js';
import { suspectedIn } from '../report/suspected.js';
import { isSameAgency } from './agency-name.js';
import { isDateLine } from './body-agency.js';
import type { Parsed, ParsedReport, Refusal } from './document.js';
import { type Element, elementsOf, textsOf } from './elements.js';
import { isFurniture, isMetaBlock, isoDate, publishedIn } from './furniture.js';
import { type IdentityHints, identify } from './identity.js';
import { kindOfText } from './is-report.js';
import { layOut } from './layout.js';
import { type Segment, segmentsOf } from './segments.js';
import { isFigureCell } from './table-line.js';
import { titlesIn } from './title.js';

/** What the person who files a document knows of it, and the agencies that are filed already. */
export type ParseHints = IdentityHints;

/** A line this close under a title that only dates or signs the page is no paragraph. */
const LINES_OF_HEAD = 4;

/** The reports of a document with their paragraphs and printed tables, and why what is left is not filed. */
export function parseDocument(document: SourceDocument, hints: ParseHints): Parsed {
  const elements = elementsOf(document.blocks);
  if (elements.length === 0) return { reports: [], copies: [], refusals: [{ reason: 'empty', saw: '' }] };
  const segments = segmentsOf(elements);
  const parsed: Parsed = { reports: [], copies: [], refusals: [] };
  for (const segment of segments) {
    const found = readSegment(segment, { document, hints, alone: segments.length === 1 });
    if ('reason' in found) parsed.refusals.push(found);
    else keep(parsed, found);
  }
  return parsed;
}

function readSegment(
  segment: Segment,
  { document, hints, alone }: { document: SourceDocument; hints: ParseHints; alone: boolean },
): ParsedReport | Refusal {
  const texts = textsOf(segment.elements);
  const lines = [...segment.before, segment.title?.text ?? '', ...texts, ...cellsOf(segment.elements)].filter(
    (text) => text.trim() !== '',
  );
  const kind = kindOfText(lines, segment.titles.length > 0 ? segment.titles : titlesIn(lines));
  const saw = segment.title?.text || (lines.find((line) => !isFurniture(line)) ?? '').slice(0, 60);
  if (kind !== 'report') return { reason: kind, saw };
  const names = alone ? [document.title ?? '', fileName(document.source)].filter((name) => name !== '') : [];
  const prose = texts.filter((text) => text.trim() !== '' && !isFurniture(text) && !isMetaBlock(text));
  const page = { header: segment.before, lines: prose, address: document.source };
  const { agency, year, title, otherNames, notes } = identify({ page, title: segment.title, names, hints });
  if (agency === null) return { reason: 'no_agency', saw };
  if (year === null) return { reason: 'no_year', saw };
  const own = [agency, ...otherNames];
  const body = withoutHead(segment.elements, own);
  return {
    agency,
    otherNames,
    year,
    form: formOfYear(year),
    title: title || `${agency}${year}年政府信息公开工作年度报告`,
    published: publishedIn([
      ...segment.before,
      ...texts.slice(0, LINES_OF_HEAD),
      ...cellsOf(segment.elements.slice(0, LINES_OF_HEAD)),
    ]),
    ...layOut(withoutTail(body, own), { year }),
    notes: [
      ...notes,
      ...damageIn(document, texts),
      ...suspectedIn('instructions', [...names, ...segment.before, title, ...textsIn(segment.elements)]),
    ],
  };
}

/** Files a report, or names it a copy of one of the same agency and year that is more complete. */
function keep(parsed: Parsed, report: ParsedReport): void {
  const at = parsed.reports.findIndex(
    (other) => other.year === report.year && isSameAgency(other.agency, report.agency),
  );
  const other = parsed.reports[at];
  parsed.copies.push(...(other ? [report.title] : []));
  if (!other) parsed.reports.push(report);
  else if (completeness(report) > completeness(other)) parsed.reports[at] = report;
}

function completeness({ tables, paragraphs }: ParsedReport): number {
  const figures = tables.flatMap((table) => table.rows.flat()).filter((cell) => isFigureCell(cell.text)).length;
  return figures * 100 + paragraphs.length;
}

/** Bylines, dates and a repeated name between the title and the text are not the report's words. */
function withoutHead(elements: readonly Element[], names: readonly string[]): Element[] {
  return elements.filter(
    (element, at) => at >= LINES_OF_HEAD || element.kind === 'grid' || !isByline(element.text, names),
  );
}

function isByline(text: string, names: readonly string[]): boolean {
  const line = text.trim();
  if (isDateLine(line) || isName(line, names)) return true;
  return line.length <= 40 && !/[,。;]/.test(line) && isoDate(line) !== null && !/^[一二三四五六七八九十(]/u.test(line);
}

/** Signature and date, and the page's own lines under them. */
function withoutTail(elements: readonly Element[], names: readonly string[]): Element[] {
  let end = elements.length;
  const lastText = elements.findLastIndex((element) => element.kind === 'grid' || /[。;|\t\d无]/.test(element.text));
  const furniture = elements.findIndex(
    (element, at) => at >= lastText && element.kind === 'line' && isFurniture(element.text),
  );
  if (furniture > 0) end = furniture;
  while (end > 0) {
    const last = elements[end - 1];
    if (last?.kind !== 'line' || !(isDateLine(last.text) || isFurniture(last.text) || isName(last.text.trim(), names)))
      break;
    end -= 1;
  }
  return elements.slice(0, end);
}

function isName(line: string, names: readonly string[]): boolean {
  return line.length <= 40 && names.some((name) => isSameAgency(line, name));
}

/** Where a byte was lost in the source's making, the characters after it are not the report's. */
function damageIn(document: SourceDocument, texts: readonly string[]): ReadingNote[] {
  const damaged = texts.filter((text) => /□|\uFFFD/u.test(text)).length;
  return [...document.notes, ...(damaged > 0 ? [note('lost_characters', damaged)] : [])];
}

function cellsOf(elements: readonly Element[]): string[] {
  return elements.flatMap((element) =>
    element.kind === 'grid' ? element.rows.map((row) => row.map((cell) => cell.text).join('|')) : [],
  );
}

/** Every line and every cell, each a text of its own. */
function textsIn(elements: readonly Element[]): string[] {
  return elements.flatMap((element) =>
    element.kind === 'line' ? [element.text] : element.rows.flatMap((row) => row.map((cell) => cell.text)),
  );
}

function fileName(source: string): string {
  let name = source.split(/[?#]/)[0]?.split('/').at(-1) ?? '';
  try {
    name = decodeURIComponent(name);
  } catch {
    // A name with a stray % is taken as it stands.
  }
  return name;
}
