import type { Box, Gray } from './gray.js';

/** A piece of ink that hangs together, and how many dots it has. */
export type Mark = Box & { dots: number };

/** The marks of ink inside a box that are more than specks; `ink` has 1 where there is ink. */
export function marksIn(ink: Uint8Array, { width }: Pick<Gray, 'width'>, box: Box, fewestDots: number): Mark[] {
  const [wide, high] = [box.right - box.left, box.bottom - box.top];
  if (wide <= 0 || high <= 0) return [];
  const seen = new Uint8Array(wide * high);
  const isInk = (x: number, y: number) => ink[(box.top + y) * width + box.left + x] === 1;
  const marks: Mark[] = [];
  for (let start = 0; start < seen.length; start += 1) {
    if (seen[start] === 1 || !isInk(start % wide, Math.floor(start / wide))) continue;
    seen[start] = 1;
    const stack = [start];
    const mark = { left: wide, top: high, right: 0, bottom: 0, dots: 0 };
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      mark.left = Math.min(mark.left, x);
      mark.right = Math.max(mark.right, x + 1);
      mark.top = Math.min(mark.top, y);
      mark.bottom = Math.max(mark.bottom, y + 1);
      mark.dots += 1;
      for (let ny = Math.max(0, y - 1); ny <= Math.min(high - 1, y + 1); ny += 1) {
        for (let nx = Math.max(0, x - 1); nx <= Math.min(wide - 1, x + 1); nx += 1) {
          const next = ny * wide + nx;
          if (seen[next] === 1 || !isInk(nx, ny)) continue;
          seen[next] = 1;
          stack.push(next);
        }
      }
    }
    if (mark.dots >= fewestDots) {
      marks.push({
        left: mark.left + box.left,
        right: mark.right + box.left,
        top: mark.top + box.top,
        bottom: mark.bottom + box.top,
        dots: mark.dots,
      });
    }
  }
  return marks;
}

/** The box around all of these. */
export function around(boxes: readonly Box[]): Box {
  return {
    left: Math.min(...boxes.map((box) => box.left)),
    top: Math.min(...boxes.map((box) => box.top)),
    right: Math.max(...boxes.map((box) => box.right)),
    bottom: Math.max(...boxes.map((box) => box.bottom)),
  };
}
