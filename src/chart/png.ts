import { crc32, deflateSync } from 'node:zlib';

/** An opaque picture: four bytes a pixel, red, green, blue and one that is not read. */
export type Picture = { width: number; height: number; pixels: Uint8Array };

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const MOST_COLOURS = 256;

/** A PNG with a palette, a third of the size of one with full colours; `description` goes in as its text. */
export function encodePng({ width, height, pixels }: Picture, description: string): Uint8Array {
  const { palette, indices } = withPalette(pixels);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // eight bits, palette, and the only methods there are
  const rows = Buffer.alloc((width + 1) * height);
  for (let row = 0; row < height; row++) {
    rows.set(indices.subarray(row * width, (row + 1) * width), row * (width + 1) + 1);
  }
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('PLTE', palette),
    chunk('iTXt', Buffer.concat([Buffer.from('Description\0\0\0\0\0'), Buffer.from(description)])),
    chunk('IDAT', deflateSync(rows, { level: 7 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each pixel as an index of the palette; shades that are close are one where there would be too many. */
function withPalette(pixels: Uint8Array): { palette: Buffer; indices: Uint8Array } {
  for (let step = 1; ; step *= 2) {
    const colours = new Map<number, number>();
    const palette: number[] = [];
    const indices = new Uint8Array(pixels.length / 4);
    for (let at = 0; at < indices.length && colours.size <= MOST_COLOURS; at++) {
      const pixel = at * 4;
      // Most pixels are as the one before: looking them up would be most of the work.
      if (at > 0 && isSame(pixels, pixel)) {
        indices[at] = indices[at - 1] ?? 0;
        continue;
      }
      const [red = 0, green = 0, blue = 0] = pixels.subarray(pixel, pixel + 3).map((part) => shade(part, step));
      const key = (red << 16) | (green << 8) | blue;
      const index = colours.get(key) ?? colours.size;
      if (index === colours.size) {
        colours.set(key, index);
        palette.push(red, green, blue);
      }
      indices[at] = index;
    }
    if (colours.size <= MOST_COLOURS) return { palette: Buffer.from(palette), indices };
  }
}

function isSame(pixels: Uint8Array, at: number): boolean {
  return pixels[at] === pixels[at - 4] && pixels[at + 1] === pixels[at - 3] && pixels[at + 2] === pixels[at - 2];
}

/** White stays white, so that the paper is no grey. */
function shade(value: number, step: number): number {
  return Math.min(255, Math.round(value / step) * step);
}

function chunk(type: string, content: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(content.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
