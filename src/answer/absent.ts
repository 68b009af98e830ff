import { FORMS, type FormId, type TableId } from '../report/forms.js';
import { groupOf, rowOf } from '../report/metrics.js';
import type { AnswerBody } from './answer.js';
import { composeWords } from './compose.js';
import type { Desk } from './desk.js';
import type { Absence, Reading } from './figure.js';
import type { Label } from './wording.js';

const MOST_OPTIONS = 6;

/** The answer where nothing that was asked for is filed: what is missing, and what there is instead. States no figure. */
export function answerAbsent(readings: readonly Reading[], { wording }: Desk): AnswerBody {
  const absences = readings.filter((reading): reading is Absence => reading.kind === 'absent');
  const lines = [...new Set(absences.map((absence) => wording.absent(absence, formsOf(absence.metric))))];
  const options = absences.flatMap((absence) => insteadOf(absence).map(wording.asking));
  return composeWords({
    kind: 'not_found',
    lines: lines.length > 0 ? lines : [wording.nothingFiled],
    options: [...new Set(options)].slice(0, MOST_OPTIONS),
  });
}

/** The forms that ask for a metric, and the table it stands in. */
export function formsOf(metric: string): { has: FormId[]; table: TableId | null } {
  const ids: FormId[] = ['2014', '2019', '2021'];
  const rows = ids.flatMap((form) => {
    const row = rowOf(metric, form) ?? rowOf(groupOf(metric)?.parts(form)[0] ?? '', form);
    return row && FORMS[form].includes(row) ? [{ form, table: row.table }] : [];
  });
  return { has: rows.map((row) => row.form), table: rows.at(-1)?.table ?? null };
}

function insteadOf({ agency, metric, applicant, years, why }: Absence): Label[] {
  if (why !== 'no_report') return [];
  return [...years].reverse().map((year) => ({ agency, year, metric, applicant }));
}
