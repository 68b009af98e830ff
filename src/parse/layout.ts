import type { ParsedParagraph, PrintedTable } from './document.js';
import type { Element } from './elements.js';
import { isFurniture, isMetaBlock } from './furniture.js';
import { type Heading, headingOf, numberedLevel, sectionOf } from './headings.js';
import { type SourceLine, tableLine } from './table-line.js';
import { rowAt, rowsOfGrid, type TableRun, tablesIn } from './tables.js';

/** The form of six sections came with this reporting year; before it, chapters have no number of the form. */
const FIRST_YEAR_OF_SECTIONS = 2019;
const SHORTEST_FULL_LINE = 25;

/** A report's paragraphs and tables in reading order, each under its headings. */
export type Layout = { paragraphs: ParsedParagraph[]; tables: PrintedTable[] };

/** Where the walk through a report stands. */
type Walk = Layout & {
  year: number;
  section: number | null;
  headings: string[];
  /** Table lines since the last line that was none. */
  run: TableRun;
  /** Whether the next line may continue the last paragraph. */
  open: boolean;
};

/** Walks a report's elements once: headings open sections, table lines gather into tables, the rest are paragraphs. */
export function layOut(elements: readonly Element[], { year }: { year: number }): Layout {
  const section = year >= FIRST_YEAR_OF_SECTIONS ? 0 : null;
  const walk: Walk = { paragraphs: [], tables: [], year, section, headings: [], run: [], open: false };
  const lines = elements.map((element) => (element.kind === 'line' ? element : { text: '', printed: '' }));
  for (const [at, element] of elements.entries()) {
    if (element.kind === 'grid') keepGrid(walk, element);
    else if (!isFurniture(element.text) && !isMetaBlock(element.text)) keepLine(walk, { lines, at, line: element });
  }
  closeRun(walk);
  return { paragraphs: walk.paragraphs, tables: walk.tables };
}

function keepGrid(walk: Walk, grid: Element & { kind: 'grid' }): void {
  closeRun(walk);
  const cells = grid.rows.flat().map((cell) => cell.text);
  if (!isMetaBlock(cells.join('|'))) walk.tables.push({ ...standing(walk), ...rowsOfGrid(grid) });
}

function keepLine(
  walk: Walk,
  { lines, at, line }: { lines: readonly SourceLine[]; at: number; line: SourceLine },
): void {
  const heading = isRow(line) ? null : headingOf(line.text, { beforeText: isText(lines[at + 1]) });
  // Of a picture only what stands in a cell of its own is a figure.
  const row = line.recognised ? null : rowAt(lines, at, walk.run.length > 0);
  // A row that an agency added to a table is numbered like a subheading; figures after it tell which it is.
  const isAddedRow = heading !== null && heading.level > 1 && walk.run.length > 0 && row !== null;
  if (heading && !isAddedRow) {
    closeRun(walk);
    openSection(walk, heading);
    if (heading.rest !== '') keepParagraph(walk, restOf(line, heading));
  } else if (row) {
    walk.run.push({ line, row });
  } else {
    closeRun(walk);
    // A numbered line stands beside the headings of its own depth, not under them.
    walk.headings.length = Math.min(walk.headings.length, (numberedLevel(line.text) ?? 4) - 1 || 1);
    keepParagraph(walk, line);
  }
}

function openSection(walk: Walk, { level, text }: Heading): void {
  const above = Array.from({ length: level - 1 }, (_, at) => walk.headings[at] ?? '');
  walk.headings = [...above, text];
  walk.open = false;
  if (level === 1) walk.section = walk.year >= FIRST_YEAR_OF_SECTIONS ? sectionOf(text) : null;
}

function closeRun(walk: Walk): void {
  const run = walk.run;
  walk.run = [];
  const tables = tablesIn(run);
  if (tables.length === 0) for (const { line } of run) keepParagraph(walk, line);
  else walk.open = false;
  walk.tables.push(...tables.map((table) => ({ ...standing(walk), ...table })));
}

function keepParagraph(walk: Walk, line: SourceLine): void {
  const text = line.text.trim();
  const printed = line.printed.trim();
  const last = walk.paragraphs.at(-1);
  if (walk.open && last && runsOn(last.text, text)) {
    last.text += text;
    last.printed += printed;
    if (line.recognised) last.recognised = true;
  } else {
    const headings = walk.headings.filter((heading) => heading !== '');
    const how = line.recognised && { recognised: true };
    walk.paragraphs.push({ section: walk.section, headings, text, printed, ...how });
  }
  walk.open = true;
}

function standing({ section, headings }: Walk): Pick<PrintedTable, 'section' | 'heading'> {
  return { section, heading: headings[0] ?? '' };
}

/** Whether a line is a row of cells for certain, numbered though its label may be like a heading. */
function isRow(line: SourceLine): boolean {
  return /[|\t]/.test(line.text) || tableLine(line)?.kind === 'row';
}

function isText(line: SourceLine | undefined): boolean {
  return line !== undefined && /。|.{12},|,.{12}/.test(line.text) && tableLine(line) === null;
}

function restOf(line: SourceLine, heading: Heading): SourceLine {
  if (heading.rest === line.text.trim()) return line;
  const how = line.recognised && { recognised: true };
  // In another script the words differ from the mended ones, so the cut is found by what follows the heading.
  const at = line.printed.indexOf(heading.rest.slice(0, 4));
  return { text: heading.rest, printed: at > 0 ? line.printed.slice(at) : heading.rest, ...how };
}

/** Whether the second line continues the first: a paragraph wrapped by its source, not a new one. */
function runsOn(first: string, second: string): boolean {
  if (
    /^(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.]|[一二三四五六七八九十]是|第[一二三四五六七八九十])/u.test(
      second.trim(),
    )
  )
    return false;
  if (/[,、]$/.test(first)) return true;
  return first.length >= SHORTEST_FULL_LINE && /[\p{Script=Han}\d]$/u.test(first);
}
