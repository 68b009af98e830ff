/** A piece of a line that fits on the screen, by its place in the line, and the columns that it is moved in by. */
export type Piece = { start: number; end: number; indent: number };

const WIDE =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFF60\uFFE0-\uFFE6]|\p{Emoji_Presentation}/u;
const NO_WIDTH = /[\p{Mn}\p{Me}\p{Cf}]/u;
/** What may not begin a line, and what may not end one. */
const CLOSES = /[，。、；：？！）》」』】〕”’％…—,.;:!?)\]%|]/;
const OPENS = /[（《「『【〔“‘([]/;
/** What stands before the words of a line: the columns under it stay free. */
const MARKER = /^\s*(?:[·•⚠✓✗-]\s+|\d+[.、]\s*|\d+\s{2}|\[\d+\]\s*|\/\w+\s+)?/;

/** How many columns of a screen a text takes: a Han character is as wide as two letters. */
export function columnsOf(text: string): number {
  return [...text].reduce((sum, character) => sum + columnsOfOne(character), 0);
}

/** A line in the pieces that a screen of so many columns shows; those after the first stand under the words of the first. */
export function wrapLine(line: string, columns: number): Piece[] {
  const hanging = columnsOf(MARKER.exec(line)?.[0] ?? '');
  const pieces: Piece[] = [];
  for (let start = 0; start < line.length || pieces.length === 0; ) {
    const indent = pieces.length === 0 || hanging > columns / 3 ? 0 : hanging;
    const end = endOfPiece(line, { start, columns: Math.max(2, columns - indent) });
    pieces.push({ start, end: start + line.slice(start, end).trimEnd().length, indent });
    start = end + (/^ */.exec(line.slice(end))?.[0].length ?? 0);
  }
  return pieces;
}

function endOfPiece(line: string, { start, columns }: { start: number; columns: number }): number {
  let used = 0;
  let cut = 0;
  let before = '';
  let at = start;
  for (const character of line.slice(start)) {
    if (before !== '' && mayBreak(before, character)) cut = at;
    used += columnsOfOne(character);
    // Whatever does not fit as a whole, such as an address, is cut where the screen ends.
    if (used > columns) return character === ' ' || cut <= start ? Math.max(at, start + 1) : cut;
    if (columnsOfOne(character) > 0) before = character;
    at += character.length;
  }
  return line.length;
}

function mayBreak(before: string, after: string): boolean {
  if (before === ' ') return after !== ' ';
  if (CLOSES.test(after) || OPENS.test(before)) return false;
  // A number stays with its unit.
  if (/\d/.test(before)) return after === ' ' || OPENS.test(after);
  return after === ' ' || columnsOfOne(before) === 2 || columnsOfOne(after) === 2;
}

function columnsOfOne(character: string): number {
  if (NO_WIDTH.test(character)) return 0;
  return WIDE.test(character) ? 2 : 1;
}
