import type { CheckedRow } from './figures-by-year.js';
import { told } from './told.js';
import type { Visit } from './visit.js';

const WIDTH = 320;
const TOP = 24;
const BASE = 150;
/** More bars than that would be too narrow for their numbers on a phone; the table has all. */
const MOST_BARS = 8;

/** The latest years of one item as bars; a blank or missing figure has no bar, and a year that is not filed keeps its place. */
export function Bars({ visit, item, cells, years }: Drawn & { item: string }) {
  const { web } = visit.wording;
  const last = years.at(-1) ?? 0;
  const first = Math.max(years[0] ?? 0, last - MOST_BARS + 1);
  const bars = Array.from({ length: last - first + 1 }, (_, at) => {
    const row = cells[years.indexOf(first + at)];
    return {
      year: first + at,
      amount: row?.amount ?? null,
      isBlank: row?.why === 'blank',
      ...told(row, visit.wording, years.includes(first + at) ? 'off_form' : 'no_report'),
    };
  });
  const most = Math.max(1, ...bars.map(({ amount }) => amount ?? 0));
  const step = WIDTH / bars.length;
  const width = Math.min(step * 0.6, 48);
  const said = web.series({ item, points: bars.map(({ year, says }) => `${web.report(year)} ${says}`) });
  return (
    <figure>
      <figcaption>{item}</figcaption>
      <svg viewBox={`0 0 ${WIDTH} 172`} role="img" aria-label={said}>
        <line class="axis" x1="0" x2={WIDTH} y1={BASE} y2={BASE} />
        {bars.map(({ year, amount, isBlank, says }, at) => {
          const middle = step * (at + 0.5);
          const height = ((BASE - TOP) * Math.max(amount ?? 0, 0)) / most;
          return (
            <>
              {amount === null ? null : (
                <rect class="bar" x={middle - width / 2} y={BASE - height} width={width} height={height} />
              )}
              <text x={middle} y={BASE - height - 6} class={amount === null ? 'soft' : ''}>
                {amount === null ? (isBlank ? web.marks.blank : '–') : says.replaceAll(/[^\d.,%−]/g, '')}
              </text>
              <text x={middle} y="168">
                {year}
              </text>
            </>
          );
        })}
      </svg>
    </figure>
  );
}

/** A line no higher than a word, for the eye alone: the numbers stand beside it. It breaks where a year has no figure. */
export function Sparkline({ cells, years }: Omit<Drawn, 'visit'>) {
  const amounts = cells.map((row) => row?.amount ?? null);
  const known = amounts.filter((amount) => amount !== null);
  if (known.length < 2) return null;
  const [least, most] = [Math.min(0, ...known), Math.max(1, ...known)];
  const [first = 0, last = 0] = [years[0], years.at(-1)];
  const points = amounts.map((amount, at) => {
    const along = ((years[at] ?? first) - first) / (last - first);
    return amount === null ? null : [4 + 72 * along, 20 - (16 * (amount - least)) / (most - least)];
  });
  const runs: number[][][] = [[]];
  for (const [at, point] of points.entries()) {
    if (point === null || years[at] !== (years[at - 1] ?? 0) + 1) runs.push([]);
    if (point !== null) runs.at(-1)?.push(point);
  }
  return (
    <svg class="spark" viewBox="0 0 80 24" aria-hidden="true">
      {runs
        .filter((run) => run.length > 1)
        .map((run) => (
          <polyline points={run.map((point) => point.map((place) => place.toFixed(1)).join(',')).join(' ')} />
        ))}
      {points.map((point) => (point === null ? null : <circle cx={point[0]} cy={point[1]} r="2" />))}
    </svg>
  );
}

type Drawn = { visit: Visit; cells: readonly (CheckedRow | undefined)[]; years: readonly number[] };

/** What the latest year is against the one before, in words; why it cannot be said where one of them is unknown. */
export function changeOf({ visit, cells, years }: Drawn): string {
  const { answers, web } = visit.wording;
  const [last, before] = [cells.at(-1), cells.at(-2)];
  const [to = 0, from = 0] = [years.at(-1), years.at(-2)];
  if (from !== to - 1 || typeof last?.amount !== 'number' || typeof before?.amount !== 'number') return web.noChange;
  const difference = last.amount - before.amount;
  if (difference === 0) return web.unchanged(from);
  const isRate = last.unit === '%';
  const unit = isRate ? answers.table.points : last.unit;
  const value = Math.round(difference * 10) / 10;
  const said = answers.amount({ value, unit });
  return web.change({
    ...{ from, to },
    difference: value > 0 ? `+${said}` : said,
    percent: isRate || before.amount === 0 ? null : Math.round((difference / before.amount) * 1000) / 10,
  });
}
