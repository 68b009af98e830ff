import type { Mark, TrendChart } from './chart.js';
import { drawGrid, drawPairs } from './draw-grid.js';
import type { Font } from './font.js';
import type { Drawing } from './frame.js';
import { type Plot, plotOf, seriesLine, takeFree } from './plot.js';
import { box, COLOURS, dot, INK, INNER, line, MARGIN, PAPER, SOFT, text, WIDTH, wrapped } from './svg.js';

const UNDER_PLOT = 60;
const LABEL = 30;
const LEGEND = { size: 30, most: 2, leading: 42 };
/** With more lines their values stand in a table: beside the dots it would not show whose they are. */
const MOST_LABELLED = 2;

/** A mark with its place in the picture; in a `valley` its neighbours stand higher. */
type Spot = { mark: Mark; x: number; y: number; colour: string; valley: boolean };

/** Lines over the years, their values beside the dots, or in a table below where they would meet each other. */
export function drawTrend(chart: TrendChart, { top, font }: { top: number; font: Font }): Drawing {
  const { series, years, breaks } = chart;
  const legend = series.length > 1 ? legendOf(series, { top, font }) : { svg: '', height: 0 };
  const plot = plotOf(chart, { top: top + legend.height, font });
  const broken = new Set(breaks.map(({ year }) => years.indexOf(year)));
  const lines = series.map(({ marks }, at) => seriesLine(marks, { plot, colour: colourOf(at), broken }));
  const spots = series.flatMap(({ marks }, at) => spotsOf(marks, { plot, colour: colourOf(at) }));
  const drawn = spots.filter(({ mark }) => mark.value !== null);
  plot.taken.push(...drawn.map(({ x, y }) => ({ x: x - 9, y: y - 9, width: 18, height: 18 })));
  const dots = drawn.map(({ x, y, colour }) => dot([x, y], colour));
  const labels = labelsOf(spots, { plot, font, several: series.length > 1 });
  const below = plot.bottom + UNDER_PLOT;
  const table = labels === null ? valuesOf(chart, { top: below + 24, font }) : { svg: '', height: 0 };
  return {
    svg: [legend.svg, plot.svg, ...lines, ...(labels ?? []), ...dots, table.svg].join(''),
    height: below - top + (labels === null ? table.height + 24 : 0),
  };
}

function colourOf(at: number): string {
  return COLOURS[at] ?? SOFT;
}

function spotsOf(marks: readonly Mark[], { plot, colour }: { plot: Plot; colour: string }): Spot[] {
  return marks.map((mark, index) => {
    const value = mark.value ?? 0;
    const beside = [-1, 1].flatMap((step) => marks[index + step]?.value ?? []);
    const valley = beside.some((other) => other > value) && beside.every((other) => other >= value);
    const y = mark.value === null ? plot.yOf(0) - 26 : plot.yOf(mark.value);
    return { mark, x: plot.xOf(index), y, colour, valley };
  });
}

/** Every value beside its dot; `null` where one has no room or would reach to the next year's. */
function labelsOf(
  spots: readonly Spot[],
  { plot, font, several }: { plot: Plot; font: Font; several: boolean },
): string[] | null {
  if (new Set(spots.map(({ colour }) => colour)).size > MOST_LABELLED) return null;
  // With two lines a blank would not show whose it is; the notes name it.
  const told = spots.filter(({ mark }) => mark.state === 'figure' || !several);
  const widths = told.map(({ mark }) => font.widthOf(mark.label, LABEL));
  if (Math.max(...widths) > plot.step * 1.1) return null;
  const labels = told.map((spot, at) => labelOf(spot, { plot, width: widths[at] ?? 0, several }));
  return labels.every((label) => label !== null) ? labels : null;
}

/** Above the dot, or below it in a valley, else on the other side; `null` where neither is free. */
function labelOf(
  { mark, x, y, colour, valley }: Spot,
  { plot, width, several }: { plot: Plot; width: number; several: boolean },
): string | null {
  const middle = Math.min(Math.max(x, plot.left + width / 2), WIDTH - MARGIN + 20 - width / 2);
  const sides = valley ? [y + 44, y - 22] : [y - 22, y + 44];
  for (const base of mark.state === 'figure' ? sides : [y]) {
    const spot = { x: middle - width / 2 - 4, y: base - LABEL, width: width + 8, height: LABEL + 8 };
    if (!takeFree(plot, spot)) continue;
    const style = { x: middle, y: base, size: LABEL, anchor: 'middle' as const };
    if (mark.state !== 'figure') return text(mark.label, { ...style, fill: SOFT });
    const back = box({ x: spot.x, y: spot.y + 5, width: spot.width, height: LABEL }, { fill: PAPER });
    return back + text(mark.label, { ...style, fill: several ? colour : INK, bold: true });
  }
  return null;
}

/** All values under the plot: pairs of year and value for one line, a column a line for several. */
function valuesOf({ series, years }: TrendChart, place: { top: number; font: Font }): Drawing {
  const [only] = series;
  if (only && series.length === 1) return drawPairs(only.marks, place);
  const rows = years.map((_, at) => {
    const marks = series.flatMap(({ marks }) => marks[at] ?? []);
    return { name: marks[0]?.name ?? '', cells: marks };
  });
  return drawGrid({ heads: series.map(({ name }, at) => ({ name, colour: colourOf(at) })), rows }, place);
}

function legendOf(series: TrendChart['series'], { top, font }: { top: number; font: Font }): Drawing {
  let y = top;
  const svg = series.map(({ name }, at) => {
    const lines = wrapped(name, { ...LEGEND, font, width: INNER - 80 });
    const key = line(
      [
        [MARGIN, y + 20],
        [MARGIN + 52, y + 20],
      ],
      { colour: colourOf(at), width: 6 },
    );
    const words = lines.map((row, index) =>
      text(row, { x: MARGIN + 72, y: y + LEGEND.size + index * LEGEND.leading, size: LEGEND.size }),
    );
    y += lines.length * LEGEND.leading + 4;
    return key + words.join('');
  });
  return { svg: svg.join(''), height: y - top + 12 };
}
