import type { Mark, TableChart } from './chart.js';
import type { Drawn } from './chart-of.js';
import { distinct, figureNotes, markOf, ownName, type Part, type Point, sharedName, sourceOf } from './points.js';

const MOST_COLUMNS = 7;
const MOST_ROWS = 25;

/** Figures that differ in two things at once, in rows and columns; `null` where they differ in more, or fill more than a screen. */
export function tableOf({ points, unit, converted, answer, wording }: Drawn): TableChart | null {
  const [down, across, more] = (['agency', 'item', 'year'] as const).filter(
    (part) => distinct(points, part).length > 1,
  );
  if (!down || !across || more) return null;
  const lines = distinct(points, down).length;
  // Years stand side by side in their order; the rest keeps the order of the answer.
  const columns = distinct(points, across).sort((a, b) => Number(across === 'year') * (Number(a) - Number(b)));
  if (lines > MOST_ROWS || columns.length > MOST_COLUMNS) return null;
  const rows = distinct(points, down).map((row) => ({
    name: nameOf(down, row),
    cells: columns.map((column) =>
      cellOf(
        points.find((point) => point[down] === row && point[across] === column),
        nameOf(across, column),
      ),
    ),
  }));
  const hasBlanks = points.some((point) => point.value === null);
  return {
    kind: 'table',
    title: sharedName(points, wording),
    subtitle: wording.subtitle({ years: distinct(points, 'year'), unit }),
    heads: columns.map((column) => nameOf(across, column)),
    rows,
    notes: [...(hasBlanks ? [wording.blanksNoted([])] : []), ...figureNotes({ points, unit, converted }, wording)],
    gaps: wording.gapsNoted,
    source: sourceOf(points, { answer, wording }),
  };

  function nameOf(part: Part, value: Point[Part]): string {
    const point = points.find((each) => each[part] === value);
    return point ? ownName(point, { points, wording, parts: [part] }) : '';
  }

  function cellOf(point: Point | undefined, name: string): Mark {
    if (point) return markOf({ name, value: point.value, printed: point.printed }, wording);
    return { name, value: null, state: 'missing', label: wording.missing };
  }
}
