import type { PrintedCell } from '../../parse/document.js';
import { unbroken } from '../../parse/tables.js';
import { APPLICANTS, type ApplicantId } from '../../report/applicants.js';
import type { FormId } from '../../report/forms.js';
import { LOCAL, rowOf } from '../../report/metrics.js';
import { note, type ReadingNote } from '../../report/noted.js';
import { BOUNDS, quoteAround } from '../bounds.js';
import type { DraftFact } from '../draft.js';
import type { Run, Token } from './runs.js';

/** Facts read from tables, and what could not be read, in words for the person who filed the report. */
export type TableReading = { facts: DraftFact[]; unsure: ReadingNote[] };

/** The note on a figure whose place the source lost and the form's own sums gave back. */
export const PLACED_BY_SUMS = 'the source lost the position of this cell; the sums of the form gave it back';

/** The note on a figure of a table in which two columns were filled throughout. */
export const PLACED_BY_HABIT =
  'the source lost the position of this cell; every filled row has two equal values, read as 自然人 and 总计';

/** The note on a figure, or a blank, that was read from a picture. */
export const RECOGNISED = 'read from a picture and not from characters';

/** A cell and all that is known of it. */
export type FigureOf = {
  run: Run;
  /** The cell, or `undefined` where the source lost a blank one. */
  token: Token | undefined;
  metric: string;
  form: FormId | null;
  applicant?: ApplicantId;
  /** The labels as printed, for a row or column that is not the form's. */
  labels?: string[];
  /** Place in the table from 0 where the token is lost. */
  column: number;
  /** The unit that the header prints. */
  unit?: string | undefined;
  /** Why the position is believed, where it is not as printed. */
  placed?: string | undefined;
};

/** The figure of one cell; `undefined` where the cell holds words, more than a number, or less than nothing of what only counts. */
export function figureOf(of: FigureOf): DraftFact | undefined {
  const { run, token, metric, applicant } = of;
  const kind = token?.reading.kind;
  if (kind === 'words' || kind === 'mixed' || kind === 'unread') return undefined;
  // (1) may be a one in brackets; only a change can be less than nothing.
  if (token?.reading.kind === 'number' && token.reading.value < 0 && metric !== LOCAL && !metric.endsWith('change'))
    return undefined;
  const recognised = token?.cell.recognised;
  const row = metric === LOCAL ? undefined : (rowOf(metric, of.form) ?? rowOf(metric));
  const number = token?.reading.kind === 'number' ? token.reading : undefined;
  const applicantLabel = APPLICANTS.find((each) => each.id === applicant)?.label;
  const labels = row?.labels ?? of.labels ?? [];
  const unit = of.unit ?? row?.unit ?? (applicant ? '件' : '');
  // 5万 in a column of amounts is an amount in 万元; of anything else it is fifty thousand.
  const amount = number?.tenThousands !== undefined && number.unit === null && (unit.endsWith('元') || unit === '');
  return {
    form: of.form,
    metric,
    applicant: applicant ?? null,
    value: (amount ? number?.tenThousands : number?.value) ?? null,
    unit: amount ? '万元' : (number?.unit ?? unit),
    labels: applicantLabel ? [...labels, applicantLabel] : labels,
    cell: token?.cell.printed.trim() ?? '',
    row: ((token ?? run.labels.at(-1) ?? run.cells[0])?.row ?? 0) + 1,
    column: (token?.column ?? of.column) + 1,
    status: !number ? 'blank' : recognised !== undefined ? 'recognised' : of.placed ? 'placed' : 'reported',
    section: run.table.heading,
    quote: quoteOf(run),
    notes: [...(of.placed ? [of.placed] : []), ...(recognised !== undefined ? [RECOGNISED] : [])],
    ...(recognised !== undefined && { recognised }),
  };
}

/** Why a cell gave no figure; of a picture that could not be read it is told with its table. */
export function noFigure(run: Run, token: Token | null | undefined): ReadingNote[] {
  return token?.reading.kind === 'unread' ? [] : [note('no_number', quoteOf(run), token?.cell.printed.trim() ?? '')];
}

/** A row is quoted once for all its cells: a line of thousands would else be put together as often. */
const QUOTES = new WeakMap<readonly PrintedCell[], string>();

/** A printed row as a citation shows it, cells joined by " | "; of a row longer than any the beginning. */
export function quoteOf({ printed }: Run): string {
  const known = QUOTES.get(printed);
  if (known !== undefined) return known;
  let row = '';
  for (const [at, cell] of printed.entries()) {
    if (row.length > BOUNDS.quote) break;
    row += `${at > 0 ? ' | ' : ''}${unbroken(cell.printed).replaceAll('\n', ' ')}`;
  }
  const quote = quoteAround(row, 0);
  QUOTES.set(printed, quote);
  return quote;
}
