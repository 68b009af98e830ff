import { type Font, printable } from './font.js';

/** The palette: ink for words, greys for what stands behind, and colours that stay apart for colour-blind eyes. */
export const INK = '#1f2933';
export const SOFT = '#5b6770';
export const RULE = '#d9dfe5';
export const TRACK = '#eef1f4';
export const PAPER = '#ffffff';
export const COLOURS = ['#1f5fa8', '#d9822b', '#2a9d8f', '#a23b6e', '#7a8b99'] as const;
export const DOWN = '#b3532f';

/** Pixels: a chart is as wide as a phone shows it sharp, and as high as it needs. */
export const WIDTH = 1080;
export const MARGIN = 56;
export const INNER = WIDTH - 2 * MARGIN;

/** A word or number at the end with the marks that open before it; each is looked for only from where it begins. */
const LAST_WORD =
  /(?<![（(《“])[（(《“]+[\p{Script=Latin}\d.,%)–-]+$|(?<![（(《“\p{Script=Latin}\d.,%)–-])[\p{Script=Latin}\d.,%)–-]+$/u;

export type TextStyle = {
  x: number;
  /** The baseline. */
  y: number;
  size: number;
  fill?: string;
  anchor?: 'start' | 'middle' | 'end';
  /** The font has one weight; a hair of outline makes the second. */
  bold?: boolean;
};

/** A line of text. */
export function text(content: string, { x, y, size, fill = INK, anchor = 'start', bold = false }: TextStyle): string {
  const outline = bold ? ` stroke="${fill}" stroke-width="${size / 36}"` : '';
  const place = `x="${round(x)}" y="${round(y)}" font-size="${size}" text-anchor="${anchor}"`;
  return `<text ${place} fill="${fill}"${outline}>${escaped(content)}</text>`;
}

export type Box = { x: number; y: number; width: number; height: number };

/** Whether two boxes share any of the picture. */
export function overlap(one: Box, other: Box): boolean {
  return (
    one.x < other.x + other.width &&
    other.x < one.x + one.width &&
    one.y < other.y + other.height &&
    other.y < one.y + one.height
  );
}

/** A filled box, its corners rounded where `radius` says so. */
export function box({ x, y, width, height }: Box, { fill, radius = 0 }: { fill: string; radius?: number }): string {
  const place = `x="${round(x)}" y="${round(y)}" width="${round(width)}" height="${round(height)}"`;
  return `<rect ${place} rx="${radius}" fill="${fill}"/>`;
}

export type Stroke = { colour: string; width: number; dashes?: string };

/** A line through points. */
export function line(points: readonly (readonly [x: number, y: number])[], { colour, width, dashes }: Stroke): string {
  const path = points.map(([x, y]) => `${round(x)},${round(y)}`).join(' ');
  const dashed = dashes ? ` stroke-dasharray="${dashes}"` : '';
  return `<polyline points="${path}" fill="none" stroke="${colour}" stroke-width="${width}" stroke-linejoin="round"${dashed}/>`;
}

/** A dot on a line. */
export function dot([x, y]: readonly [number, number], colour: string): string {
  return `<circle cx="${round(x)}" cy="${round(y)}" r="9" fill="${colour}" stroke="${PAPER}" stroke-width="3"/>`;
}

/** The text in lines no wider than `width`, the last cut with … where there are more than `most`. */
export function wrapped(
  content: string,
  { font, size, width, most }: { font: Font; size: number; width: number; most: number },
): string[] {
  const lines: string[] = [];
  let rest = printable(content, font).trim();
  while (rest !== '' && lines.length < most) {
    const last = lines.length === most - 1;
    const fits = font.widthOf(rest, size) <= width;
    const taken = fits ? rest : last ? `${fitting(rest, { font, size, width: width - size })}…` : brokenAt(rest);
    lines.push(taken.trim());
    rest = last ? '' : rest.slice(taken.length).trim();
  }
  return lines;

  /** Between words of Latin letters and not before a closing mark; anywhere between Chinese characters. */
  function brokenAt(long: string): string {
    const most = fitting(long, { font, size, width });
    const word = LAST_WORD.exec(most)?.[0].length ?? 0;
    const inWord = word > 0 && word < most.length && /^[\p{Script=Latin}\d.,%]/u.test(long.slice(most.length));
    const cut = (inWord ? most.slice(0, -word) : most).replace(/(?<=^[（(《“]|[^（(《“])[（(《“]+$/u, '');
    let end = cut.length;
    while (end > 1 && /^[，。、；：）》”%)]/u.test(long.slice(end))) end--;
    return long.slice(0, end);
  }
}

/** As much of the text as fits into the width; at least one character. */
function fitting(long: string, { font, size, width }: { font: Font; size: number; width: number }): string {
  const characters = [...long];
  let count = 0;
  let taken = 0;
  for (const character of characters) {
    taken += font.widthOf(character, size);
    if (taken > width && count > 0) break;
    count++;
  }
  return characters.slice(0, count).join('');
}

function escaped(content: string): string {
  const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
  return content.replaceAll(/[&<>"]/g, (character) => entities[character] ?? '');
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
