import type { TextLine } from './pdf-lines.js';

/** The lines of one page that are outside its tables, and its height. */
export type PageLines = { height: number; lines: TextLine[] };

/** A page's number and perhaps the number of pages, in lines without a blank beside a blank. */
const PAGE_NUMBER = /^[-—–－·~ ]*第? ?[\dⅠⅡⅢⅣⅤivx]{1,8} ?页? ?(?:[/，,]? ?共? ?\d{1,5} ?页?)?[-—–－·~ ]*$/i;
/** How much of the page, from its top and its bottom, holds headers, footers and page numbers. */
const MARGIN = 0.1;

/** The lines of each page without page numbers, and without what stands at the head or foot of most pages. */
export function withoutFurniture(pages: readonly PageLines[]): TextLine[][] {
  const seen = new Map<string, number>();
  for (const page of pages) {
    const marginal = page.lines.filter((line) => isMarginal(line, page.height));
    for (const shape of new Set(marginal.map(shapeOf))) seen.set(shape, (seen.get(shape) ?? 0) + 1);
  }
  return pages.map(({ lines, height }) =>
    lines.filter((line) => {
      if (!isMarginal(line, height)) return true;
      const repeats = seen.get(shapeOf(line)) ?? 0;
      return !PAGE_NUMBER.test(line.text.replaceAll(/\s+/g, ' ')) && (repeats < 2 || repeats * 2 < pages.length);
    }),
  );
}

function isMarginal(line: TextLine, height: number): boolean {
  return line.bottom < height * MARGIN || line.top > height * (1 - MARGIN);
}

/** The line without what changes from page to page, and where it stands. */
function shapeOf(line: TextLine): string {
  return `${Math.round(line.top / 4)} ${line.text.replaceAll(/\d+/g, '#')}`;
}
