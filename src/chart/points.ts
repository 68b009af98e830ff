import type { Answer, StatedFigure } from '../answer/answer.js';
import { commonUnit, inUnit } from '../answer/arithmetic.js';
import { formOfYear } from '../report/forms.js';
import { COMPARABLE, LOCAL, STATEMENT } from '../report/metrics.js';
import type { Mark } from './chart.js';
import type { ChartWording } from './chart-wording.js';

/** What a chart can be made from: the figures of an answer and what they rest on. */
export type Charted = Pick<Answer, 'figures' | 'citations' | 'rates' | 'blocks'>;

/** A figure to be drawn, its value in the unit that all of them share. */
export type Point = {
  agency: string;
  year: number;
  metric: string;
  applicant: StatedFigure['applicant'];
  /** The same for rows of different forms that count the same thing. */
  item: string;
  value: number | null;
  /** What the value is called, for one that no row of a form states. */
  named?: string;
  /** What the report prints, in the same unit, where the figure was corrected; else absent. */
  printed?: number | null;
};

/** More items than this are counted in a title. */
const FEW_ITEMS = 2;
/** So many times the next one flattens all others. */
const OUTLIER = 10;

export type Points = { points: Point[]; unit: string; converted: boolean };

/** The figures that can be set side by side, each once; `null` where their units do not compare or a name is not known. */
export function pointsOf(figures: readonly StatedFigure[]): Points | null {
  const unit = commonUnit(figures.map((figure) => figure.unit));
  if (unit === null || figures.some(({ metric }) => metric === LOCAL || metric === STATEMENT)) return null;
  const points = new Map<string, Point>();
  for (const { agency, year, metric, applicant, value, printed, unit: own } of figures) {
    const inShared = (amount: number | null) => (amount === null ? null : inUnit(amount, { from: own, to: unit }));
    const item = `${COMPARABLE.find((names) => names.includes(metric))?.[0] ?? metric}|${applicant ?? 'total'}`;
    const key = `${agency}|${year}|${item}`;
    const point = { agency, year, metric, applicant, item };
    if (!points.has(key)) {
      points.set(key, {
        ...point,
        value: inShared(value),
        ...(printed !== undefined && { printed: inShared(printed) }),
      });
    }
  }
  return { points: [...points.values()], unit, converted: figures.some((figure) => figure.unit !== unit) };
}

/** The rates an answer states of several agencies or years; `null` where there are none, or they are rates of different things. */
export function ratePoints({ rates = [] }: Charted): Points | null {
  if (rates.length < 2 || new Set(rates.map(({ name }) => name)).size > 1) return null;
  const points = rates.map(({ agency, year, name, value }) => ({
    agency,
    year,
    metric: name,
    applicant: null,
    item: name,
    value,
    named: name,
  }));
  return { points, unit: '%', converted: false };
}

/** The distinct values of a part of the points, in their order. */
export function distinct<Key extends Part>(points: readonly Point[], key: Key): Point[Key][] {
  return [...new Set(points.map((point) => point[key]))];
}

/** The name that all points share, for the title: what does not vary of agency, year, item and applicant. */
export function sharedName(points: readonly Point[], wording: ChartWording): string {
  const newest = points.reduce<Point | undefined>((so, point) => (so && so.year >= point.year ? so : point), undefined);
  if (!newest) return '';
  const { agency, metric, applicant, year, named } = newest;
  const shared = { ...(distinct(points, 'agency').length === 1 && { agency }) };
  if (named) return [wording.title(shared), named].filter(Boolean).join(' · ');
  const isOne = sameItem(points);
  return [
    wording.title({
      ...shared,
      ...(isOne && { metric, form: formOfYear(year) }),
      // The total of several items goes without saying.
      ...(!severalApplicants(points) && (isOne || applicant !== 'total') && { applicant }),
    }),
    ...(isOne ? [] : [itemsOf(points, wording)]),
  ]
    .filter(Boolean)
    .join(' · ');
}

/** The items by name where they are few, else how many they are. */
function itemsOf(points: readonly Point[], wording: ChartWording): string {
  const metrics = [...new Map(points.map((point) => [point.item.split('|')[0], point])).values()];
  if (metrics.length > FEW_ITEMS) return wording.items(metrics.length);
  return metrics.map(({ metric, year }) => wording.label({ metric, form: formOfYear(year) })).join(wording.and);
}

/** Says which figure is so much greater than all others that these look alike beside it. */
export function outlierNotes(points: readonly Point[], wording: ChartWording): string[] {
  const [first, second] = points
    .filter(({ value }) => (value ?? 0) > 0)
    .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
  const isFar = points.length > 2 && first?.value && second?.value && first.value >= OUTLIER * second.value;
  return isFar ? [wording.outlier(ownName(first, { points, wording }))] : [];
}

/** What figures can differ in. */
export type Part = 'agency' | 'year' | 'item';

/** The part of a point's name that tells it from the others, or of that only what `parts` asks for. */
export function ownName(
  { agency, metric, applicant, year }: Point,
  {
    points,
    wording,
    parts = ['agency', 'year', 'item'],
  }: { points: readonly Point[]; wording: ChartWording; parts?: readonly Part[] },
): string {
  const tells = (part: Part) => parts.includes(part) && distinct(points, part).length > 1;
  return wording.label({
    ...(tells('agency') && { agency }),
    ...(tells('year') && { year }),
    ...(tells('item') && !sameItem(points) && { metric, form: formOfYear(year) }),
    ...(tells('item') && severalApplicants(points) && { applicant: applicant ?? 'total' }),
  });
}

/** The value as it is drawn under that name: a blank is told as one, never as zero, and a corrected figure bears a star. */
export function markOf({ name, value, printed }: Named, wording: ChartWording): Mark {
  const star = printed === undefined ? '' : '*';
  return value === null
    ? { name, value, state: 'blank', label: `${wording.blank}${star}` }
    : { name, value, state: 'figure', label: `${wording.number(value)}${star}` };
}

type Named = Pick<Mark, 'name' | 'value'> & Pick<Point, 'printed'>;

/** The line that names what the figures rest on. */
export function sourceOf(points: readonly Point[], { answer, wording }: { answer: Charted; wording: ChartWording }) {
  const reports = new Set(answer.citations.map((citation) => citation.report));
  return wording.source({
    agencies: distinct(points, 'agency'),
    years: distinct(points, 'year'),
    reports: reports.size,
    title: reports.size === 1 ? (answer.citations[0]?.title ?? '') : '',
  });
}

/** Says so where money was brought to one unit, and what the reports print where figures were corrected. */
export function figureNotes({ points, unit, converted }: Points, wording: ChartWording): string[] {
  const corrected = points.flatMap((point) => {
    if (point.printed === undefined) return [];
    const printed = point.printed === null ? wording.blank : wording.number(point.printed);
    return [[ownName(point, { points, wording }), printed].filter(Boolean).join(' ')];
  });
  return [
    ...(converted ? [wording.converted(unit)] : []),
    ...(corrected.length > 0 ? [wording.correctedNoted(corrected)] : []),
  ];
}

/** Whether all points count the same thing, for whichever applicants. */
export function sameItem(points: readonly Point[]): boolean {
  return new Set(points.map(({ item }) => item.split('|')[0])).size === 1;
}

function severalApplicants(points: readonly Point[]): boolean {
  return new Set(points.map(({ applicant }) => applicant ?? 'total')).size > 1;
}
