import { exact, percent } from '../answer/arithmetic.js';
import type { ShareChart } from './chart.js';
import type { Drawn } from './chart-of.js';
import { distinct, figureNotes, markOf, ownName, type Point, sameItem, sharedName, sourceOf } from './points.js';

const MANY_PARTS = 8;

/** The parts of the total among the figures; `null` where none is the total of the others, or the parts exceed it. */
export function shareOf({ points, unit, converted, answer, wording }: Drawn): ShareChart | null {
  const whole = totalOf(points);
  if (!whole?.value || whole.value < 0) return null;
  const total = whole.value;
  const parts = points.filter((point) => point !== whole);
  if (parts.some((part) => (part.value ?? 0) < 0)) return null;
  const left = exact(total - parts.reduce((sum, part) => sum + (part.value ?? 0), 0));
  if (left < 0) return null;
  const all = parts
    .map((part) => ({
      ...markOf({ name: ownName(part, { points, wording }), value: part.value, printed: part.printed }, wording),
      rest: false,
    }))
    .sort((a, b) => (b.value ?? -1) - (a.value ?? -1));
  // Where there are many parts, most are zero, and the few that are not would be lost among them.
  const named = all.length > MANY_PARTS ? all.filter((part) => part.value !== 0) : all;
  const zeros = all.length - named.length;
  const rest = left > 0 ? [{ ...markOf({ name: wording.rest, value: left }, wording), rest: true }] : [];
  const blanks = named.filter((part) => part.state === 'blank').map((part) => part.name);
  const of = sameItem(points) ? [] : [wording.label({ metric: whole.metric })];
  return {
    kind: 'share',
    title: [sharedName(points, wording), ...of].join(' '),
    subtitle: wording.subtitle({ years: distinct(points, 'year'), unit, total: wording.number(total) }),
    parts: [...named, ...rest].map((part) => ({
      ...part,
      percent: part.value === null ? '' : `${percent(part.value, total)}%`,
    })),
    notes: [
      ...(blanks.length > 0 ? [wording.blanksNoted(blanks)] : []),
      ...(zeros > 0 ? [wording.zerosLeftOut(zeros)] : []),
      ...figureNotes({ points, unit, converted }, wording),
    ],
    gaps: wording.gapsNoted,
    source: sourceOf(points, { answer, wording }),
  };
}

/** Whether one of the figures is the total that all others are parts of. */
export function hasTotal(points: readonly Point[]): boolean {
  return totalOf(points) !== undefined;
}

function totalOf(points: readonly Point[]): Point | undefined {
  return points.find((point) => points.every((part) => part === point || isPartOf(part, point)));
}

/** Whether the second is the form's own total of what the first counts: of its kinds of applicant, or of its group of rows. */
function isPartOf(part: Point, whole: Point): boolean {
  if (part.metric === whole.metric) return whole.applicant === 'total' && part.applicant !== null;
  const group = whole.metric.endsWith('.total') ? whole.metric.slice(0, -'total'.length) : null;
  return group !== null && part.applicant === whole.applicant && part.metric.startsWith(group);
}
