import type { Mark, TrendChart } from './chart.js';
import type { Font } from './font.js';
import { scaleOf } from './scale.js';
import { type Box, INK, line, MARGIN, overlap, RULE, SOFT, text, WIDTH } from './svg.js';

const HEIGHT = 560;
const AXIS = 28;
const ROW = AXIS + 8;

/** The field of a trend: where its years and values lie, and what of it is taken already. */
export type Plot = {
  svg: string;
  left: number;
  /** The line of the lowest value. */
  bottom: number;
  /** Pixels from year to year. */
  step: number;
  xOf: (at: number) => number;
  yOf: (value: number) => number;
  taken: Box[];
};

/** Scale, years and changes of form, drawn under the lines. */
export function plotOf(chart: TrendChart, { top, font }: { top: number; font: Font }): Plot {
  const { series, years, breaks } = chart;
  const values = series.flatMap(({ marks }) => marks.flatMap((mark) => mark.value ?? []));
  const scale = scaleOf(values, { whole: values.every(Number.isInteger) });
  const left = MARGIN + Math.max(...scale.ticks.map((tick) => font.widthOf(chart.tick(tick), AXIS))) + 20;
  const step = (WIDTH - MARGIN - left) / years.length;
  const heads = headsOf(breaks, { font, left, xOf: (year) => left + step * years.indexOf(year) });
  const high = top + 24 + ROW * Math.max(0, ...heads.map(({ row }) => row + 1));
  const bottom = high + HEIGHT;
  const xOf = (at: number) => left + step * (at + 0.5);
  const yOf = (value: number) => bottom - HEIGHT * scale.at(value);
  const svg = [
    ...scale.ticks.map((tick) => tickLine(yOf(tick), { left, label: chart.tick(tick), zero: tick === 0 })),
    ...heads.map(({ x, middle, row, label }) => {
      const y = high - 24 - row * ROW;
      const rule = line(
        [
          [x, high - 12],
          [x, bottom],
        ],
        { colour: SOFT, width: 2, dashes: '4 8' },
      );
      return rule + text(label, { x: middle, y, size: AXIS, fill: SOFT, anchor: 'middle' });
    }),
    ...yearNames(chart, { y: bottom + 44, every: Math.ceil((font.widthOf('2020', AXIS) + 16) / step), xOf }),
  ];
  const taken = heads.map(({ middle, half, row }) => ({
    x: middle - half,
    y: high - 24 - row * ROW - AXIS,
    width: 2 * half,
    height: ROW,
  }));
  return { svg: svg.join(''), left, bottom, step, xOf, yOf, taken };
}

type Head = { label: string; x: number; middle: number; half: number; row: number };

/** The names of the changes of form over their lines, each in the lowest row where it meets no other. */
function headsOf(
  breaks: TrendChart['breaks'],
  { font, left, xOf }: { font: Font; left: number; xOf: (year: number) => number },
): Head[] {
  const heads: Head[] = [];
  for (const { year, label } of breaks) {
    const half = font.widthOf(label, AXIS) / 2;
    const middle = Math.min(Math.max(xOf(year), left + half), WIDTH - MARGIN - half);
    const meets = (row: number) =>
      heads.some((other) => other.row === row && Math.abs(other.middle - middle) < other.half + half + 16);
    let row = 0;
    while (meets(row)) row++;
    heads.push({ label, x: xOf(year), middle, half, row });
  }
  return heads;
}

function tickLine(y: number, { left, label, zero }: { left: number; label: string; zero: boolean }): string {
  const rule = line(
    [
      [left, y],
      [WIDTH - MARGIN, y],
    ],
    { colour: zero ? SOFT : RULE, width: 2 },
  );
  return rule + text(label, { x: left - 14, y: y + 10, size: AXIS, fill: SOFT, anchor: 'end' });
}

function yearNames(
  { years, series }: TrendChart,
  { y, every, xOf }: { y: number; every: number; xOf: (at: number) => number },
): string[] {
  const isMissing = (at: number) => series.every(({ marks }) => marks[at]?.state === 'missing');
  return years.flatMap((year, at) => {
    if ((years.length - 1 - at) % every !== 0) return [];
    return text(`${year}`, { x: xOf(at), y, size: AXIS, fill: isMissing(at) ? SOFT : INK, anchor: 'middle' });
  });
}

/** The line of one series: nothing to a blank or missing year, and only a thin broken line to a year of another form. */
export function seriesLine(
  marks: readonly Mark[],
  { plot, colour, broken }: { plot: Plot; colour: string; broken: ReadonlySet<number> },
): string {
  return marks
    .map((mark, at) => {
      const before = marks[at - 1];
      if (mark.value === null || before === undefined || before.value === null) return '';
      const start = [plot.xOf(at - 1), plot.yOf(before.value)] as const;
      const end = [plot.xOf(at), plot.yOf(mark.value)] as const;
      return line([start, end], broken.has(at) ? { colour, width: 3, dashes: '3 9' } : { colour, width: 5 });
    })
    .join('');
}

/** Takes the box if it is inside the field and nothing is there yet; false where it is not free. */
export function takeFree(plot: Plot, spot: Box): boolean {
  if (spot.y + spot.height > plot.bottom + 8 || plot.taken.some((other) => overlap(spot, other))) return false;
  plot.taken.push(spot);
  return true;
}
