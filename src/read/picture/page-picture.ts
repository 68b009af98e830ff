import { z } from 'zod';
import type { PageContent, PdfPage } from '../pdf/pdf-page.js';
import type { PagePicture } from '../pdf/pdf-rules.js';
import { grayOfDots, LONGER_SIDE } from './decode.js';
import type { Gray } from './gray.js';

/** Less of the page than this is a logo or a stamp. */
const LEAST_SHARE = 0.3;
/** Writing has more dots than this; what has fewer is a colour. */
const FEWEST_DOTS = 10_000;

const dotsSchema = z.object({
  width: z.number().int().positive(),
  height: z.number().int().positive(),
  data: z.union([z.instanceof(Uint8Array), z.instanceof(Uint8ClampedArray)]),
});
type Dots = z.infer<typeof dotsSchema>;

/** A page as the pictures on it show it, in one piece or in strips; `null` where they cover little of it or cannot be decoded. */
export async function pagePicture(page: PdfPage, { width, height, pictures }: PageContent): Promise<Gray | null> {
  const scale = LONGER_SIDE / Math.max(width, height);
  const [wide, high] = [Math.round(width * scale), Math.round(height * scale)];
  const whole = { width: wide, height: high, pixels: new Uint8Array(wide * high).fill(255) };
  let covered = 0;
  for (const picture of pictures) {
    const place = placeOf(picture, scale);
    const dots = dotsSchema.safeParse(await resolved(page, picture.dots)).data;
    const channels = dots && channelsOf(dots);
    const isPlaced = place.wide >= 1 && place.high >= 1 && place.wide <= wide * 2 && place.high <= high * 2;
    if (!dots || !channels || !isPlaced || dots.width * dots.height < FEWEST_DOTS) continue;
    const { data, ...size } = channels === 1 ? inBytes(dots) : dots;
    const part = await grayOfDots(new Uint8Array(data), { ...size, channels }, place);
    lay(whole, part, place);
    covered += part.width * part.height;
  }
  return covered < wide * high * LEAST_SHARE ? null : whole;
}

/** Where a picture stands in dots, and by how many quarters it is turned to the right. */
type Place = { left: number; top: number; wide: number; high: number; degrees: number };

function placeOf({ matrix: [a, b, c, d, x, y] }: PagePicture, scale: number): Place {
  const [left, right] = [Math.min(x, x + a, x + c, x + a + c), Math.max(x, x + a, x + c, x + a + c)];
  const [top, bottom] = [Math.min(y, y + b, y + d, y + b + d), Math.max(y, y + b, y + d, y + b + d)];
  const quarters = Math.round(Math.atan2(b, a) / (Math.PI / 2));
  return {
    left: Math.round(left * scale),
    top: Math.round(top * scale),
    wide: Math.round((right - left) * scale),
    high: Math.round((bottom - top) * scale),
    degrees: ((quarters + 4) % 4) * 90,
  };
}

/** pdf.js hands the dots of a picture over later than its name. */
function resolved(page: PdfPage, dots: unknown): Promise<unknown> | unknown {
  if (typeof dots !== 'string') return dots;
  return new Promise((resolve) => (dots.startsWith('g_') ? page.commonObjs : page.objs).get(dots, resolve));
}

function channelsOf({ width, height, data }: Dots): 1 | 3 | 4 | null {
  const bytes = data.length / (width * height);
  if (bytes === 1 || bytes === 3 || bytes === 4) return bytes;
  return data.length === Math.ceil(width / 8) * height ? 1 : null;
}

/** A byte for each dot where they come eight to a byte, a set bit being white. */
function inBytes(dots: Dots): Dots {
  const { width, height, data } = dots;
  if (data.length === width * height) return dots;
  const row = Math.ceil(width / 8);
  const bytes = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      bytes[at] = ((data[y * row + (x >> 3)] ?? 0) >> (7 - (x & 7))) & 1 ? 255 : 0;
    }
  }
  return { width, height, data: bytes };
}

function lay(whole: Gray, part: Gray, { left, top }: Place): void {
  for (let y = 0; y < part.height; y += 1) {
    const to = top + y;
    if (to < 0 || to >= whole.height) continue;
    const from = Math.max(0, -left);
    const row = part.pixels.subarray(y * part.width + from, y * part.width + Math.min(part.width, whole.width - left));
    whole.pixels.set(row, to * whole.width + left + from);
  }
}
