import type { getResolvedPDFJS } from 'unpdf';
import { applied, asMatrix, type Matrix, multiply, type Point } from './pdf-matrix.js';

/** The numbers by which pdf.js names what a page draws. */
export type Operators = Awaited<ReturnType<typeof getResolvedPDFJS>>['OPS'];

/** What pdf.js lists for a page: operators and, at the same index, what they are given. */
export type Drawing = { fnArray: readonly number[]; argsArray: readonly unknown[] };

/** A drawn line along one axis: where it stands on the other axis, and from where to where it runs. */
export type Rule = { at: number; from: number; to: number };

/** A picture on a page: what pdf.js names its dots by, or the dots themselves; the matrix places its unit square. */
export type PagePicture = { dots: unknown; matrix: Matrix };

/** Filled boxes up to this many points are lines drawn as boxes. */
const THICKEST_RULE = 3;
const STRAIGHT = 0.6;
/** Numbers that follow each command in a path: move, line, curve, quadratic curve, close. */
const PATH_NUMBERS = [2, 2, 6, 4, 0];

/** Text that is neither filled nor stroked: what recognition lays over a scan. */
const INVISIBLE = 3;

/** A piece of text that is set but not shown, and the point it is set from. */
export type Unseen = { text: string; origin: Point };

/**
 * The horizontal and vertical lines a page draws, stroked or as thin filled boxes, the pictures it shows, how many
 * characters it sets without showing them, and where each such piece of text begins.
 */
export function readRules(drawing: Drawing, { operators, view }: { operators: Operators; view: Matrix }) {
  const strokes = new Set<unknown>([
    operators.stroke,
    operators.closeStroke,
    operators.fillStroke,
    operators.eoFillStroke,
    operators.closeFillStroke,
    operators.closeEOFillStroke,
  ]);
  const fills = new Set<unknown>([operators.fill, operators.eoFill]);
  const pictureKinds = new Set<number>([operators.paintImageXObject, operators.paintInlineImageXObject]);
  const horizontals: Rule[] = [];
  const verticals: Rule[] = [];
  const pictures: PagePicture[] = [];
  let invisible = 0;
  const unseen: Unseen[] = [];
  let line: Matrix = [1, 0, 0, 1, 0, 0];
  let state = { matrix: view, mode: 0 };
  const saved: (typeof state)[] = [];

  function addSegment([x1, y1]: Point, [x2, y2]: Point): void {
    if (Math.abs(y1 - y2) <= STRAIGHT) {
      horizontals.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    } else if (Math.abs(x1 - x2) <= STRAIGHT) {
      verticals.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
    }
  }

  function addShape(shape: readonly Point[], painted: unknown): void {
    if (strokes.has(painted)) {
      shape.forEach((point, at) => {
        const before = shape[at - 1];
        if (before) addSegment(before, point);
      });
    } else if (fills.has(painted)) {
      const { left, right, top, bottom } = boxOf(shape);
      const [wide, high] = [right - left, bottom - top];
      // A dot is part of a dotted line, and only its neighbours tell of which.
      if (high <= THICKEST_RULE) addSegment([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
      if (wide <= THICKEST_RULE) addSegment([(left + right) / 2, top], [(left + right) / 2, bottom]);
    }
  }

  drawing.fnArray.forEach((operator, at) => {
    const given = drawing.argsArray[at];
    const values: readonly unknown[] = Array.isArray(given) ? given : [];
    if (operator === operators.save) saved.push(state);
    else if (operator === operators.paintFormXObjectBegin) {
      saved.push(state);
      state = { ...state, matrix: multiply(state.matrix, asMatrix(values[0])) };
    } else if (operator === operators.restore || operator === operators.paintFormXObjectEnd) {
      state = saved.pop() ?? { matrix: view, mode: 0 };
    } else if (operator === operators.transform) state = { ...state, matrix: multiply(state.matrix, asMatrix(values)) };
    else if (operator === operators.setTextRenderingMode) state = { ...state, mode: Number(values[0]) };
    else if (operator === operators.showText && state.mode === INVISIBLE) {
      const text = glyphs(values[0]);
      invisible += text.length;
      unseen.push({ text: text.join(''), origin: applied(multiply(state.matrix, line), [0, 0]) });
    } else if (operator === operators.beginText) line = [1, 0, 0, 1, 0, 0];
    else if (operator === operators.setTextMatrix) line = asMatrix(values.length === 1 ? values[0] : values);
    else if (operator === operators.moveText || operator === operators.setLeadingMoveText) {
      line = multiply(line, [1, 0, 0, 1, Number(values[0]), Number(values[1])]);
    } else if (pictureKinds.has(operator)) pictures.push({ dots: values[0], matrix: state.matrix });
    else if (operator === operators.constructPath) {
      const [painted, paths] = values;
      for (const shape of shapesOf(Array.isArray(paths) ? paths[0] : null)) {
        addShape(
          shape.map((point) => applied(state.matrix, point)),
          painted,
        );
      }
    }
  });
  return { horizontals, verticals, pictures, invisible, unseen };
}

/** The characters of shown glyphs; the numbers among them only move what follows. */
function glyphs(shown: unknown): string[] {
  if (!Array.isArray(shown)) return [];
  return shown.map((glyph: unknown) => {
    const unicode = typeof glyph === 'object' && glyph !== null && 'unicode' in glyph ? glyph.unicode : '';
    return typeof unicode === 'string' ? unicode : '';
  });
}

/** The corners of each shape of a path; a closed shape ends where it began. */
function shapesOf(path: unknown): Point[][] {
  if (!(path instanceof Float32Array)) return [];
  const shapes: Point[][] = [];
  let shape: Point[] = [];
  for (let at = 0; at < path.length; ) {
    const command = path[at] ?? 0;
    const numbers = PATH_NUMBERS[command] ?? 0;
    const point: Point = [path[at + numbers - 1] ?? 0, path[at + numbers] ?? 0];
    if (command === 0) {
      shape = [point];
      shapes.push(shape);
    } else if (numbers === 0) {
      if (shape[0]) shape.push(shape[0]);
    } else shape.push(point);
    at += numbers + 1;
  }
  return shapes;
}

function boxOf(shape: readonly Point[]) {
  const xs = shape.map(([x]) => x);
  const ys = shape.map(([, y]) => y);
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
}
