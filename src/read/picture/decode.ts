import type { Sharp } from 'sharp';
import { ReadError } from '../../contracts/errors.js';
import type { Gray } from './gray.js';

/** The longer side of every page once it is decoded, in dots: 270 to the inch on A4. */
export const LONGER_SIDE = 3200;
/** A page of A4 at 600 dots to the inch has 35 million. */
export const MOST_DOTS = 60_000_000;
/** Letters of a page that is smaller than this have too few dots to be told apart. */
const SHORTEST_SIDE = 300;

/** A PNG or JPEG as a grey picture the way up its camera says; throws ReadError where it is damaged, too large or too small. */
export async function decodePicture(bytes: Uint8Array, source: string): Promise<Gray> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  try {
    const { width, height } = await sharp(bytes, { limitInputPixels: false }).metadata();
    if (width * height > MOST_DOTS) {
      throw new ReadError(`${source}: a picture of ${width} × ${height} dots; make it smaller`, {
        reason: 'too_large',
      });
    }
    checkSides({ width, height }, source);
    const picture = sharp(bytes, { limitInputPixels: MOST_DOTS, failOn: 'truncated', sequentialRead: true });
    return await toGray(picture.autoOrient(), { width: LONGER_SIDE, height: LONGER_SIDE, fit: 'inside' });
  } catch (error) {
    if (error instanceof ReadError) throw error;
    throw new ReadError(`${source}: the picture is damaged; send it again`, { reason: 'damaged', cause: error });
  }
}

/** Dots as a PDF holds them, in bytes of 1, 3 or 4 a dot, as a grey picture turned to the right and of that size. */
export async function grayOfDots(
  dots: Uint8Array,
  raw: { width: number; height: number; channels: 1 | 3 | 4 },
  { wide, high, degrees }: { wide: number; high: number; degrees: number },
): Promise<Gray> {
  const { default: sharp } = await import('sharp');
  sharp.cache(false);
  sharp.concurrency(1);
  return toGray(sharp(dots, { raw, limitInputPixels: MOST_DOTS }).rotate(degrees), {
    width: wide,
    height: high,
    fit: 'fill',
  });
}

function checkSides({ width, height }: { width: number; height: number }, source: string): void {
  if (Math.min(width, height) >= SHORTEST_SIDE) return;
  throw new ReadError(`${source}: a picture of ${width} × ${height} dots is too small to read`, { reason: 'unclear' });
}

async function toGray(picture: Sharp, size: { width: number; height: number; fit: 'inside' | 'fill' }): Promise<Gray> {
  const { data, info } = await picture
    .flatten({ background: '#ffffff' })
    .greyscale()
    .resize({ ...size, kernel: 'cubic' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: new Uint8Array(data.buffer, data.byteOffset, data.length) };
}
