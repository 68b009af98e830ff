import type { CardChart } from './chart.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { box, COLOURS, DOWN, INK, INNER, line, MARGIN, RULE, SOFT, TRACK, text, WIDTH, wrapped } from './svg.js';

const NAME = { size: 30, leading: 42 };
/** The first part is what most people look for. */
const FIRST = { size: 76, most: 2, leading: 92 };
const SAID = { size: 37, most: 5, leading: 52 };
const BESIDE = { size: 29, most: 3, leading: 42 };
const BAR = { size: 32, leading: 58, height: 26 };
const NAMES_AT_MOST = 0.46;
const GAP = 26;

/** The parts of a report at a glance, one under the other, parted by a line; bars of a part share its scale. */
export function drawCard({ parts }: CardChart, { top, font }: { top: number; font: Font }): Drawing {
  const svg: string[] = [];
  let y = top;
  for (const [at, part] of parts.entries()) {
    if (at > 0) {
      svg.push(rule(y));
      y += GAP;
    }
    write(part.name, { ...NAME, most: 1, fill: COLOURS[0], bold: true });
    const said = at === 0 && part.said.some((words) => /\d/.test(words)) ? FIRST : SAID;
    for (const words of part.said) write(words, { ...said, fill: part.isDoubtful ? DOWN : INK, bold: said === FIRST });
    if (part.bars.length > 0) y += 8;
    bars(part);
    write(part.beside, { ...BESIDE, fill: SOFT });
    y += GAP;
  }
  return { svg: svg.join(''), height: y - top - GAP };

  function write(said: string, style: { size: number; most: number; leading: number; fill: string; bold?: boolean }) {
    for (const row of wrapped(said, { font, size: style.size, width: INNER, most: style.most })) {
      svg.push(text(row, { x: MARGIN, y: y + style.size, ...style }));
      y += style.leading;
    }
  }

  function bars({ bars: all }: CardChart['parts'][number]) {
    if (all.length === 0) return;
    const longest = Math.max(1, ...all.map(({ value }) => value ?? 0));
    const named = Math.min(
      INNER * NAMES_AT_MOST,
      Math.max(...all.map(({ name }) => font.widthOf(name, BAR.size))) + 24,
    );
    const valued = Math.max(...all.map(({ label }) => font.widthOf(label, BAR.size))) + 24;
    const room = INNER - named - valued;
    for (const { name, value, label } of all) {
      const names = wrapped(name, { font, size: BAR.size, width: named - 16, most: 2 });
      for (const [row, words] of names.entries())
        svg.push(text(words, { x: MARGIN, y: y + BAR.size + row * 38, size: BAR.size }));
      const middle = y + 8 + BAR.height / 2;
      const track = { x: MARGIN + named, y: y + 8, width: room, height: BAR.height };
      if (value === null) svg.push(dashes(track.x, middle, room));
      else {
        svg.push(box(track, { fill: TRACK, radius: 4 }));
        const width = value > 0 ? Math.max((room * value) / longest, 4) : 0;
        svg.push(box({ ...track, width }, { fill: COLOURS[0], radius: 4 }));
      }
      const end = { x: WIDTH - MARGIN, y: y + BAR.size, size: BAR.size, anchor: 'end' as const };
      svg.push(text(label, { ...end, fill: value === null ? SOFT : INK, bold: value !== null }));
      y += BAR.leading + (names.length - 1) * 38;
    }
  }
}

function rule(y: number): string {
  return line(
    [
      [MARGIN, y],
      [WIDTH - MARGIN, y],
    ],
    { colour: RULE, width: 2 },
  );
}

function dashes(x: number, y: number, width: number): string {
  return line(
    [
      [x, y],
      [x + width, y],
    ],
    { colour: RULE, width: 3, dashes: '6 10' },
  );
}
