import { groupBy } from '../answer/group-by.js';
import { formOfYear } from '../report/forms.js';
import type { Mark, TrendChart } from './chart.js';
import type { Drawn } from './chart-of.js';
import { distinct, figureNotes, markOf, outlierNotes, ownName, type Point, sharedName, sourceOf } from './points.js';

/** More lines than this cannot be told apart on a phone. */
const MOST_SERIES = 5;

/** A line for each agency or item over the years; `null` where there are too many. */
export function trendOf({ points, unit, converted, answer, wording }: Drawn): TrendChart | null {
  const years = everyYear(distinct(points, 'year'));
  const groups = groupBy(points, ({ agency, item }) => `${agency}|${item}`);
  if (groups.length > MOST_SERIES) return null;
  const latest = groups.map((group) => group.reduce((so, point) => (point.year > so.year ? point : so)));
  const series = groups.map((group, at) => ({
    name: latest[at] ? ownName(latest[at], { points: latest, wording, parts: ['agency', 'item'] }) : '',
    marks: years.map((year) => markIn(group, year)),
  }));
  const breaks = years
    .filter((year, at) => at > 0 && formOfYear(year) !== formOfYear(year - 1))
    .map((year) => ({ year, label: wording.formBreak(year) }));
  return {
    kind: 'trend',
    title: sharedName(points, wording),
    subtitle: wording.subtitle({ years, unit }),
    years,
    series,
    breaks,
    notes: [
      ...noted('blank', wording.blanksNoted),
      ...noted('missing', wording.missingNoted),
      ...(breaks.length > 0 ? [wording.breaksNoted] : []),
      ...outlierNotes(points, wording),
      ...figureNotes({ points, unit, converted }, wording),
    ],
    gaps: wording.gapsNoted,
    source: sourceOf(points, { answer, wording }),
    tick: wording.tick,
  };

  function markIn(group: readonly Point[], year: number): Mark {
    const point = group.find((each) => each.year === year);
    const name = wording.label({ year });
    return point
      ? markOf({ name, value: point.value, printed: point.printed }, wording)
      : { name, value: null, state: 'missing', label: wording.missing };
  }

  function noted(state: Mark['state'], words: (names: readonly string[]) => string): string[] {
    const names = series.flatMap(({ name, marks }) => {
      const own = marks.filter((mark) => mark.state === state).map((mark) => mark.name);
      return own.map((year) => (series.length > 1 ? `${name} ${year}` : year));
    });
    return names.length > 0 ? [words(names)] : [];
  }
}

function everyYear(years: readonly number[]): number[] {
  const first = Math.min(...years);
  return Array.from({ length: Math.max(...years) - first + 1 }, (_, offset) => first + offset);
}
