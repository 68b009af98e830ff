import { formOfYear } from '../report/forms.js';
import type { Figure, Reading } from './figure.js';
import { labelOf } from './told.js';
import type { AnswerWording } from './wording.js';

/** A line for each change of form between the years of the figures, with what the row is called before and after. */
export function breaksIn(readings: readonly Reading[], wording: AnswerWording): string[] {
  const figures = readings
    .filter((reading): reading is Figure => reading.kind === 'figure')
    .sort((a, b) => a.year - b.year);
  const lines: string[] = [];
  for (const [at, later] of figures.entries()) {
    const earlier = figures[at - 1];
    if (!earlier || formOfYear(earlier.year) === formOfYear(later.year)) continue;
    lines.push(
      wording.formBreak({ year: firstYearOf(later.year), before: item(earlier, wording), after: item(later, wording) }),
    );
  }
  return [...new Set(lines)];
}

function item(figure: Figure, wording: AnswerWording): string {
  const { metric, form } = labelOf(figure);
  return wording.label({ metric, form });
}

function firstYearOf(year: number): number {
  return year >= 2021 ? 2021 : year >= 2019 ? 2019 : 2014;
}
