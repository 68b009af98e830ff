import { toSimplified } from '../text/script.js';

/** Stands for a character that the font has not, as a printer's mark does (〓). */
const UNPRINTABLE = '〓';

/** A TrueType font: its bytes for the renderer, which characters it has, and how wide it sets a text. */
export type Font = {
  bytes: Uint8Array;
  has(character: string): boolean;
  widthOf(text: string, size: number): number;
};

/** Reads the character map and the widths of a font; throws RangeError on bytes that are none. */
export function readFont(bytes: Uint8Array): Font {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = tablesOf(view);
  const glyphs = glyphsOf(view, tables.cmap ?? 0);
  const unitsPerEm = view.getUint16((tables.head ?? 0) + 18);
  const widths = view.getUint16((tables.hhea ?? 0) + 34);
  const advanceOf = (glyph: number) => view.getUint16((tables.hmtx ?? 0) + 4 * Math.min(glyph, widths - 1));
  return {
    bytes,
    has: (character) => glyphs.has(character.codePointAt(0) ?? -1),
    widthOf(text, size) {
      let width = 0;
      for (const character of text) width += advanceOf(glyphs.get(character.codePointAt(0) ?? -1) ?? 0);
      return (width * size) / unitsPerEm;
    },
  };
}

/** The text in characters the font has: those that it lacks in their Simplified form, where it has that, else as a mark. */
export function printable(text: string, font: Font): string {
  return [...text].map((character) => [character, toSimplified(character)].find(font.has) ?? UNPRINTABLE).join('');
}

/** Whether a mark stands in the place of some character of the text. */
export function hasGaps(text: string, font: Font): boolean {
  return printable(text.replaceAll(/\s|〓/g, ''), font).includes(UNPRINTABLE);
}

function tablesOf(view: DataView): Record<string, number> {
  const count = view.getUint16(4);
  const entries = Array.from({ length: count }, (_, at) => {
    const record = 12 + at * 16;
    const tag = String.fromCharCode(...Array.from({ length: 4 }, (_, byte) => view.getUint8(record + byte)));
    return [tag, view.getUint32(record + 8)] as const;
  });
  return Object.fromEntries(entries);
}

/** The glyph of each code point, from the map of whole Unicode (format 12). */
function glyphsOf(view: DataView, cmap: number): Map<number, number> {
  const glyphs = new Map<number, number>();
  for (let at = 0; at < view.getUint16(cmap + 2); at++) {
    const map = cmap + view.getUint32(cmap + 8 + at * 8);
    if (view.getUint16(map) !== 12) continue;
    for (let group = 0; group < view.getUint32(map + 12); group++) {
      const from = map + 16 + group * 12;
      const [first, last, glyph] = [view.getUint32(from), view.getUint32(from + 4), view.getUint32(from + 8)];
      for (let code = first; code <= last; code++) glyphs.set(code, glyph + code - first);
    }
  }
  return glyphs;
}
