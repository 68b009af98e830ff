import sharp from 'sharp';
import { seeded } from '../../test/fixtures/filled-form.js';

/** How a page came to be a picture. */
export const CLASSES = ['clean', 'scan', 'photo'] as const;
export type PictureClass = (typeof CLASSES)[number];

type Gray = { width: number; height: number; pixels: Uint8Array };
type Point = [x: number, y: number];

/** The page (PNG) as it comes from an office's program, from a scanner, or from a phone: the same seed wears it in the same way. */
export async function wornPage(
  page: Uint8Array,
  { kind, seed }: { kind: PictureClass; seed: number },
): Promise<Uint8Array> {
  if (kind === 'clean') return page;
  const random = seeded(seed * 104_729 + 3);
  const between = (least: number, most: number) => least + random() * (most - least);
  const { data, info } = await sharp(page).greyscale().raw().toBuffer({ resolveWithObject: true });
  const gray = { width: info.width, height: info.height, pixels: new Uint8Array(data) };
  const moved = kind === 'scan' ? tilted(gray, between(-2, 2)) : photographed(gray, between);
  const [ink, paper] = [between(20, 60), between(225, 250)];
  const blurred = await sharp(moved.pixels, { raw: { width: moved.width, height: moved.height, channels: 1 } })
    .blur(kind === 'scan' ? between(0.5, 0.9) : between(0.6, 1.1))
    .toColourspace('b-w')
    .raw()
    .toBuffer();
  const shade = kind === 'scan' ? () => 1 : shadeOf(moved, between);
  const noise = kind === 'scan' ? 10 : 8;
  const pixels = Buffer.alloc(moved.width * moved.height);
  for (let y = 0, at = 0; y < moved.height; y += 1) {
    for (let x = 0; x < moved.width; x += 1, at += 1) {
      const light = (ink + ((paper - ink) * (blurred[at] ?? 0)) / 255) * shade(x, y);
      pixels[at] = Math.max(0, Math.min(255, light + (random() + random() + random() - 1.5) * noise * 1.2));
    }
  }
  const quality = Math.round(kind === 'scan' ? between(55, 80) : between(70, 85));
  const jpeg = sharp(pixels, { raw: { width: moved.width, height: moved.height, channels: 1 } }).jpeg({ quality });
  return new Uint8Array(await jpeg.toBuffer());
}

function tilted(gray: Gray, degrees: number): Gray {
  const [sin, cos] = [Math.sin((degrees * Math.PI) / 180), Math.cos((degrees * Math.PI) / 180)];
  const [cx, cy] = [gray.width / 2, gray.height / 2];
  return warped(gray, gray, (x, y) => [cx + (x - cx) * cos - (y - cy) * sin, cy + (x - cx) * sin + (y - cy) * cos]);
}

/** The page on a dark table, seen a little from one side and turned a little. */
function photographed(gray: Gray, between: (least: number, most: number) => number): Gray {
  const scale = 1.25;
  const [width, height] = [Math.round(gray.width * scale), Math.round(gray.height * scale)];
  const corner = (x: number, y: number): Point => [
    width * (x + between(0, 0.06) * (x < 0.5 ? 1 : -1)),
    height * (y + between(0, 0.05) * (y < 0.5 ? 1 : -1)),
  ];
  const corners: Point[] = [corner(0.03, 0.03), corner(0.97, 0.03), corner(0.97, 0.97), corner(0.03, 0.97)];
  const to = homography(corners, [
    [0, 0],
    [gray.width, 0],
    [gray.width, gray.height],
    [0, gray.height],
  ]);
  return warped(gray, { width, height }, (x, y) => {
    const [a, b, c, d, e, f, g, h] = to;
    const w = (g ?? 0) * x + (h ?? 0) * y + 1;
    return [((a ?? 0) * x + (b ?? 0) * y + (c ?? 0)) / w, ((d ?? 0) * x + (e ?? 0) * y + (f ?? 0)) / w];
  });
}

function shadeOf({ width, height }: { width: number; height: number }, between: (a: number, b: number) => number) {
  const [x0, y0, dark] = [between(0, 1), between(0, 1), between(0.25, 0.45)];
  return (x: number, y: number) => 1 - dark * Math.min(1, Math.hypot(x / width - x0, y / height - y0) / 1.2);
}

function warped(gray: Gray, size: { width: number; height: number }, from: (x: number, y: number) => Point): Gray {
  const { width, height } = size;
  const outside = size === gray ? 255 : 90;
  const pixels = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1, at += 1) {
      const [sx, sy] = from(x, y);
      const [left, top] = [Math.floor(sx), Math.floor(sy)];
      if (left < 0 || top < 0 || left >= gray.width - 1 || top >= gray.height - 1) {
        pixels[at] = outside;
        continue;
      }
      const [fx, fy, base] = [sx - left, sy - top, top * gray.width + left];
      const of = (offset: number) => gray.pixels[base + offset] ?? 0;
      const upper = of(0) * (1 - fx) + of(1) * fx;
      const lower = of(gray.width) * (1 - fx) + of(gray.width + 1) * fx;
      pixels[at] = upper * (1 - fy) + lower * fy;
    }
  }
  return { width, height, pixels };
}

/** The eight numbers that carry four points to four others. */
function homography(from: readonly Point[], to: readonly Point[]): number[] {
  const rows = from.flatMap(([x, y], at) => {
    const [u, v] = to[at] ?? [0, 0];
    return [
      [x, y, 1, 0, 0, 0, -u * x, -u * y, u],
      [0, 0, 0, x, y, 1, -v * x, -v * y, v],
    ];
  });
  for (let at = 0; at < 8; at += 1) {
    const best = rows.slice(at).reduce((most, row) => (Math.abs(row[at] ?? 0) > Math.abs(most[at] ?? 0) ? row : most));
    const from = rows.indexOf(best);
    [rows[at], rows[from]] = [best, rows[at] ?? best];
    rows.forEach((row, other) => {
      if (other === at) return;
      const factor = (row[at] ?? 0) / (best[at] ?? 1);
      row.forEach((value, column) => {
        row[column] = value - factor * (best[column] ?? 0);
      });
    });
  }
  return rows.map((row, at) => (row[8] ?? 0) / (row[at] ?? 1));
}
