import type { BarChart } from './chart.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { box, COLOURS, DOWN, INK, INNER, line, MARGIN, RULE, SOFT, TRACK, text, wrapped } from './svg.js';

const NAME = { size: 33, most: 2, leading: 43 };
const BAR = 20;
const GAP = 30;

/** Bars under their names, values in a column at the right edge, so that a long name or a negative value meets nothing. */
export function drawBars({ bars }: BarChart, { top, font }: { top: number; font: Font }): Drawing {
  const values = bars.flatMap((bar) => bar.value ?? []);
  // Lengths are compared, so the scale ends at the longest bar and not at a round number.
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const at = (value: number) => MARGIN + INNER * (high === low ? 0 : (value - low) / (high - low));
  const room = INNER - Math.max(...bars.map((bar) => font.widthOf(bar.label, NAME.size))) - 40;
  const parts: string[] = [];
  let y = top;
  for (const { name, value, label, place } of bars) {
    const lines = wrapped(place ? `${place}  ${name}` : name, { ...NAME, font, width: room });
    for (const [row, words] of lines.entries()) {
      parts.push(text(words, { x: MARGIN, y: y + NAME.size + row * NAME.leading, size: NAME.size }));
    }
    const fill = value === null ? SOFT : INK;
    const end = { x: MARGIN + INNER, y: y + NAME.size, size: NAME.size, anchor: 'end' as const };
    parts.push(text(label, { ...end, fill, bold: value !== null }));
    y += lines.length * NAME.leading + 8;
    if (value === null) {
      parts.push(
        line(
          [
            [MARGIN, y + BAR / 2],
            [MARGIN + INNER, y + BAR / 2],
          ],
          { colour: RULE, width: 3, dashes: '6 10' },
        ),
      );
    } else {
      parts.push(box({ x: MARGIN, y, width: INNER, height: BAR }, { fill: TRACK, radius: 4 }));
      const [from, to] = [at(Math.min(0, value)), at(Math.max(0, value))];
      const bar = { x: from, y, width: value === 0 ? 0 : Math.max(to - from, 3), height: BAR };
      parts.push(box(bar, { fill: value < 0 ? DOWN : COLOURS[0], radius: 4 }));
    }
    if (low < 0)
      parts.push(
        line(
          [
            [at(0), y - 5],
            [at(0), y + BAR + 5],
          ],
          { colour: INK, width: 2 },
        ),
      );
    y += BAR + GAP;
  }
  return { svg: parts.join(''), height: y - top - GAP };
}
