import type { Mark, TableChart } from './chart.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { INK, INNER, line, MARGIN, RULE, SOFT, text, WIDTH, wrapped } from './svg.js';

/** A table to be drawn: a column is headed by its name and, under a chart, by the colour of its line. */
export type Grid = { heads: { name: string; colour?: string }[]; rows: { name: string; cells: Mark[] }[] };

const SIZES = [31, 29, 27, 25, 23, 21, 19, 17];
const SMALLEST = 17;
const HEAD = { size: 26, most: 4, leading: 32 };
/** Room for the colour of a line under its name. */
const RULE_UNDER = 18;
const LEADING = 1.35;
const PADDING = 18;
const NAMES_AT_MOST = 0.42;

/** The table of a chart that is one. */
export function drawTable({ heads, rows }: TableChart, place: { top: number; font: Font }): Drawing {
  return drawGrid({ heads: heads.map((name) => ({ name })), rows }, place);
}

/** Names at the left, values right-aligned under their heads, in the largest letters in which every value fits. */
export function drawGrid({ heads, rows }: Grid, { top, font }: { top: number; font: Font }): Drawing {
  const labels = rows.flatMap(({ cells }) => cells.map((cell) => cell.label));
  const size =
    SIZES.find((each) => heads.length * (widest(labels, each) + PADDING) <= INNER - namesWidth(each)) ?? SMALLEST;
  const column = (INNER - namesWidth(size)) / heads.length;
  const svg: string[] = [];
  const right = (at: number) => WIDTH - MARGIN - column * (heads.length - 1 - at);
  const words = heads.map(({ name }) => headOf(name, { font, width: column - PADDING }));
  const under = heads.some(({ colour }) => colour) ? RULE_UNDER : 0;
  let y = top + Math.max(1, ...words.map((lines) => lines.length)) * HEAD.leading + under;
  for (const [at, head] of heads.entries()) {
    if (head.colour) svg.push(rule(right(at) - 52, { to: right(at), y: y - 8, colour: head.colour, width: 6 }));
    for (const [row, said] of (words[at] ?? []).entries()) {
      const base = y - 8 - under - ((words[at]?.length ?? 1) - 1 - row) * HEAD.leading;
      svg.push(text(said, { x: right(at), y: base, size: HEAD.size, fill: SOFT, anchor: 'end' }));
    }
  }
  y += 6;
  for (const { name, cells } of rows) {
    svg.push(rule(MARGIN, { to: WIDTH - MARGIN, y, colour: RULE, width: 1 }));
    const lines = wrapped(name, { font, size, width: namesWidth(size) - PADDING, most: 3 });
    const base = y + size * 1.15;
    for (const [row, said] of lines.entries())
      svg.push(text(said, { x: MARGIN, y: base + row * size * LEADING, size }));
    for (const [at, cell] of cells.entries()) svg.push(valueAt(cell, { x: right(at), y: base, size }));
    y += lines.length * size * LEADING + 12;
  }
  return { svg: svg.join(''), height: y - top };

  function namesWidth(letters: number): number {
    return Math.min(
      widest(
        rows.map(({ name }) => name),
        letters,
      ) + PADDING,
      INNER * NAMES_AT_MOST,
    );
  }

  function widest(said: readonly string[], letters: number): number {
    return Math.max(0, ...said.map((each) => font.widthOf(each, letters)));
  }
}

/** A head in lines of about one length: 商业 over 企业, not 商业企 over 业. */
function headOf(name: string, { font, width }: { font: Font; width: number }): string[] {
  const lines = wrapped(name, { ...HEAD, font, width });
  const even = font.widthOf(name, HEAD.size) / lines.length + HEAD.size / 2;
  const balanced = wrapped(name, { ...HEAD, font, width: Math.min(even, width) });
  return balanced.length === lines.length ? balanced : lines;
}

/** Names and values in as many columns as fit, read downwards. */
export function drawPairs(marks: readonly Mark[], { top, font }: { top: number; font: Font }): Drawing {
  const size = 29;
  const widest = Math.max(...marks.map(({ name, label }) => font.widthOf(name, size) + font.widthOf(label, size)));
  const columns = Math.max(1, Math.min(4, Math.floor((INNER + 56) / (widest + 40 + 56))));
  const width = (INNER + 56) / columns - 56;
  const deep = Math.ceil(marks.length / columns);
  const svg = marks.map((mark, at) => {
    const x = MARGIN + Math.floor(at / deep) * (width + 56);
    const y = top + (at % deep) * 50;
    const under = rule(x, { to: x + width, y: y + 46, colour: RULE, width: 1 });
    return (
      text(mark.name, { x, y: y + 34, size, fill: SOFT }) + valueAt(mark, { x: x + width, y: y + 34, size }) + under
    );
  });
  return { svg: svg.join(''), height: deep * 50 };
}

function valueAt({ label, state }: Mark, place: { x: number; y: number; size: number }): string {
  return text(label, { ...place, fill: state === 'figure' ? INK : SOFT, anchor: 'end' });
}

function rule(
  from: number,
  { to, y, colour, width }: { to: number; y: number; colour: string; width: number },
): string {
  return line(
    [
      [from, y],
      [to, y],
    ],
    { colour, width },
  );
}
