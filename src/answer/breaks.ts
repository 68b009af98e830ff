import { formOfYear } from '../report/forms.js';
import type { Figure, Reading } from './figure.js';
import { labelOf } from './told.js';
import type { AnswerWording, FormBreak } from './wording.js';

/** A line for each change of form between the years of the figures, with what the row is called before and after. */
export function breaksIn(readings: readonly Reading[], wording: AnswerWording): string[] {
  return [...new Set(changesIn(readings, wording).map(wording.formBreak))];
}

/** Only the changes of form that gave the row another name; a list over many agencies and years tells no more. */
export function renamingsIn(readings: readonly Reading[], wording: AnswerWording): string[] {
  const renamed = changesIn(readings, wording).filter(({ before, after }) => before !== after);
  return [...new Set(renamed.map(wording.formBreak))];
}

function changesIn(readings: readonly Reading[], wording: AnswerWording): FormBreak[] {
  const figures = readings
    .filter((reading): reading is Figure => reading.kind === 'figure')
    .sort((a, b) => a.year - b.year);
  return figures.flatMap((later, at) => {
    const earlier = figures[at - 1];
    if (!earlier || formOfYear(earlier.year) === formOfYear(later.year)) return [];
    return [{ year: firstYearOf(later.year), before: item(earlier, wording), after: item(later, wording) }];
  });
}

function item(figure: Figure, wording: AnswerWording): string {
  const { metric, form } = labelOf(figure);
  return wording.label({ metric, form });
}

function firstYearOf(year: number): number {
  return year >= 2021 ? 2021 : year >= 2019 ? 2019 : 2014;
}
