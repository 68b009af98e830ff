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

/** Walks a report's elements once: headings open sections, table lines gather into tables, the rest are paragraphs. */
export function layOut(elements: readonly Element[], { year }: { year: number }): Layout {
  const layout: Layout = { paragraphs: [], tables: [] };
  const headings: string[] = [];
  let section: number | null = year >= FIRST_YEAR_OF_SECTIONS ? 0 : null;
  let run: TableRun = [];
  let openLine = false;

  const keepParagraph = (line: SourceLine): void => {
    const last = layout.paragraphs.at(-1);
    if (openLine && last && runsOn(last.text, line.text)) {
      last.text += line.text.trim();
      last.printed += line.printed.trim();
    } else {
      layout.paragraphs.push({
        section,
        headings: headings.filter((heading) => heading !== ''),
        text: line.text.trim(),
        printed: line.printed.trim(),
      });
    }
    openLine = true;
  };
  const closeRun = (): void => {
    const tables = tablesIn(run);
    if (tables.length === 0) for (const { line } of run) keepParagraph(line);
    else openLine = false;
    for (const table of tables) layout.tables.push({ section, heading: headings[0] ?? '', ...table });
    run = [];
  };
  const open = (heading: Heading): void => {
    headings.length = heading.level - 1;
    for (let level = 0; level < heading.level - 1; level += 1) headings[level] ??= '';
    headings.push(heading.text);
    if (heading.level === 1) section = year >= FIRST_YEAR_OF_SECTIONS ? sectionOf(heading.text) : null;
    openLine = false;
  };

  const lines = elements.map((element): SourceLine => (element.kind === 'line' ? element : { text: '', printed: '' }));
  for (const [at, element] of elements.entries()) {
    if (element.kind === 'grid') {
      closeRun();
      if (
        !isMetaBlock(
          element.rows
            .flat()
            .map((cell) => cell.text)
            .join('|'),
        )
      ) {
        layout.tables.push({ section, heading: headings[0] ?? '', ...rowsOfGrid(element) });
      }
      continue;
    }
    const line = lines[at] ?? { text: '', printed: '' };
    if (isFurniture(line.text) || isMetaBlock(line.text)) continue;
    const heading = isRow(line) ? null : headingOf(line.text, { beforeText: isText(lines[at + 1]) });
    const isCell = heading && heading.level > 1 && run.length > 0 && rowAt(lines, at, true) !== null;
    if (heading && !isCell) {
      closeRun();
      open(heading);
      if (heading.rest !== '') keepParagraph(restOf(line, heading));
      continue;
    }
    const row = rowAt(lines, at, run.length > 0);
    if (row) {
      run.push({ line, row });
      continue;
    }
    closeRun();
    headings.length = Math.min(headings.length, (numberedLevel(line.text) ?? 4) - 1 || 1);
    keepParagraph(line);
  }
  closeRun();
  return layout;
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
  // In another script the words differ from the mended ones, so the cut is found by what follows the heading.
  const at = line.printed.indexOf(heading.rest.slice(0, 4));
  return { text: heading.rest, printed: at > 0 ? line.printed.slice(at) : heading.rest };
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
