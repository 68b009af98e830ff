import type { Mark, TrendChart } from './chart.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { scaleOf } from './scale.js';
import {
  type Box,
  box,
  COLOURS,
  dot,
  INK,
  INNER,
  line,
  MARGIN,
  PAPER,
  RULE,
  SOFT,
  text,
  WIDTH,
  wrapped,
} from './svg.js';

const PLOT = 560;
const AXIS = 28;
const LABEL = 30;
/** A mark with its place in the picture; in a `valley` its neighbours stand higher. */
type Spot = { mark: Mark; x: number; y: number; colour: string; valley: boolean };

const LEGEND = { size: 30, most: 2, leading: 42 };

/** Lines over the years with their values beside the dots; `crowded` where some values found no room. */
export function drawTrend(
  chart: TrendChart,
  { top, font }: { top: number; font: Font },
): Drawing & { crowded: boolean } {
  const { series, years, breaks } = chart;
  const values = series.flatMap(({ marks }) => marks.flatMap((mark) => mark.value ?? []));
  const scale = scaleOf(values, { whole: values.every(Number.isInteger) });
  const ticks = scale.ticks.map(chart.tick);
  const left = MARGIN + Math.max(...ticks.map((tick) => font.widthOf(tick, AXIS))) + 20;
  const step = (WIDTH - MARGIN - left) / years.length;
  const legend = series.length > 1 ? legendOf(series, { top, font }) : { svg: '', height: 0 };
  const plotTop = top + legend.height + (breaks.length > 0 ? 16 + breaks.length * 36 : 24);
  const xOf = (at: number) => left + step * (at + 0.5);
  const yOf = (value: number) => plotTop + PLOT * (1 - scale.at(value));
  const svg = [legend.svg];
  const taken: Box[] = [];

  for (const [at, tick] of scale.ticks.entries()) {
    const y = yOf(tick);
    svg.push(
      line(
        [
          [left, y],
          [WIDTH - MARGIN, y],
        ],
        { colour: tick === 0 ? SOFT : RULE, width: 2 },
      ),
    );
    svg.push(text(ticks[at] ?? '', { x: left - 14, y: y + 10, size: AXIS, fill: SOFT, anchor: 'end' }));
  }
  for (const { year, label } of breaks) {
    const x = left + step * years.indexOf(year);
    svg.push(
      line(
        [
          [x, plotTop - 12],
          [x, plotTop + PLOT],
        ],
        { colour: SOFT, width: 2, dashes: '4 8' },
      ),
    );
    const half = font.widthOf(label, AXIS) / 2;
    const middle = Math.min(Math.max(x, left + half), WIDTH - MARGIN - half);
    const rows = [plotTop - 24, plotTop - 24 - AXIS - 8];
    const spots = rows.map((y) => ({ x: middle - half - 12, y: y - AXIS, width: 2 * half + 24, height: AXIS + 8 }));
    const free = spots.findIndex((spot) => !taken.some((other) => overlap(spot, other)));
    taken.push(...spots.slice(free, free + 1));
    svg.push(text(label, { x: middle, y: rows[free] ?? plotTop, size: AXIS, fill: SOFT, anchor: 'middle' }));
  }
  const every = Math.ceil((font.widthOf('2020', AXIS) + 16) / step);
  for (const [at, year] of years.entries()) {
    const missing = series.every(({ marks }) => marks[at]?.state === 'missing');
    const place = { x: xOf(at), y: plotTop + PLOT + 44, size: AXIS, anchor: 'middle' as const };
    if ((years.length - 1 - at) % every === 0) svg.push(text(`${year}`, { ...place, fill: missing ? SOFT : INK }));
  }
  const broken = new Set(breaks.map(({ year }) => years.indexOf(year)));
  for (const [at, { marks }] of series.entries()) svg.push(lineOf(marks, COLOURS[at] ?? SOFT));
  const placed = series.flatMap(({ marks }, at) => marks.map((mark, index) => spotOf(mark, { at, index })));
  for (const { mark, x, y } of placed)
    if (mark.value !== null) taken.push({ x: x - 9, y: y - 9, width: 18, height: 18 });
  // With several lines a blank would not show whose it is; the notes name it.
  const told = placed.filter(({ mark }) => mark.state === 'figure' || series.length === 1);
  const labels = told.map(labelOf);
  const dots = placed.flatMap(({ mark, x, y, colour }) => (mark.value === null ? [] : dot([x, y], colour)));
  const crowded = labels.includes(null);
  return { svg: [...svg, ...labels, ...dots].join(''), height: plotTop + PLOT + 60 - top, crowded };

  function spotOf(mark: Mark, { at, index }: { at: number; index: number }): Spot {
    const y = mark.value === null ? yOf(0) - 26 : yOf(mark.value);
    const value = mark.value ?? 0;
    const beside = [-1, 1].flatMap((step) => series[at]?.marks[index + step]?.value ?? []);
    const valley = beside.some((other) => other > value) && beside.every((other) => other >= value);
    return { mark, x: xOf(index), y, colour: COLOURS[at] ?? SOFT, valley };
  }

  /** Nothing is drawn to a blank or a missing year; to a year of another form only a thin, broken line. */
  function lineOf(marks: readonly Mark[], colour: string): string {
    return marks
      .map((mark, at) => {
        const before = marks[at - 1];
        if (mark.value === null || before === undefined || before.value === null) return '';
        const ends = [
          [xOf(at - 1), yOf(before.value)],
          [xOf(at), yOf(mark.value)],
        ] as const;
        return line(ends, broken.has(at) ? { colour, width: 3, dashes: '3 9' } : { colour, width: 5 });
      })
      .join('');
  }

  /** Above the dot, or below it in a valley, else on the other side; `null` where neither has room. */
  function labelOf({ mark, x, y, colour, valley }: Spot): string | null {
    const width = font.widthOf(mark.label, LABEL);
    const middle = Math.min(Math.max(x, left + width / 2), WIDTH - MARGIN + 20 - width / 2);
    const sides = valley ? [y + 44, y - 22] : [y - 22, y + 44];
    for (const base of mark.state === 'figure' ? sides : [y]) {
      const spot = { x: middle - width / 2 - 4, y: base - LABEL, width: width + 8, height: LABEL + 8 };
      if (base > plotTop + PLOT || taken.some((other) => overlap(spot, other))) continue;
      taken.push(spot);
      const style = { x: middle, y: base, size: LABEL, anchor: 'middle' as const };
      if (mark.state !== 'figure') return text(mark.label, { ...style, fill: SOFT });
      const back = box({ x: spot.x, y: spot.y + 5, width: spot.width, height: LABEL }, { fill: PAPER });
      return back + text(mark.label, { ...style, fill: series.length > 1 ? colour : INK, bold: true });
    }
    return null;
  }
}

function legendOf(series: TrendChart['series'], { top, font }: { top: number; font: Font }): Drawing {
  let y = top;
  const svg = series.map(({ name }, at) => {
    const colour = COLOURS[at] ?? SOFT;
    const lines = wrapped(name, { ...LEGEND, font, width: INNER - 80 });
    const key = line(
      [
        [MARGIN, y + 20],
        [MARGIN + 52, y + 20],
      ],
      { colour, width: 6 },
    );
    const words = lines.map((row, index) =>
      text(row, { x: MARGIN + 72, y: y + LEGEND.size + index * LEGEND.leading, size: LEGEND.size }),
    );
    y += lines.length * LEGEND.leading + 4;
    return key + words.join('');
  });
  return { svg: svg.join(''), height: y - top + 12 };
}

function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}
