/** A grey picture, a byte for each dot, row by row: 0 is black, 255 white. */
export type Gray = { width: number; height: number; pixels: Uint8Array };

/** A part of a picture in dots; `right` and `bottom` are just outside. */
export type Box = { left: number; top: number; right: number; bottom: number };

/** Dots of the light around a place; letters and lines are much finer. */
const LIGHT_REACH = 48;
/** Strips by which the light is measured; between them it changes little. */
const LIGHT_STEP = 16;

/** The picture with its paper white everywhere, whatever shade fell on it. */
export function evenLight({ width, height, pixels }: Gray): Gray {
  const columns = Math.ceil(width / LIGHT_STEP) + 1;
  const rows = Math.ceil(height / LIGHT_STEP) + 1;
  const paper = paperOf({ width, height, pixels }, { columns, rows });
  const even = new Uint8Array(width * height);
  for (let y = 0, at = 0; y < height; y += 1) {
    const row = Math.floor(y / LIGHT_STEP);
    const down = (y % LIGHT_STEP) / LIGHT_STEP;
    for (let x = 0; x < width; x += 1, at += 1) {
      const column = Math.floor(x / LIGHT_STEP);
      const across = (x % LIGHT_STEP) / LIGHT_STEP;
      const corner = row * columns + column;
      const upper = (paper[corner] ?? 255) * (1 - across) + (paper[corner + 1] ?? 255) * across;
      const lower = (paper[corner + columns] ?? 255) * (1 - across) + (paper[corner + columns + 1] ?? 255) * across;
      const light = upper * (1 - down) + lower * down;
      even[at] = Math.min(255, ((pixels[at] ?? 0) * 255) / Math.max(1, light));
    }
  }
  return { width, height, pixels: even };
}

/** How bright the paper is at the corners of a net of squares: the lightest squares of those around, for ink only darkens. */
function paperOf(gray: Gray, { columns, rows }: { columns: number; rows: number }): Float32Array {
  const means = new Float32Array(columns * rows);
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      means[row * columns + column] = lightOf(gray, column * LIGHT_STEP, row * LIGHT_STEP);
    }
  }
  const reach = LIGHT_REACH / LIGHT_STEP;
  return smoothed(lightest(means, { columns, rows, reach }), { columns, rows, reach });
}

function lightOf({ width, height, pixels }: Gray, left: number, top: number): number {
  const counts = new Uint16Array(32);
  let total = 0;
  for (let y = Math.max(0, top - LIGHT_STEP / 2); y < Math.min(height, top + LIGHT_STEP / 2); y += 1) {
    for (let x = Math.max(0, left - LIGHT_STEP / 2); x < Math.min(width, left + LIGHT_STEP / 2); x += 1) {
      const shade = (pixels[y * width + x] ?? 0) >> 3;
      counts[shade] = (counts[shade] ?? 0) + 1;
      total += 1;
    }
  }
  // The median of a square is paper unless a letter fills it, and noise does not move it.
  let seen = 0;
  for (let shade = 0; shade < 32; shade += 1) {
    seen += counts[shade] ?? 0;
    if (seen * 2 >= total) return total === 0 ? 0 : shade * 8 + 4;
  }
  return 255;
}

type Net = { columns: number; rows: number; reach: number };

function lightest(values: Float32Array, net: Net): Float32Array {
  return overNet(values, net, (around) => Math.max(...around));
}

function smoothed(values: Float32Array, net: Net): Float32Array {
  return overNet(values, net, (around) => around.reduce((sum, value) => sum + value, 0) / around.length);
}

/** Along the rows, then along the columns. */
function overNet(values: Float32Array, { columns, rows, reach }: Net, of: (around: number[]) => number): Float32Array {
  const pass = (from: Float32Array, step: number, inLine: number, at: number, place: number): number => {
    const around: number[] = [];
    for (let other = Math.max(0, place - reach); other <= Math.min(inLine - 1, place + reach); other += 1) {
      around.push(from[at + (other - place) * step] ?? 0);
    }
    return of(around);
  };
  const across = values.map((_, at) => pass(values, 1, columns, at, at % columns));
  return across.map((_, at) => pass(across, columns, rows, at, Math.floor(at / columns)));
}

/** For each dot 1 where it is ink: darker than white paper by more than `contrast` of 255. */
export function inkOf({ pixels }: Gray, contrast: number): Uint8Array {
  const most = 255 - contrast;
  const ink = new Uint8Array(pixels.length);
  for (let at = 0; at < pixels.length; at += 1) ink[at] = (pixels[at] ?? 255) < most ? 1 : 0;
  return ink;
}

/** A part of a picture by itself. */
export function cropped({ width, pixels }: Gray, { left, top, right, bottom }: Box): Gray {
  const part = new Uint8Array((right - left) * (bottom - top));
  for (let y = top; y < bottom; y += 1) {
    part.set(pixels.subarray(y * width + left, y * width + right), (y - top) * (right - left));
  }
  return { width: right - left, height: bottom - top, pixels: part };
}
