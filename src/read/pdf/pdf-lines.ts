import type { PageText } from './pdf-page.js';

/** Pieces of text that stand on one line, and what the line reads as. */
export type TextLine = {
  text: string;
  left: number;
  right: number;
  top: number;
  bottom: number;
  size: number;
  pieces: PageText[];
};

/** What cannot be parted from what it begins: a word or a number, and the marks that may not begin a line. */
const UNBREAKABLE = /^(?:[A-Za-z\d.,，%]+|.)[，。、；：！？）》”’〉】」』%]*/u;
const FIGURE = /^[\d０-９][\d０-９,，.]*%?$/;

/** A blank beside a Chinese character or its punctuation is typesetting, not text. */
const TYPESET_BLANK =
  /(?<=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…]) +|(?<! ) +(?=[\p{Script=Han}\u3000-\u303f\uff00-\uffef“”‘’—…])/gu;

/** The lines that pieces of text form, from the top down. */
export function linesOf(texts: readonly PageText[]): TextLine[] {
  const lines: PageText[][] = [];
  for (const text of [...texts].sort((one, other) => middle(one) - middle(other))) {
    const line = lines.at(-1);
    if (line?.[0] && onOneLine(line[0], text)) line.push(text);
    else lines.push([text]);
  }
  return lines.map(lineOf);
}

/** One line of pieces; a gap as wide as two characters, and any gap between two figures, becomes a tab. */
export function lineOf(texts: readonly PageText[]): TextLine {
  const pieces = [...texts].sort((one, other) => one.left - other.left);
  let text = '';
  pieces.forEach((piece, at) => {
    const before = pieces[at - 1];
    const gap = before ? piece.left - before.right : 0;
    const figures = FIGURE.test(piece.text.trim()) && before !== undefined && FIGURE.test(before.text.trim());
    if (gap > piece.size * 2 || (figures && gap > piece.size * 0.25)) text += '\t';
    else if (gap > piece.size * 0.25) text += ' ';
    text += piece.text;
  });
  return {
    text: text.replace(TYPESET_BLANK, '').trim(),
    pieces,
    left: Math.min(...pieces.map((piece) => piece.left)),
    right: Math.max(...pieces.map((piece) => piece.right)),
    top: Math.min(...pieces.map((piece) => piece.top)),
    bottom: Math.max(...pieces.map((piece) => piece.bottom)),
    size: Math.max(...pieces.map((piece) => piece.size)),
  };
}

/** Whether what begins the next text found no room left of this side, so that the line was wrapped there. */
export function fillsLine(
  line: Pick<TextLine, 'right' | 'size'>,
  { right, next }: { right: number; next: string },
): boolean {
  const [unbreakable = ''] = UNBREAKABLE.exec(next.trim()) ?? [];
  return line.right + widthOf(unbreakable) * line.size > right - line.size * 0.3;
}

/** Two pieces of running text made one: a blank only between Latin letters or digits. */
export function joinWrapped(before: string, after: string): string {
  const latin = /[A-Za-z]$/.test(before) && /^[A-Za-z]/.test(after);
  return latin ? `${before} ${after}` : before + after;
}

/** The words of a piece, each with its part of the box: a Chinese character is as wide as two others. */
export function wordsOf(piece: PageText): PageText[] {
  const unit = (piece.right - piece.left) / widthOf(piece.text);
  let left = piece.left;
  return piece.text.split(/( +)/).flatMap((text) => {
    const right = left + widthOf(text) * unit;
    const word = { ...piece, text, left, right };
    left = right;
    return text.trim() === '' ? [] : [word];
  });
}

function widthOf(part: string): number {
  return [...part].reduce((sum, character) => sum + (character > '\u2e7f' ? 1 : 0.5), 0);
}

function middle(text: PageText): number {
  return (text.top + text.bottom) / 2;
}

function onOneLine(one: PageText, other: PageText): boolean {
  const shared = Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top);
  return shared > Math.min(one.bottom - one.top, other.bottom - other.top) * 0.5;
}
