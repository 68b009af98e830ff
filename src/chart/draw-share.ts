import type { ShareChart } from './chart.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { box, COLOURS, INK, INNER, MARGIN, RULE, SOFT, text, wrapped } from './svg.js';

const STRIP = 72;
const ROW = { size: 33, most: 2, leading: 43 };
const GAP = 20;
const SWATCH = 26;

/** The whole as one strip cut into its parts, then the parts with their figures; parts past the palette share a grey. */
export function drawShare({ parts }: ShareChart, { top, font }: { top: number; font: Font }): Drawing {
  const total = parts.reduce((sum, part) => sum + (part.value ?? 0), 0);
  const colours = parts.map(({ rest, value }, at) => (rest || value === null ? RULE : (COLOURS[at] ?? RULE)));
  const svg: string[] = [];
  let x = MARGIN;
  for (const [at, { value, percent }] of parts.entries()) {
    const width = (INNER * (value ?? 0)) / total;
    const fill = colours[at] ?? RULE;
    if (width > 0) svg.push(box({ x, y: top, width: Math.max(width - 3, 1), height: STRIP }, { fill }));
    if (font.widthOf(percent, ROW.size) + 24 < width) {
      const place = { x: x + width / 2, y: top + STRIP / 2 + 12, size: ROW.size, anchor: 'middle' as const };
      svg.push(text(percent, { ...place, fill: fill === RULE ? INK : '#ffffff', bold: true }));
    }
    x += width;
  }
  const [figures, percents] = [widest(parts.map((part) => part.label)), widest(parts.map((part) => part.percent))];
  const room = INNER - SWATCH - 18 - figures - percents - 80;
  let y = top + STRIP + 40;
  for (const [at, { name, label, percent, value }] of parts.entries()) {
    const lines = wrapped(name, { ...ROW, font, width: room });
    const base = y + ROW.size;
    svg.push(box({ x: MARGIN, y: base - SWATCH + 2, width: SWATCH, height: SWATCH }, { fill: colours[at] ?? RULE }));
    for (const [row, words] of lines.entries()) {
      svg.push(text(words, { x: MARGIN + SWATCH + 18, y: base + row * ROW.leading, size: ROW.size }));
    }
    const right = { y: base, size: ROW.size, anchor: 'end' as const };
    const fill = value === null ? SOFT : INK;
    svg.push(text(label, { ...right, x: MARGIN + INNER - percents - 40, fill, bold: value !== null }));
    svg.push(text(percent, { ...right, x: MARGIN + INNER, fill: SOFT }));
    y += lines.length * ROW.leading + GAP;
  }
  return { svg: svg.join(''), height: y - top - GAP };

  function widest(labels: readonly string[]): number {
    return Math.max(...labels.map((label) => font.widthOf(label, ROW.size)));
  }
}
