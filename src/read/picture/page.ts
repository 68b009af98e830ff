import type { Page } from '../pages.js';
import { type RuledTable, ruledTables } from '../pdf/pdf-cells.js';
import type { PageText } from '../pdf/pdf-page.js';
import type { Rule } from '../pdf/pdf-rules.js';
import type { PageTable } from '../pdf/pdf-table.js';
import { agreedText } from './agreed.js';
import { readCellPicture, type Writing } from './cell.js';
import { LONGER_SIDE } from './decode.js';
import { isTitle, withFormWords } from './form-words.js';
import { type Box, evenLight, type Gray, inkOf } from './gray.js';
import { MARGIN, prepared } from './prepare.js';
import type { RecognisedLine, Recogniser } from './recognise.js';
import { ruledLines } from './rules.js';
import { straightened } from './straighten.js';

/** Points a dot where the longer side is that of A4. */
const POINT = 842 / LONGER_SIDE;
/** Against white paper: plainly ink, and what may be ink. */
const LINE_INK = 70;
const INK = 50;
const FAINT = 30;
/** A line of running text less sure than this is dirt, or the table the page lies on. */
const SURE_LINE = 40;
/** The page is looked through for its lines at this size; each is then read again at these heights, once in black and white. */
const PAGE_SCALE = 0.6;
type LinePreparation = { height: number; isBlackAndWhite?: boolean; isBold?: boolean };
const LINES: readonly LinePreparation[] = [{ height: 40 }, { height: 48, isBlackAndWhite: true }];
const MORE: readonly LinePreparation[] = [{ height: 32 }, { height: 56, isBold: true }];

/** A page read from its picture, its measures in points. */
export async function readPagePicture(picture: Gray, recogniser: Recogniser): Promise<Page> {
  const gray = straightened(evenLight(picture));
  const { horizontals, verticals, lines } = ruledLines(inkOf(gray, LINE_INK), gray);
  const ruled = ruledTables({ horizontals: horizontals.map(inPoints), verticals: verticals.map(inPoints) });
  const writing = withoutLines(gray, lines);
  const tables: PageTable[] = [];
  for (const table of ruled) tables.push(await filled(table, writing, recogniser));
  return {
    height: gray.height * POINT,
    tables,
    texts: await readText(writing.gray, ruled, recogniser),
    isPicture: true,
  };
}

function inPoints({ at, from, to }: Rule): Rule {
  return { at: at * POINT, from: from * POINT, to: to * POINT };
}

function inDots({ left, top, right, bottom }: Box): Box {
  return { left: left / POINT, top: top / POINT, right: right / POINT, bottom: bottom / POINT };
}

function withoutLines({ width, height, pixels }: Gray, lines: Uint8Array): Writing {
  const white = pixels.map((shade, at) => (lines[at] === 1 ? 255 : shade));
  const gray = { width, height, pixels: white };
  return { gray, ink: inkOf(gray, INK), faint: inkOf(gray, FAINT) };
}

async function filled(table: RuledTable, writing: Writing, recogniser: Recogniser): Promise<PageTable> {
  const { left, right, top, bottom } = table;
  const cells = [];
  for (const cell of table.cells) {
    const read = await readCellPicture(writing, inDots(cell), recogniser);
    cells.push({ left: cell.left, right: cell.right, row: cell.row, rowSpan: cell.rowSpan, last: undefined, ...read });
  }
  return { left, right, top, bottom, rows: Math.max(...cells.map((cell) => cell.row + cell.rowSpan)), cells };
}

/** The running text of a page, each line read again by itself: what two readings of it agree on. */
async function readText(gray: Gray, tables: readonly RuledTable[], recogniser: Recogniser): Promise<PageText[]> {
  const page = withoutTables(gray, tables);
  const whole = { left: 0, top: 0, right: page.width, bottom: page.height };
  const found = await recogniser.lines(prepared(page, whole, { scale: PAGE_SCALE }));
  const texts: PageText[] = [];
  for (const line of found) {
    if (line.confidence < SURE_LINE) continue;
    const box = lineBox(line, page);
    const again = async ({ height, ...how }: LinePreparation) => {
      const { text } = await recogniser.line(prepared(page, box, { scale: height / (box.bottom - box.top), ...how }));
      return withFormWords(plain(text));
    };
    const readings = [withFormWords(plain(line.text))];
    for (const preparation of LINES) readings.push(await again(preparation));
    // A title says whose report it is: there most of five readings have to agree.
    if (readings.some(isTitle)) for (const preparation of MORE) readings.push(await again(preparation));
    const text = agreedOf(readings);
    if (text.replaceAll('□', '') === '') continue;
    const [left, right, top, bottom] = [box.left, box.right, box.top, box.bottom].map((side) => side * POINT);
    if (left === undefined || right === undefined || top === undefined || bottom === undefined) continue;
    texts.push({ left, right, top, bottom, text, size: Math.round(bottom - top) });
  }
  return texts;
}

/** What more than half of the readings have word for word, else what the last two share. */
function agreedOf(readings: readonly string[]): string {
  const timesOf = (reading: string) => readings.filter((other) => other === reading).length;
  const same = readings.find((reading) => timesOf(reading) * 2 > readings.length);
  return same ?? agreedText(readings.at(-2) ?? '', readings.at(-1) ?? '');
}

function withoutTables(gray: Gray, tables: readonly RuledTable[]): Gray {
  const { width, height } = gray;
  const pixels = new Uint8Array(gray.pixels);
  for (const table of tables) {
    const { left, top, right, bottom } = inDots(table);
    for (let y = Math.max(0, Math.floor(top)); y < Math.min(height, bottom); y += 1) {
      pixels.fill(255, y * width + Math.max(0, Math.floor(left)), y * width + Math.min(width, Math.ceil(right)));
    }
  }
  return { width, height, pixels };
}

/** The place of a line in the page it was found in. */
function lineBox({ left, top, right, bottom }: RecognisedLine, { width, height }: Gray): Box {
  const back = (side: number) => (side - MARGIN) / PAGE_SCALE;
  return {
    left: Math.max(0, Math.floor(back(left)) - 2),
    top: Math.max(0, Math.floor(back(top)) - 2),
    right: Math.min(width, Math.ceil(back(right)) + 2),
    bottom: Math.min(height, Math.ceil(back(bottom)) + 2),
  };
}

function plain(text: string): string {
  return text.replaceAll(/\s/g, '');
}
