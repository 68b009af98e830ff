import type { Block, GridCell } from '../read/document.js';
import { isFormLabel } from './form-labels.js';
import { cutAtGlued } from './glued.js';
import { cutAtHeadings } from './headings.js';
import { isFigureCell, tableLine } from './table-line.js';

/** One line of text, or one table whose rows and columns the format states. */
export type Element =
  | { kind: 'line'; text: string; printed: string; recognised?: boolean }
  | { kind: 'grid'; rows: GridCell[][] };

/** A cell longer than this holds paragraphs: its table lays out the page. */
const LONGEST_CELL = 160;

/** A document's blocks as single lines and true tables: layout tables come apart, run-in section headings get lines of their own. */
export function elementsOf(blocks: readonly Block[]): Element[] {
  return blocks.flatMap((block): Element[] => {
    if (block.kind === 'line') {
      const lines = linesOf({ text: plain(block.text), printed: plain(block.printed) });
      return block.recognised ? lines.map((line) => ({ ...line, recognised: true })) : lines;
    }
    if (!laysOutPage(block.rows)) return [{ kind: 'grid', rows: block.rows }];
    return block.rows.flatMap((row) =>
      row.flatMap((cell) => cell.text.split('\n').flatMap((text) => linesOf({ text, printed: text }))),
    );
  });
}

/** The text of each element, a table's being empty: what titles and sentences are looked for in. */
export function textsOf(elements: readonly Element[]): string[] {
  return elements.map((element) => (element.kind === 'line' ? element.text : ''));
}

function linesOf({ text, printed }: { text: string; printed: string }): Element[] {
  if (text.trim() === '' && !text.includes('\t')) return [];
  const glued = cutAtGlued(text);
  if (glued) return glued.flatMap((piece) => linesOf({ text: piece, printed: piece }));
  if (tableLine({ text, printed })) return [{ kind: 'line', text, printed }];
  const parts = cutAtHeadings(text);
  const printedParts = parts.length === 1 ? [printed] : cutAtHeadings(printed);
  return parts.map((part, at) => ({
    kind: 'line',
    text: part.trim(),
    printed: (printedParts.length === parts.length ? (printedParts[at] ?? part) : part).trim(),
  }));
}

/** A line without Markdown's marks, which are no words of the report. */
function plain(marked: string): string {
  return marked.replace(/^\s{0,3}#{1,6}\s+/, '').replaceAll('**', '');
}

function laysOutPage(rows: readonly GridCell[][]): boolean {
  const cells = rows.flat();
  if (cells.some((cell) => cell.text.length > LONGEST_CELL && !isFormLabel(cell.text))) return true;
  return !cells.some((cell) => isFormLabel(cell.text) || isFigureCell(cell.text));
}
