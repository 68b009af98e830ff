import type { getDocumentProxy } from 'unpdf';
import { asMatrix, type Matrix, multiply } from './pdf-matrix.js';
import { type Operators, type PagePicture, type Rule, readRules, type Unseen } from './pdf-rules.js';

/** A page as pdf.js holds it. */
export type PdfPage = Awaited<ReturnType<Awaited<ReturnType<typeof getDocumentProxy>>['getPage']>>;

/** A piece of text and its box; the origin is the top left corner of the page, the unit a point. */
export type PageText = { text: string; left: number; right: number; top: number; bottom: number; size: number };

/** What one page shows, placed as it is seen. */
export type PageContent = {
  width: number;
  height: number;
  texts: PageText[];
  horizontals: Rule[];
  verticals: Rule[];
  pictures: PagePicture[];
  /** Characters that are set but not shown; where they are most of the page they are among the texts, as recognition leaves them. */
  invisible: number;
  /** Characters set neither along nor across the page, as watermarks are; they are not among the texts. */
  slanted: number;
};

/** Text and ruled lines of one page as they are seen, after every turn and scale. */
export async function readContent(page: PdfPage, operators: Operators): Promise<PageContent> {
  const viewport = page.getViewport({ scale: 1 });
  const view = asMatrix(viewport.transform);
  const texts: Placed[] = [];
  let slanted = 0;
  const { items, styles } = await page.getTextContent();
  for (const item of items) {
    if (!('str' in item) || item.str.trim() === '') continue;
    const matrix = multiply(view, asMatrix(item.transform));
    const runsDown = styles[item.fontName]?.vertical === true;
    const placed = placeText({
      text: item.str,
      matrix,
      width: runsDown ? 0 : item.width,
      depth: runsDown ? item.height : 0,
    });
    if (placed) texts.push({ ...placed, origin: [matrix[4], matrix[5]] });
    else slanted += item.str.length;
  }
  const { unseen, ...drawn } = readRules(await page.getOperatorList(), { operators, view });
  const characters = texts.reduce((sum, { text }) => sum + text.length, 0);
  const shown = drawn.invisible * 2 < characters ? texts.filter((text) => !isUnseen(text, unseen)) : texts;
  return {
    width: viewport.width,
    height: viewport.height,
    texts: shown.map(({ origin: _, ...text }) => text),
    slanted,
    ...drawn,
  };
}

/** A piece of text with the point it is set from. */
type Placed = PageText & { origin: [x: number, y: number] };

/** Whether a piece of text is what the page sets there without showing it, in one go or in several. */
function isUnseen({ text, origin: [x, y] }: Placed, unseen: readonly Unseen[]): boolean {
  const bare = text.replaceAll(' ', '');
  return unseen.some(({ origin: [left, base] }, at) => {
    if (Math.abs(left - x) >= SAME_PLACE || Math.abs(base - y) >= SAME_PLACE) return false;
    let set = '';
    for (let next = at; next < unseen.length && set.length < bare.length; next += 1) {
      set += unseen[next]?.text.replaceAll(' ', '') ?? '';
    }
    return set === bare;
  });
}

/** Points from each other that two records of one place may differ. */
const SAME_PLACE = 0.5;

type Placing = { text: string; matrix: Matrix; width: number; depth: number };

/** The box of a text; one that runs down the page hangs from its origin. */
function placeText({ text, matrix, width, depth }: Placing): PageText | null {
  const [a, b, c, d, x, y] = matrix;
  const size = Math.hypot(c, d);
  const length = Math.hypot(a, b);
  if (length === 0 || size === 0) return null;
  const [alongX, alongY] = [a / length, b / length];
  const [upX, upY] = [c / size, d / size];
  if (Math.min(Math.abs(alongX), Math.abs(alongY)) > 0.1) return null;
  if (depth > 0) return { text, size, left: x - size / 2, right: x + size / 2, top: y, bottom: y + depth };
  const [ascent, descent] = [size * 0.85, size * 0.15];
  const xs = [
    x - upX * descent,
    x + upX * ascent,
    x + alongX * width - upX * descent,
    x + alongX * width + upX * ascent,
  ];
  const ys = [
    y - upY * descent,
    y + upY * ascent,
    y + alongY * width - upY * descent,
    y + alongY * width + upY * ascent,
  ];
  return {
    text,
    size,
    left: Math.min(...xs),
    right: Math.max(...xs),
    top: Math.min(...ys),
    bottom: Math.max(...ys),
  };
}
