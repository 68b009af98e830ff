import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-wasm';
import { altText } from './alt-text.js';
import type { Chart } from './chart.js';
import { drawBars } from './draw-bars.js';
import { drawCard } from './draw-card.js';
import { drawTable } from './draw-grid.js';
import { drawShare } from './draw-share.js';
import { drawTrend } from './draw-trend.js';
import { type Font, hasGaps, readFont } from './font.js';
import { type Drawing, framed } from './frame.js';
import { encodePng, type Picture } from './png.js';
import { startRenderer } from './renderer.js';
import { WIDTH } from './svg.js';

const FONT_FILE = join(import.meta.dirname, '../../assets/fonts/NotoSansSC-charts.ttf');
const FAMILY = 'Noto Sans SC';

/** The renderer can be started once in a process only. */
let started: Promise<Font> | undefined;

/** The chart as a PNG for a phone; rejects where the renderer or its font cannot be loaded. */
export async function drawChart(chart: Chart): Promise<Uint8Array> {
  const font = await chartFont();
  return encodePng(rendered(pictureOf(chart, font), font.bytes), altText(chart));
}

/** The font of charts, loaded with the renderer when first asked for. */
export function chartFont(): Promise<Font> {
  started ??= start();
  return started;
}

/** The chart as SVG, every character of it one that the font has. */
export function pictureOf(chart: Chart, font: Font): string {
  const notes = hasGaps(altText(chart), font) ? [...chart.notes, chart.gaps] : chart.notes;
  const { svg, height } = drawingOf({ ...chart, notes }, font);
  const size = `width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}"`;
  return `<svg xmlns="http://www.w3.org/2000/svg" ${size} font-family="${FAMILY}">${svg}</svg>`;
}

function drawingOf(chart: Chart, font: Font): Drawing {
  switch (chart.kind) {
    case 'trend':
      return framed(chart, { font, body: (top) => drawTrend(chart, { top, font }) });
    case 'table':
      return framed(chart, { font, body: (top) => drawTable(chart, { top, font }) });
    case 'share':
      return framed(chart, { font, body: (top) => drawShare(chart, { top, font }) });
    case 'card':
      return framed(chart, { font, body: (top) => drawCard(chart, { top, font }) });
    case 'comparison':
    case 'rank':
      return framed(chart, { font, body: (top) => drawBars(chart, { top, font }) });
    default:
      return chart satisfies never;
  }
}

async function start(): Promise<Font> {
  const [font] = await Promise.all([readFile(FONT_FILE), startRenderer()]);
  return readFont(font);
}

/** What the renderer holds is outside JavaScript's memory and is given back by hand. */
function rendered(svg: string, font: Uint8Array): Picture {
  const resvg = new Resvg(svg, { font: { fontBuffers: [font], defaultFontFamily: FAMILY } });
  try {
    const image = resvg.render();
    try {
      return { width: image.width, height: image.height, pixels: image.pixels };
    } finally {
      image.free();
    }
  } finally {
    resvg.free();
  }
}
