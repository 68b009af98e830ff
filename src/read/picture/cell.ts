import { agreedText } from './agreed.js';
import { around, type Mark, marksIn } from './cell-marks.js';
import { formLabel } from './form-words.js';
import type { Box, Gray } from './gray.js';
import { prepared } from './prepare.js';
import type { Recognised, Recogniser } from './recognise.js';

/** A straight page without its ruled lines: its shades, what is plainly ink, and what may be. */
export type Writing = { gray: Gray; ink: Uint8Array; faint: Uint8Array };

/** What a cell says and how sure that is, up to 100; 0 where two readings differ. */
export type CellRead = { text: string; recognised: number };

/** Beside the middle of its lines a cell begins this many dots further in. */
const INSET = 5;
/** Fewer dots are a speck; the smallest point of print has more. */
const FEWEST_DOTS = 14;
/** Faint ink of this many dots may have been a digit. */
const FEWEST_FAINT = 60;
/** Both readings of figures must be surer than this: see docs/benchmarks.md. */
const SURE = 70;
/** Digits have this height in dots when they are read, and are turned black and white for one of the readings. */
const DIGITS = [
  { height: 36 },
  { height: 28, isBlackAndWhite: true },
  { height: 40, isBold: true },
  { height: 32, isBold: true, isBlackAndWhite: true },
];
const VERY_SURE = 85;
/** Words that are read as digits are less sure than this. */
const UNSURE = 60;
/** Signs have this height in dots when words are read. */
const WORDS = [
  { height: 30 },
  { height: 44, isBlackAndWhite: true },
  { height: 38 },
  { height: 50, isBlackAndWhite: true },
];
const MOST_DIGITS = 12;
const THIN = 5;

/** Reads a cell twice, each time from another preparation of its picture. */
export async function readCellPicture(writing: Writing, cell: Box, recogniser: Recogniser): Promise<CellRead> {
  const box = {
    left: Math.round(cell.left) + INSET,
    top: Math.round(cell.top) + INSET,
    right: Math.round(cell.right) - INSET + 1,
    bottom: Math.round(cell.bottom) - INSET + 1,
  };
  const marks = marksIn(writing.ink, writing.gray, box, FEWEST_DOTS).filter((mark) => !isOfLine(mark, box));
  if (marks.length === 0) {
    const isBlank = marksIn(writing.faint, writing.gray, box, FEWEST_FAINT).length === 0;
    return { text: '', recognised: isBlank ? 100 : 0 };
  }
  const ink = around(marks);
  if (isDash(marks, ink, box)) return { text: '-', recognised: 100 };
  return (
    (couldBeFigure(marks, ink) ? await readFigure(writing.gray, { ink, marks }, recogniser) : null) ??
    readWords(writing.gray, { ink, marks }, recogniser)
  );
}

/** What is left of a ruled line at the side of its cell. */
function isOfLine({ left, top, right, bottom }: Mark, box: Box): boolean {
  const isBesideSide = left - box.left < 3 || box.right - right < 3;
  const isBesideFloor = top - box.top < 3 || box.bottom - bottom < 3;
  return (isBesideSide && right - left <= THIN) || (isBesideFloor && bottom - top <= THIN);
}

/** One flat mark in the middle of the cell. */
function isDash(marks: readonly Mark[], ink: Box, box: Box): boolean {
  const [wide, high] = [ink.right - ink.left, ink.bottom - ink.top];
  const middle = (ink.top + ink.bottom) / 2;
  const isInMiddle = Math.abs(middle - (box.top + box.bottom) / 2) < (box.bottom - box.top) / 4;
  return marks.length === 1 && wide > high * 2.5 && high < 12 && wide < 80 && isInMiddle;
}

/** Figures stand in one line, a mark for each digit. */
function couldBeFigure(marks: readonly Mark[], ink: Box): boolean {
  const tallest = Math.max(...marks.map(({ top, bottom }) => bottom - top));
  return marks.length <= MOST_DIGITS && ink.bottom - ink.top <= tallest * 1.3;
}

/**
 * Two readings that agree; where digits touch or are broken, or one reading is not sure, a third has to say the same. `null` where the
 * marks are no figure.
 */
async function readFigure(
  gray: Gray,
  { ink, marks }: { ink: Box; marks: readonly Mark[] },
  recogniser: Recogniser,
): Promise<CellRead | null> {
  const high = ink.bottom - ink.top;
  const digits = columnsOf(marks);
  const reads: Recognised[] = [];
  for (const { height, ...how } of DIGITS) {
    const { text, confidence } = await recogniser.digits(prepared(gray, ink, { scale: height / high, ...how }));
    reads.push({ text: text.replaceAll(/\s/g, ''), confidence });
    const [one, other] = reads;
    if (reads.length !== 2 || !one || !other) continue;
    const isWords = reads.every(({ text: read, confidence: sure }) => read !== '' && sure < UNSURE);
    if (isWords) return null;
    const isCounted = digits === one.text.length;
    if (isCounted && one.text === other.text && Math.min(one.confidence, other.confidence) >= SURE) {
      return { text: one.text, recognised: Math.min(one.confidence, other.confidence) };
    }
  }
  const agreed = reads.filter(({ text }) => text !== '' && reads.filter((read) => read.text === text).length > 1);
  const [text] = agreed.map((read) => read.text);
  if (text === undefined) return null;
  const isCounted = digits === text.length;
  const sure = Math.min(...agreed.map(({ confidence }) => confidence));
  const isSure = isCounted ? sure >= SURE : agreed.length === reads.length && sure >= VERY_SURE;
  if (!isSure && !isCounted) return null;
  return { text, recognised: isSure ? sure : 0 };
}

/** How many signs stand side by side: parts of a broken one stand over each other. */
function columnsOf(marks: readonly Mark[]): number {
  let right = Number.NEGATIVE_INFINITY;
  let columns = 0;
  for (const mark of [...marks].sort((one, other) => one.left - other.left)) {
    const shared = right - mark.left;
    if (shared * 2 < mark.right - mark.left) columns += 1;
    right = Math.max(right, mark.right);
  }
  return columns;
}

/** A label of the form where it is one, else what two readings agree on. Digits are left to the recogniser of digits. */
async function readWords(
  gray: Gray,
  { ink, marks }: { ink: Box; marks: readonly Mark[] },
  recogniser: Recogniser,
): Promise<CellRead> {
  const tallest = Math.max(...marks.map(({ top, bottom }) => bottom - top));
  const read = ink.bottom - ink.top <= tallest * 1.5 ? recogniser.line : recogniser.words;
  const reads: Recognised[] = [];
  const labels: string[] = [];
  for (const { height, ...how } of WORDS) {
    const { text, confidence } = await read(prepared(gray, ink, { scale: height / tallest, ...how }));
    reads.push({ text: text.replaceAll(/\s/g, ''), confidence });
    const found = formLabel(text);
    if (found?.isExact) return { text: found.label, recognised: 100 };
    if (found && labels.includes(found.label)) return { text: found.label, recognised: 90 };
    if (found) labels.push(found.label);
  }
  const text = agreedText(reads[0]?.text ?? '', reads[1]?.text ?? '');
  const isWords = /\p{Script=Han}.*\p{Script=Han}/u.test(text);
  return { text, recognised: isWords ? Math.max(1, Math.min(...reads.map(({ confidence }) => confidence))) : 0 };
}
