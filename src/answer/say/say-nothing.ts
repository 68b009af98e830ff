import type { Query } from '../../query/query.js';
import { shapeOf } from '../../query/shape.js';
import type { NoAmount, Row, Table } from '../../query/table.js';
import { FORMS, type FormId, type TableId } from '../../report/forms.js';
import { groupOf, rowOf } from '../../report/metrics.js';
import type { Report } from '../../report/report.js';
import { notesOn } from '../../report/rows-read.js';
import type { AnswerBody } from '../answer.js';
import type { Absence, AbsenceReason } from '../answer-wording.js';
import type { Block } from '../blocks.js';
import type { Desk } from '../desk.js';
import { leavesOf, subjectOf } from '../subject.js';

const MOST_LINES = 5;
const MOST_OPTIONS = 6;
const FORM_IDS: readonly FormId[] = ['2014', '2019', '2021'];

const REASONS: Partial<Record<NoAmount, AbsenceReason>> = {
  no_report: 'no_report',
  off_form: 'not_on_form',
  no_table: 'no_table',
  unsure: 'row_unsure',
};

/** What a table of nothing comes to: its lines, and questions that have an answer. */
export type Nothing = { blocks: Block[]; options: string[]; wanted?: NonNullable<AnswerBody['wanted']> };

/** Every row that the table looked for in vain; empty where something is known or at least printed. */
export function rowsInVain({ rows, undecided, refused, notes }: Table): Row[] {
  const told = rows.length > 0 ? rows : undecided;
  if (refused > 0 || told.some(({ amount, cells }) => amount !== null || cells.length > 0)) return [];
  const left = notes.flatMap((note) => (note.kind === 'left_out' ? note.rows : []));
  const all = [...told, ...left].flatMap((row) => [row, ...(row.left?.flatMap((one) => one.rows) ?? [])]);
  return all.flatMap(leavesOf).filter(({ amount }) => amount === null);
}

/** What is missing and why, and what there is instead; states no figure. */
export async function sayNothing(rows: readonly Row[], { query }: Table, desk: Desk): Promise<Nothing> {
  const agencies = [...new Set(rows.flatMap(({ key }) => key.agency ?? []))];
  const filed = agencies.length > 0 ? await desk.store.reports({ agencies }) : [];
  const absences = rows.length > 0 ? rows.flatMap((row) => absencesOf(row, filed)) : noneOfYear(query);
  const { wording } = desk;
  const said = [...new Set(absences.map((absence) => wording.absent(absence, formsOf(absence.metric))))];
  const lines = said.length > 0 ? said.slice(0, MOST_LINES) : [wording.nothingFiled];
  const options = absences.flatMap(({ why, years, agency, metric, applicant }) =>
    why === 'no_report' && metric
      ? years.toReversed().map((year) => wording.asking({ agency, year, metric, applicant }))
      : [],
  );
  const missing = absences.find(({ why, agency, year }) => why === 'no_report' && agency !== '' && year > 0);
  const [head = '', ...rest] = lines;
  return {
    blocks: [
      { kind: 'heading', text: head, marks: [] },
      ...(rest.length > 0 ? [{ kind: 'lines' as const, lines: rest.map((text) => ({ text, marks: [] })) }] : []),
    ],
    options: [...new Set(options)].slice(0, MOST_OPTIONS),
    ...(missing && { wanted: { agency: missing.agency, year: missing.year } }),
  };
}

/** Of all agencies no report of the one year that was asked for is filed. */
function noneOfYear({ ask }: Query): Absence[] {
  const year = Number(shapeOf(ask).year);
  const none = { agency: '', metric: '', applicant: null, years: [] };
  return year > 0 ? [{ ...none, why: 'no_report', year }] : [];
}

function absencesOf(row: Row, filed: readonly Report[]): Absence[] {
  const why = REASONS[row.why ?? 'no_report'];
  if (!why) return [];
  const { agencies, years, items, applicants } = subjectOf(row);
  const [agency = ''] = agencies;
  const own = filed.filter((report) => report.agency === agency).map(({ year }) => year);
  const cell = { agency, year: years[0] ?? 0, metric: items[0]?.id ?? '', applicant: columnIn(applicants) };
  const absence = { ...cell, why, years: [...new Set(own)].sort((a, b) => a - b) };
  const report = filed.find((each) => each.agency === agency && each.year === cell.year);
  return [report && (why === 'no_table' || why === 'row_unsure') ? withPrint(absence, report) : absence];
}

/** Codes of notes on figures of which it is not known what row they are of. */
const OF_ANY_ROW = ['no_label', 'unread', 'cells_lost'];

/** The absence with what the report prints there: nothing at all, or what could not be read. */
function withPrint(absence: Absence, { form, reading }: Report): Absence {
  const { metric, why } = absence;
  const parts = [metric, ...((form && groupOf(metric)?.parts(form)) ?? [])];
  const [note] = parts.flatMap((part) => notesOn(part, { form, unsure: reading.unsure }));
  if (why === 'no_table') return note ? { ...absence, why: 'table_unread' } : absence;
  if (note && note.code !== 'not_read') return { ...absence, printed: note.about[0] ?? '' };
  const isLost = note !== undefined || reading.unsure.some(({ code }) => OF_ANY_ROW.includes(code));
  return isLost ? absence : { ...absence, why: 'no_row' };
}

function columnIn([applicant]: readonly string[]): Absence['applicant'] {
  return applicant === 'natural_person' || applicant === 'total' ? applicant : null;
}

function formsOf(metric: string): { has: FormId[]; table: TableId | null } {
  const rows = FORM_IDS.flatMap((form) => {
    const row = rowOf(metric, form) ?? rowOf(groupOf(metric)?.parts(form)[0] ?? '', form);
    return row && FORMS[form].includes(row) ? [{ form, table: row.table }] : [];
  });
  return { has: rows.map((row) => row.form), table: rows.at(-1)?.table ?? null };
}
