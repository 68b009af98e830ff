import { barsOf } from './bars-of.js';
import type { Chart, ChartKind } from './chart.js';
import type { ChartWording } from './chart-wording.js';
import { type Charted, distinct, type Point, pointsOf, ratePoints } from './points.js';
import { hasTotal, shareOf } from './share-of.js';
import { tableOf } from './table-of.js';
import { trendOf } from './trend-of.js';

/** Fewer points than this are read faster as words; two can be drawn where a picture was asked for. */
const ENOUGH_POINTS = 3;

export type ChartOptions = {
  wording: ChartWording;
  /** A picture was asked for: two points are enough. */
  asked?: boolean;
  /** What the question asked to see; without it, what the figures differ in decides. */
  as?: ChartKind;
  /** Which end of a ranking comes first. */
  order?: 'most' | 'least';
};

/** What to draw from an answer's figures; `null` where a picture would tell nothing, or the figures do not compare. */
export function chartOf(answer: Charted, { wording, asked = false, as, order = 'most' }: ChartOptions): Chart | null {
  // What stands for a report comes with its picture in words.
  const card = answer.blocks?.find((block) => block.kind === 'card');
  if (card) return card;
  const found = ratePoints(answer) ?? pointsOf(answer.figures);
  if (!found) return null;
  const { points } = found;
  const some = points.filter(({ value }) => value !== null && value !== 0).length;
  // Nothing is seen in a picture of zeros, nor in one bar that has nothing beside it.
  if (points.length < (asked ? 2 : ENOUGH_POINTS) || some === 0) return null;
  const overYears = distinct(points, 'year').length > 1;
  if (some === 1 && !overYears) return null;
  const drawn = { ...found, answer, wording };
  switch (kindOf(points, as)) {
    case 'trend':
      // Every agency in a year of its own makes no line.
      if (distinct(points, 'agency').length === points.length) return barsOf({ ...drawn, kind: 'comparison', order });
      return trendOf(drawn) ?? (asked ? tableOf(drawn) : null);
    case 'share':
      return shareOf(drawn) ?? barsOf({ ...drawn, kind: 'comparison', order });
    case 'rank':
      return barsOf({ ...drawn, kind: 'rank', order });
    case 'comparison':
      return barsOf({ ...drawn, kind: 'comparison', order });
    case 'table':
      return tableOf(drawn);
    default:
      return asked ? tableOf(drawn) : null;
  }
}

/** Points, the unit they share, and in which words to say them. */
export type Drawn = { points: Point[]; unit: string; converted: boolean; answer: Charted; wording: ChartWording };

function kindOf(points: readonly Point[], as: ChartKind | undefined): ChartKind | undefined {
  const varied = (['agency', 'year', 'item'] as const).filter((part) => distinct(points, part).length > 1);
  const overYears = varied.includes('year');
  if (as === 'table' || (as === 'trend' && overYears)) return as;
  if (as === undefined && overYears) return 'trend';
  // Two things that vary at once make a table, not bars.
  if (as === 'trend' || varied.length !== 1) return undefined;
  // A total among its parts would stand above them in any order; without one the share becomes a comparison.
  if (varied.includes('item') && (as !== 'rank' || hasTotal(points))) return 'share';
  return as ?? 'comparison';
}
