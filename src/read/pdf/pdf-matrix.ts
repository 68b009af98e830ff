/** An affine transformation as PDF writes it: a b c d e f. */
export type Matrix = readonly [number, number, number, number, number, number];

export type Point = readonly [x: number, y: number];

const IDENTITY: Matrix = [1, 0, 0, 1, 0, 0];

/** Where the transformation puts a point. */
export function applied([a, b, c, d, e, f]: Matrix, [x, y]: Point): Point {
  return [a * x + c * y + e, b * x + d * y + f];
}

/** The inner transformation, then the outer. */
export function multiply(outer: Matrix, inner: Matrix): Matrix {
  const [a, b, c, d, e, f] = outer;
  const [g, h, i, j, k, l] = inner;
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f];
}

/** Six numbers of an array or a typed array as a matrix; the identity where there are none. */
export function asMatrix(values: unknown): Matrix {
  const [a, b, c, d, e, f] = values instanceof Float32Array ? values : Array.isArray(values) ? values.map(Number) : [];
  if (f === undefined) return IDENTITY;
  return [a ?? 1, b ?? 0, c ?? 0, d ?? 1, e ?? 0, f];
}
