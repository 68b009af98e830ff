import type { Rule } from '../pdf/pdf-rules.js';
import type { Gray } from './gray.js';

/** Ink that goes on this many dots along an axis is a ruled line; strokes of letters are shorter. */
const SHORTEST_ACROSS = 80;
const SHORTEST_DOWN = 64;
/** A line may be broken by this many dots. */
const GAP = 4;
/** What is thicker is a bar or a shadow. */
const THICKEST = 16;

/** The ruled lines of a straight page in dots, and its ink that is part of them. */
export type Ruled = { horizontals: Rule[]; verticals: Rule[]; lines: Uint8Array };

/** Finds the ruled lines in the ink of a straight page. */
export function ruledLines(ink: Uint8Array, { width, height }: Pick<Gray, 'width' | 'height'>): Ruled {
  const lines = new Uint8Array(ink.length);
  const horizontals = linesAlong(ink, {
    across: width,
    lines: height,
    step: 1,
    next: width,
    shortest: SHORTEST_ACROSS,
    mark: lines,
  });
  const verticals = linesAlong(ink, {
    across: height,
    lines: width,
    step: width,
    next: 1,
    shortest: SHORTEST_DOWN,
    mark: lines,
  });
  return { horizontals, verticals, lines };
}

type Axis = { across: number; lines: number; step: number; next: number; shortest: number; mark: Uint8Array };
type Run = { line: number; from: number; to: number };
type Stroke = { runs: Run[]; first: number; last: number; from: number; to: number };

function linesAlong(ink: Uint8Array, axis: Axis): Rule[] {
  const open: Stroke[] = [];
  const done: Stroke[] = [];
  for (let line = 0; line < axis.lines; line += 1) {
    for (const run of runsIn(ink, line, axis)) {
      const touching = open.filter((stroke) =>
        stroke.runs.some((other) => other.line >= line - 1 && other.from <= run.to && other.to >= run.from),
      );
      const stroke = touching[0] ?? { runs: [], first: line, last: line, from: run.from, to: run.to };
      if (touching.length === 0) open.push(stroke);
      stroke.runs.push(run);
      for (const other of touching.slice(1)) {
        stroke.runs.push(...other.runs);
        open.splice(open.indexOf(other), 1);
        Object.assign(stroke, spanOf([stroke, other]));
      }
      Object.assign(stroke, spanOf([stroke, { first: line, last: line, ...run }]));
    }
    for (const stroke of open.filter(({ last }) => last < line - 1)) {
      done.push(stroke);
      open.splice(open.indexOf(stroke), 1);
    }
  }
  const strokes = [...done, ...open].filter(({ runs, from, to }) => {
    const weight = runs.reduce((sum, run) => sum + run.to - run.from, 0);
    return weight / (to - from) <= THICKEST;
  });
  for (const { runs } of strokes) for (const run of runs) markRun(run, axis);
  return strokes.map(({ runs, from, to }) => {
    const weight = runs.reduce((sum, run) => sum + run.to - run.from, 0);
    const at = runs.reduce((sum, run) => sum + run.line * (run.to - run.from), 0) / weight;
    return { at, from, to };
  });
}

function spanOf(parts: readonly Pick<Stroke, 'first' | 'last' | 'from' | 'to'>[]) {
  return {
    first: Math.min(...parts.map((part) => part.first)),
    last: Math.max(...parts.map((part) => part.last)),
    from: Math.min(...parts.map((part) => part.from)),
    to: Math.max(...parts.map((part) => part.to)),
  };
}

/** Runs of ink along one line of dots, where the lines beside it count too: no line is quite straight. */
function runsIn(ink: Uint8Array, line: number, { across, lines, step, next, shortest }: Axis): Run[] {
  const runs: Run[] = [];
  const base = line * next;
  const before = line > 0 ? base - next : base;
  const after = line < lines - 1 ? base + next : base;
  let from = -1;
  let last = -1;
  let own = 0;
  for (let at = 0; at <= across; at += 1) {
    const place = at * step;
    const here = at < across && ink[base + place] === 1;
    if (here) own += 1;
    if (at < across && (here || ink[before + place] === 1 || ink[after + place] === 1)) {
      if (from < 0) from = at;
      last = at;
    } else if (from >= 0 && (at === across || at - last > GAP)) {
      // Beside a line its ink alone would make another.
      if (last - from >= shortest && own * 2 > last - from) runs.push({ line, from, to: last + 1 });
      from = -1;
      own = 0;
    }
  }
  return runs;
}

function markRun({ line, from, to }: Run, { lines, step, next, mark }: Axis): void {
  for (let beside = Math.max(0, line - 1); beside <= Math.min(lines - 1, line + 1); beside += 1) {
    for (let at = from; at < to; at += 1) mark[beside * next + at * step] = 1;
  }
}
