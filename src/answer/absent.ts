import type { Assumption } from '../plan/plan.js';
import { FORMS, type FormId, type TableId } from '../report/forms.js';
import { groupOf, rowOf } from '../report/metrics.js';
import type { AnswerBody } from './answer.js';
import { composeWords, paragraphsOf, readingOf } from './compose.js';
import type { Desk } from './desk.js';
import type { Absence, Reading } from './figure.js';
import { answerNarrate } from './text-reading.js';
import type { Label } from './wording.js';

const MOST_LINES = 6;
const MOST_OPTIONS = 6;

type Missed = { readings: readonly Reading[]; assumptions: readonly Assumption[] };

/**
 * The answer where nothing that was asked for is filed: what is missing, and what there is instead. States no figure; a report
 * without the table is searched for the matter in words.
 */
export async function answerAbsent({ readings, assumptions }: Missed, desk: Desk): Promise<AnswerBody> {
  const { wording } = desk;
  const absences = readings.filter((reading): reading is Absence => reading.kind === 'absent');
  const inWords = await answerInWords(absences, desk);
  if (inWords) return inWords;
  const lines = [...new Set(absences.map((absence) => wording.absent(absence, formsOf(absence.metric))))];
  const options = absences.flatMap((absence) => insteadOf(absence).map(wording.asking));
  const text = paragraphsOf([
    lines.length > 0 ? lines.slice(0, MOST_LINES) : [wording.nothingFiled],
    readingOf(assumptions, desk),
  ]);
  const missing = absences.find(({ why, year }) => why === 'no_report' && year > 0);
  return composeWords({
    kind: 'not_found',
    lines: [text],
    ...(missing && { wanted: { agency: missing.agency, year: missing.year } }),
    options: [...new Set([...options, ...assumptions.flatMap(({ others }) => others)])].slice(0, MOST_OPTIONS),
  });
}

// Reports without tables say "本机关无行政许可事项": the matter's name is enough to find that sentence. Other tables are told in the question's words.
async function answerInWords(absences: readonly Absence[], desk: Desk): Promise<AnswerBody | null> {
  if (absences.length === 0 || absences.some(({ why }) => why !== 'no_table')) return null;
  const matters = absences.map(({ metric }) => {
    const row = rowOf(metric);
    return row?.table === 'disclosure' ? row.labels[1] : undefined;
  });
  const subjects = absences.map(({ agency, year }) => ({ agency, year }));
  const search = matters.includes(undefined) ? desk.question : [...new Set(matters)].join(' ');
  const said = await answerNarrate(
    { kind: 'narrate', subjects, assumptions: [], search, topic: 'any', wants: 'quantity' },
    desk,
  );
  return said.kind === 'narrative' ? { ...said, text: `${desk.wording.onlyInWords}\n\n${said.text}` } : null;
}

function formsOf(metric: string): { has: FormId[]; table: TableId | null } {
  const ids: FormId[] = ['2014', '2019', '2021'];
  const rows = ids.flatMap((form) => {
    const row = rowOf(metric, form) ?? rowOf(groupOf(metric)?.parts(form)[0] ?? '', form);
    return row && FORMS[form].includes(row) ? [{ form, table: row.table }] : [];
  });
  return { has: rows.map((row) => row.form), table: rows.at(-1)?.table ?? null };
}

function insteadOf({ agency, metric, applicant, years, why }: Absence): Label[] {
  if (why !== 'no_report' || metric === '') return [];
  return [...years].reverse().map((year) => ({ agency, year, metric, applicant }));
}
