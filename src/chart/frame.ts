import type { Chart } from './chart.js';
import type { Font } from './font.js';
import { box, INNER, line, MARGIN, PAPER, RULE, SOFT, text, WIDTH, wrapped } from './svg.js';

/** A part of the picture and how many pixels it takes from top to bottom. */
export type Drawing = { svg: string; height: number };

const TITLE = { size: 46, most: 3, leading: 60 };
const SUBTITLE = { size: 32, most: 2, leading: 44 };
const NOTE = { size: 29, most: 5, leading: 41 };
const SOURCE = { size: 27, most: 3, leading: 38 };
const GAP = 30;

/** The whole picture around a body: title and unit above, notes and source below. */
export function framed(chart: Chart, { font, body }: { font: Font; body: (top: number) => Drawing }): Drawing {
  const parts: string[] = [];
  let y = MARGIN;
  const write = (
    said: string,
    { size, most, leading, fill, bold }: typeof TITLE & { fill?: string; bold?: boolean },
  ) => {
    for (const row of wrapped(said, { font, size, width: INNER, most })) {
      parts.push(text(row, { x: MARGIN, y: y + size, size, fill, bold }));
      y += leading;
    }
  };
  write(chart.title, { ...TITLE, bold: true });
  y += 4;
  write(chart.subtitle, { ...SUBTITLE, fill: SOFT });
  y += GAP;
  const drawn = body(y);
  parts.push(drawn.svg);
  y += drawn.height + GAP;
  parts.push(
    line(
      [
        [MARGIN, y],
        [WIDTH - MARGIN, y],
      ],
      { colour: RULE, width: 2 },
    ),
  );
  y += 12;
  for (const note of chart.notes) write(note, { ...NOTE, fill: SOFT });
  write(chart.source, { ...SOURCE, fill: SOFT });
  const height = Math.ceil(y + MARGIN * 0.6);
  const paper = box({ x: 0, y: 0, width: WIDTH, height }, { fill: PAPER });
  return { svg: paper + parts.join(''), height };
}
