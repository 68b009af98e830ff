import { fillsLine, joinWrapped, type TextLine } from './pdf-lines.js';

/** A paragraph put together from the lines it was wrapped into. */
export type Paragraph = { text: string; heading: boolean; last: TextLine };

/** The sides of the running text and its size, as most lines of the document have them. */
export type Measure = { left: number; right: number; size: number };

/** What a heading or an item begins with; no line is wrapped just before it. */
const BEGINS_A_PARAGRAPH = /^(?:第?[一二三四五六七八九十]+[、章]|\([一二三四五六七八九十]+\))/;

/** What most lines have: the commonest left side and size, and the side that lines reach on the right. */
export function measureOf(lines: readonly TextLine[]): Measure {
  const long = lines.filter((line) => line.text.length > 15);
  const body = long.length > 0 ? long : lines;
  const rights = body.map((line) => line.right).sort((one, other) => one - other);
  return {
    left: commonest(body.map((line) => line.left)),
    right: rights[Math.floor(rights.length * 0.8)] ?? 0,
    size: commonest(body.map((line) => line.size)),
  };
}

/** Whether a line goes on with the paragraph that ends in the line before. */
export function isContinued(
  { last, line }: { last: TextLine; line: TextLine },
  { left, right, size }: Measure,
): boolean {
  // What stands apart on its line is part of a table without lines.
  if (last.text.includes('\t') || line.text.includes('\t')) return false;
  if (line.size > size * 1.15 || last.size > size * 1.15) {
    // A title of two lines: both large and set in the middle.
    return Math.abs(line.size - last.size) < 1 && line.top > last.bottom - size && line.top - last.bottom < size * 1.5;
  }
  if (BEGINS_A_PARAGRAPH.test(line.text.normalize('NFKC'))) return false;
  return fillsLine(last, { right, next: line.text }) && line.left < left + size * 1.2;
}

/** The paragraph with one line more. */
export function continued(paragraph: Paragraph, line: TextLine): Paragraph {
  return { ...paragraph, text: joinWrapped(paragraph.text, line.text), last: line };
}

/** A paragraph that begins with this line; a heading where it is set larger than the running text. */
export function begun(line: TextLine, { size }: Measure): Paragraph {
  return { text: line.text, heading: line.size > size * 1.15, last: line };
}

function commonest(values: readonly number[]): number {
  const counts = new Map<number, number>();
  for (const value of values) counts.set(Math.round(value), (counts.get(Math.round(value)) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? 0;
}
