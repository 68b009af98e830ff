import type { Chart, Mark } from './chart.js';

/** What the chart shows in words, a line for each bar, part or series: for people who do not see the picture. */
export function altText(chart: Chart): string {
  const head = [chart.title, chart.subtitle].filter(Boolean).join('\n');
  return [head, ...rowsOf(chart), ...chart.notes, chart.source].join('\n');
}

function rowsOf(chart: Chart): string[] {
  switch (chart.kind) {
    case 'trend':
      return chart.series.map(({ name, marks }) => [name, ...marks.map(told)].filter(Boolean).join(' · '));
    case 'table':
      return chart.rows.map(({ name, cells }) => [name, ...cells.map(told)].join(' · '));
    case 'share':
      return chart.parts.map((part) => [told(part), part.percent].filter(Boolean).join(' · '));
    case 'card':
      return chart.parts.map(({ name, said, beside, bars }) =>
        [name, ...said, ...bars.map(told), beside].filter(Boolean).join(' · '),
      );
    case 'comparison':
    case 'rank':
      return chart.bars.map((bar) => [bar.place, told(bar)].filter(Boolean).join(' '));
    default:
      return chart satisfies never;
  }
}

function told({ name, label }: Mark): string {
  return `${name} ${label}`;
}
