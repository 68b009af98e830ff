import type { BarChart } from './chart.js';
import type { Drawn } from './chart-of.js';
import { distinct, figureNotes, markOf, outlierNotes, ownName, type Point, sharedName, sourceOf } from './points.js';

const MOST_BARS = 20;

/** One bar a point: years in their order, else highest first unless the least was asked for; blanks at the end. */
export function barsOf({
  points,
  unit,
  converted,
  answer,
  wording,
  kind,
  order,
}: Drawn & { kind: BarChart['kind']; order: 'most' | 'least' }): BarChart {
  const years = distinct(points, 'year');
  const inTime = kind === 'comparison' && years.length > 1 && distinct(points, 'agency').length === 1;
  const ordered = inTime ? [...points].sort((a, b) => a.year - b.year) : inOrder(points, order);
  const shown = ordered.slice(0, MOST_BARS);
  // An answer may tell first where one agency stands, far below those it lists: then the places of the rest are not known.
  const listed = points.filter((point) => point.value !== null);
  const placed = kind === 'rank' && inOrder(listed, order).every((point, at) => point === listed[at]);
  const blanks = shown.filter((point) => point.value === null).map((point) => ownName(point, { points, wording }));
  return {
    kind,
    title: sharedName(points, wording),
    subtitle: wording.subtitle({ years, unit }),
    bars: shown.map((point) => ({
      ...markOf({ name: ownName(point, { points, wording }), value: point.value, printed: point.printed }, wording),
      place: placed && point.value !== null ? placeOf(point, ordered) : '',
    })),
    notes: [
      ...(blanks.length > 0 ? [wording.blanksNoted(blanks)] : []),
      ...(ordered.length > shown.length ? [wording.leftOut(ordered.length - shown.length)] : []),
      ...outlierNotes(points, wording),
      ...figureNotes({ points, unit, converted }, wording),
    ],
    gaps: wording.gapsNoted,
    source: sourceOf(points, { answer, wording }),
  };
}

function inOrder(points: readonly Point[], order: 'most' | 'least'): Point[] {
  const sign = order === 'most' ? -1 : 1;
  const counted = points.filter((point) => point.value !== null);
  const sorted = [...counted].sort((a, b) => sign * ((a.value ?? 0) - (b.value ?? 0)));
  return [...sorted, ...points.filter((point) => point.value === null)];
}

/** Equal values share a place. */
function placeOf(point: Point, ordered: readonly Point[]): string {
  return `${ordered.findIndex((other) => other.value === point.value) + 1}`;
}
