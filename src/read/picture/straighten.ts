import { type Gray, inkOf } from './gray.js';

/**
 * How the lines of a page lie. From the middle of the picture, in halves of its longer side, a line across has the slope
 * `tilt + fan * y` where it crosses the middle at `y`: a scan only tilts, seen from one side lines also fan out. Those down
 * the page likewise.
 */
type Lie = { tilt: number; fan: number };

/** Lines fainter than this against the paper do not count. */
const CONTRAST = 70;
/** Ink that goes on for this many dots along an axis belongs to a line rather than to a letter. */
const SHORTEST_RUN = 14;
const MOST_POINTS = 60_000;
const STEEPEST = 0.14;
const WIDEST_FAN = 0.1;

/** The picture with its lines along its sides; one whose lines lie straight already comes back as it is. */
export function straightened(gray: Gray): Gray {
  const small = halved(gray);
  const ink = inkOf(small, CONTRAST);
  const across = lieOf(runPoints(ink, small, false));
  const down = lieOf(runPoints(ink, small, true), across && { tilt: -across.tilt, fan: 0 });
  if (!across || !down) return gray;
  const farthest = Math.max(...[across, down].map(({ tilt, fan }) => Math.abs(tilt) + Math.abs(fan)));
  return farthest < 0.0004 ? gray : warped(gray, { across, down });
}

/** The picture at half its size, each dot as dark as the darkest of four: thin lines stay. */
function halved({ width, height, pixels }: Gray): Gray {
  const [wide, high] = [width >> 1, height >> 1];
  const half = new Uint8Array(wide * high);
  for (let y = 0; y < high; y += 1) {
    for (let x = 0; x < wide; x += 1) {
      const at = y * 2 * width + x * 2;
      const upper = Math.min(pixels[at] ?? 255, pixels[at + 1] ?? 255);
      const lower = Math.min(pixels[at + width] ?? 255, pixels[at + width + 1] ?? 255);
      half[y * wide + x] = Math.min(upper, lower);
    }
  }
  return { width: wide, height: high, pixels: half };
}

/** Middles of runs of ink: pairs of a place along the line (first) and across it, from the middle, in halves of the longer side. */
function runPoints(ink: Uint8Array, { width, height }: Gray, isDown: boolean): Float32Array {
  const points: number[] = [];
  const half = Math.max(width, height) / 2;
  const [lines, length] = isDown ? [width, height] : [height, width];
  const [step, next] = isDown ? [width, 1] : [1, width];
  for (let line = 0; line < lines; line += 1) {
    let run = 0;
    for (let at = 0; at <= length; at += 1) {
      if (at < length && ink[line * next + at * step] === 1) {
        run += 1;
        continue;
      }
      // A long run gives a point for each piece of it, so that long lines weigh more.
      for (let piece = SHORTEST_RUN; piece <= run; piece += SHORTEST_RUN) {
        points.push((at - piece + SHORTEST_RUN / 2 - length / 2) / half, (line - lines / 2) / half);
      }
      run = 0;
    }
  }
  const keep = Math.ceil(points.length / 2 / MOST_POINTS);
  return Float32Array.from(points.filter((_, at) => (at >> 1) % keep === 0));
}

/** The lie under which the points fall together into the fewest lines; without points there is none. */
function lieOf(points: Float32Array, guess: Lie | undefined = { tilt: 0, fan: 0 }): Lie | undefined {
  if (points.length < 200) return guess;
  let best = { ...guess, score: sharpness(points, guess, 200) };
  const search = (lines: number, reach: Lie, step: Lie) => {
    const around = { ...best, score: sharpness(points, best, lines) };
    best = around;
    for (let tilt = around.tilt - reach.tilt; tilt <= around.tilt + reach.tilt + 1e-9; tilt += step.tilt) {
      for (let fan = around.fan - reach.fan; fan <= around.fan + reach.fan + 1e-9; fan += step.fan) {
        const score = sharpness(points, { tilt, fan }, lines);
        if (score > best.score * 1.001) best = { tilt, fan, score };
      }
    }
  };
  search(150, { tilt: STEEPEST, fan: WIDEST_FAN }, { tilt: 0.007, fan: 0.02 });
  search(400, { tilt: 0.008, fan: 0.02 }, { tilt: 0.002, fan: 0.005 });
  search(1000, { tilt: 0.002, fan: 0.005 }, { tilt: 0.0005, fan: 0.00125 });
  search(1600, { tilt: 0.0006, fan: 0.0012 }, { tilt: 0.0002, fan: 0.0004 });
  return { tilt: best.tilt, fan: best.fan };
}

/** How unevenly the points are spread over as many lines, the sum of squares. */
function sharpness(points: Float32Array, { tilt, fan }: Lie, lines: number): number {
  const counts = new Uint32Array(lines + 2);
  for (let at = 0; at < points.length; at += 2) {
    const along = points[at] ?? 0;
    const line = ((points[at + 1] ?? 0) - tilt * along) / (1 + fan * along);
    const slot = Math.round(((line + 1.1) / 2.2) * lines);
    if (slot >= 0 && slot <= lines) counts[slot] = (counts[slot] ?? 0) + 1;
  }
  let sum = 0;
  for (const count of counts) sum += count * count;
  return sum;
}

function warped(gray: Gray, { across, down }: { across: Lie; down: Lie }): Gray {
  const { width, height, pixels } = gray;
  const half = Math.max(width, height) / 2;
  const straight = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const v = (y - height / 2) / half;
    const slope = across.tilt + across.fan * v;
    for (let x = 0; x < width; x += 1, at += 1) {
      const u = (x - width / 2) / half;
      const lean = down.tilt + down.fan * u;
      // Where the line across at v meets the line down at u.
      const fromX = ((u + lean * v) / (1 - lean * slope)) * half + width / 2;
      const fromY = v * half + slope * (fromX - width / 2) + height / 2;
      const [left, top] = [Math.floor(fromX), Math.floor(fromY)];
      if (left < 0 || top < 0 || left >= width - 1 || top >= height - 1) {
        straight[at] = 255;
        continue;
      }
      const [right, below] = [fromX - left, fromY - top];
      const corner = top * width + left;
      const upper = (pixels[corner] ?? 0) * (1 - right) + (pixels[corner + 1] ?? 0) * right;
      const lower = (pixels[corner + width] ?? 0) * (1 - right) + (pixels[corner + width + 1] ?? 0) * right;
      straight[at] = upper * (1 - below) + lower * below + 0.5;
    }
  }
  return { width, height, pixels: straight };
}
