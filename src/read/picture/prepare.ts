import { type Box, cropped, type Gray } from './gray.js';

/** How a part of a page is made ready for the recogniser: its size against the page, whether it is turned black and white, and its strokes made bold. */
export type Preparation = { scale: number; isBlackAndWhite?: boolean; isBold?: boolean };

/** White dots around what is made ready. */
export const MARGIN = 16;
/** Ink is no lighter than this; the darkest of it, but for this share, is made black. */
const LIGHTEST_INK = 205;
const DARKEST_SHARE = 0.1;
/** Between black and white paper: thin strokes are never quite dark. */
const CUT = 165;

/** The part of a page in that size, its ink made black, with white around it. */
export function prepared(page: Gray, { left, top, right, bottom }: Box, preparation: Preparation): Gray {
  const { scale, isBlackAndWhite, isBold } = preparation;
  const part = cropped(page, { left, top, right, bottom });
  const gray = isBold ? bold(part) : part;
  const [wide, high] = [Math.round((right - left) * scale), Math.round((bottom - top) * scale)];
  const [outWide, outHigh] = [wide + 2 * MARGIN, high + 2 * MARGIN];
  const out = new Uint8Array(outWide * outHigh).fill(255);
  const black = blackOf(part);
  // A dot of a smaller picture is the mean of those it stands for.
  const spread = Math.max(1, Math.round(1 / scale));
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      let sum = 0;
      for (let dy = 0; dy < spread; dy += 1) {
        for (let dx = 0; dx < spread; dx += 1) {
          const fromX = (x + (dx + 0.5) / spread) / scale - 0.5;
          const fromY = (y + (dy + 0.5) / spread) / scale - 0.5;
          sum += between(gray, fromX, fromY);
        }
      }
      const shade = Math.max(0, ((sum / (spread * spread) - black) * 255) / (255 - black));
      out[(y + MARGIN) * outWide + x + MARGIN] = isBlackAndWhite ? (shade < CUT ? 0 : 255) : shade;
    }
  }
  return { width: outWide, height: outHigh, pixels: out };
}

/** The picture with each dot as dark as the darkest beside it. */
function bold({ width, height, pixels }: Gray): Gray {
  const thick = new Uint8Array(pixels);
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const beside = [at - 1, at + 1, at - width, at + width].map((place) => pixels[place] ?? 255);
      thick[at] = Math.min(pixels[at] ?? 255, ...beside);
    }
  }
  return { width, height, pixels: thick };
}

/** The shade that the ink of a part of the page has where it is dark. */
function blackOf({ pixels }: Gray): number {
  const counts = new Uint32Array(LIGHTEST_INK);
  let total = 0;
  for (const shade of pixels) {
    if (shade >= LIGHTEST_INK) continue;
    counts[shade] = (counts[shade] ?? 0) + 1;
    total += 1;
  }
  let seen = 0;
  for (let shade = 0; shade < LIGHTEST_INK; shade += 1) {
    seen += counts[shade] ?? 0;
    if (seen > total * DARKEST_SHARE) return shade;
  }
  return 0;
}

function between({ width, height, pixels }: Gray, x: number, y: number): number {
  const left = Math.max(0, Math.min(width - 2, Math.floor(x)));
  const top = Math.max(0, Math.min(height - 2, Math.floor(y)));
  const [right, below] = [Math.max(0, Math.min(1, x - left)), Math.max(0, Math.min(1, y - top))];
  const at = top * width + left;
  const upper = (pixels[at] ?? 255) * (1 - right) + (pixels[at + 1] ?? 255) * right;
  const lower = (pixels[at + width] ?? 255) * (1 - right) + (pixels[at + width + 1] ?? 255) * right;
  return upper * (1 - below) + lower * below;
}
