import { gridBlock } from './grid.js';
import { borderlessTables } from './pdf/pdf-borderless.js';
import { withoutFurniture } from './pdf/pdf-furniture.js';
import { linesOf, type TextLine } from './pdf/pdf-lines.js';
import type { PageText } from './pdf/pdf-page.js';
import { begun, continued, isContinued, measureOf, type Paragraph } from './pdf/pdf-paragraphs.js';
import { goesOn, gridOf, isUnderLabel, joinTables, type PageTable } from './pdf/pdf-table.js';
import type { RawBlock } from './raw-document.js';

/** A page as it is seen: its ruled tables, and the text outside them; `isPicture` where all of it was recognised. */
export type Page = { height: number; tables: PageTable[]; texts: readonly PageText[]; isPicture?: boolean };

type Open = (Paragraph & { isPicture: boolean }) | PageTable;
type Piece = { top: number } & ({ line: TextLine } | { table: PageTable } | { blocks: RawBlock[] });

/** The blocks of pages, tables and paragraphs made whole that a page cuts; and how many tables had no lines. */
export function blocksOf(pages: readonly Page[]): { blocks: RawBlock[]; borderless: number } {
  const outside = pages.map(({ texts, height }) => ({ height, lines: linesOf(texts) }));
  const texts = withoutFurniture(outside).map((lines, at) =>
    // Figures are taken from a picture only where each stands in a cell of its own.
    pages[at]?.isPicture ? { lines, tables: [] } : borderlessTables(lines),
  );
  const measure = measureOf(texts.flatMap((page) => page.lines));
  let open: Open | null = null;
  const under: TextLine[] = [];
  const recognised = pages.some(({ isPicture }) => isPicture) && { recognised: true };
  const blocks: RawBlock[] = [];
  const close = () => {
    if (open && 'cells' in open) blocks.push(...[gridBlock(gridOf(open))].filter((grid) => grid !== null));
    else if (open) {
      const { text, heading, isPicture } = open;
      const how = { ...(heading && { heading: true }), ...(isPicture && { recognised: true }) };
      blocks.push({ kind: 'line', printed: text, ...how });
    }
    open = null;
    for (const line of under.splice(0)) blocks.push({ kind: 'line', printed: line.text, ...recognised });
  };
  pages.forEach(({ tables, isPicture = false }, at) => {
    const { lines, tables: borderless } = texts[at] ?? { lines: [], tables: [] };
    const pieces: Piece[] = [
      ...lines.map((line) => ({ top: line.top, line })),
      ...tables.map((table) => ({ top: table.top, table })),
      ...borderless,
    ];
    let first = true;
    for (const piece of pieces.sort((one, other) => one.top - other.top)) {
      const table = open && 'cells' in open ? open : null;
      if ('line' in piece && table && isUnderLabel(table, piece.line)) {
        under.push(piece.line);
        first = false;
        continue;
      }
      if ('line' in piece && open && 'last' in open && isContinued({ last: open.last, line: piece.line }, measure)) {
        open = { ...continued(open, piece.line), isPicture: open.isPicture || isPicture };
      } else if ('table' in piece && first && table && goesOn(table, piece.table)) {
        open = joinTables(table, { next: piece.table, under: under.splice(0) });
      } else {
        close();
        if ('line' in piece) open = { ...begun(piece.line, measure), isPicture };
        else if ('table' in piece) open = piece.table;
        else blocks.push(...piece.blocks);
      }
      first = false;
    }
  });
  close();
  return { blocks, borderless: texts.flatMap((page) => page.tables).length };
}
