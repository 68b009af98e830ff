import type { TableId } from '../../report/forms.js';
import { rowOf } from '../../report/metrics.js';
import { isOfBound, type NoteCode, type ReadingNote } from '../../report/noted.js';
import type { ReadingReport } from '../../report/report.js';
import type { RowRead, RowState } from '../../report/rows-read.js';
import { itemEn } from './names.js';

const TABLES: Record<string, string> = {
  disclosure: 'the table of information made public',
  applications: 'the table of applications',
  review_litigation: 'the table of administrative review and litigation',
  statistics: 'the statistics sheet',
} satisfies Record<TableId, string>;

const FORMATS: Record<string, string> = {
  text: 'text',
  html: 'web page',
  doc: 'old Word',
  docx: 'Word',
  xlsx: 'Excel',
  picture: 'picture',
};

const NOTES: Record<NoteCode, (...about: string[]) => string> = {
  quotes_cut: (count, most) =>
    `the sentence or row of ${count} figures is longer than ${most} characters, and is quoted around the figure only`,
  statements_left_out: (sentences, most, left) =>
    `${sentences} sentences state more than ${most} figures each; ${left} were left out`,
  figures_left_out: (most, left) => `more than ${most} figures; ${left} were left out`,
  filing_full: (megabytes, left) =>
    `text and figures are more than ${megabytes} MB; ${left} figures of the text were left out`,
  checks_left_out: (most, left) => `more than ${most} checks; ${left} are not listed`,
  notes_left_out: (most, left) => `more than ${most} remarks; ${left} are not listed`,
  no_charset: (charset) => `no character set is declared; read as ${charset}`,
  wrong_charset: (charset) => `declared as ${charset}, which it is not`,
  several_titles: (...titles) => `the page has ${titles.length} different titles: ${titles.join(' | ')}`,
  hidden_text: (count) => `${count ? `${count} characters of ` : ''}hidden text left out`,
  struck_text: (count) => `${count} characters of struck text left out`,
  hidden_instructions: (count, ...quotes) =>
    `suspected instructions to a model in hidden text, left out: ${count}, ${quoted(quotes)}`,
  hidden_sheets: (count) => `${count} hidden sheets left out`,
  invisible_text: (count) => `${count} characters are not shown, as text recognition leaves them; check the figures`,
  watermark: () => 'slanted text, as of a watermark, left out',
  pictures: (count) => `${count} pictures: a table given as a picture cannot be read`,
  picture_pages: (pictures, pages) => `${pictures} of ${pages} pages are pictures and were not read`,
  recognised_pages: (count) =>
    `${count} pages are pictures and were recognised; compare the agency's name and the text with the original`,
  tables_without_lines: (count) => `${count} tables without lines, read by where their figures stand`,
  old_word: () => 'an old Word file: its tables came as text, without merged cells',
  agency_not_as_stated: (told, stated) => `the document names ${told}, who files it ${stated}`,
  agency_not_as_named: (told, named) => `the text says ${told}, the name of file or page ${named}`,
  year_not_as_stated: (told, stated) => `the document is of ${told}, not ${stated} as stated`,
  year_not_as_named: (told, named) => `the document is of ${told}, the name of file or page says ${named}`,
  title_and_period: (title, period) => `the title says ${title}, the period ${period}`,
  form_of_another_year: (form, year) => `the tables follow the form of ${form}, the year ${year} has another`,
  lost_characters: (count) => `characters are lost in ${count} lines`,
  instructions: (count, ...quotes) =>
    `suspected instructions to a model, kept as text only: ${count}, ${quoted(quotes)}`,
  cells: (tables, cells, blank, placed) =>
    `${tables} tables: ${cells} cells, ${blank} of them blank, ${placed} placed by the sums`,
  stated: (count) => `${count} figures in the text`,
  not_read: (what = '') => `${TABLES[what] ?? rowOf(what)?.en ?? what}: printed, but not read`,
  no_label: (row) => `${row}: no label stands before these figures`,
  no_number: (row, cell) => `${row}: "${cell}" is no number`,
  unread: (row, cell) => `${row}: a cell of the picture is not clear${cell ? ` (it looks like "${cell}")` : ''}`,
  sum_open: (row, cell) => `${row}: "${cell}" was read from a picture, and its sums do not close or it is not sure`,
  cells_lost: (row) => `${row}: cells are lost, and the sums do not tell where the others belong`,
  cells_astray: (row) => `${row}: its cells do not stand under the columns of the header`,
  no_cell_under: (row, column) => `${row}: no cell stands under "${column}"`,
  too_few_cells: (row) => `${row}: fewer cells than the table has columns`,
  too_many_cells: (row) => `${row}: more cells than the table has columns`,
  several_values: (row) => `${row}: more than one value after the label`,
  printed_twice: (row, ...cells) => `${row}: printed as ${cells.map((cell) => `"${cell}"`).join(' and ')}`,
};

/** The reading report in English, a line each. */
export function enReading({ format, found, missing, unsure, notes }: ReadingReport): string[] {
  return [
    `Format: ${FORMATS[format] ?? format.toUpperCase()}`,
    ...found.map((note) => `Found: ${enNote(note)}`),
    ...missing.map((what) => `Missing: ${TABLES[what] ?? rowOf(what)?.en ?? what}`),
    ...unsure.map((note) => `Unsure, left out: ${enNote(note)}`),
    ...notes.map((note) => `${isOfBound(note) ? 'Beyond bounds' : 'Note'}: ${enNote(note)}`),
  ];
}

/** What bounds left out of a reading, in English, a line each. */
export function enLeftOut({ unsure, notes }: ReadingReport): string[] {
  return [...unsure, ...notes].filter(isOfBound).map((note) => `Beyond bounds: ${enNote(note)}`);
}

/** What a note says. */
export function enNote({ code, about }: ReadingNote): string {
  return NOTES[code](...about);
}

function quoted(quotes: readonly string[]): string {
  return quotes.map((quote) => `"${quote}"`).join(', ');
}

const STATES: Readonly<Record<RowState, string>> = {
  read: 'read as printed',
  placed: 'placed by the sums',
  recognised: 'recognised from a picture',
  unsure: 'unsure and left out',
  not_printed: 'not printed',
};

const TABLE_HEADINGS: Readonly<Record<TableId, string>> = {
  disclosure: 'Information made public',
  applications: 'Applications',
  review_litigation: 'Review and litigation',
  statistics: 'Statistics sheet',
};

/** Every row of the form and how it was read, in English, a line each under its table; with `brief` those that were read as printed only counted. */
export function enRows(rows: readonly RowRead[], told: (note: ReadingNote) => string, brief = false): string[] {
  const tables = [...new Set(rows.map(({ table }) => table))];
  return tables.flatMap((table) => {
    const own = rows.filter((row) => row.table === table);
    const plain = own.filter(({ state, cells, asked }) => state === 'read' && cells === asked);
    const shown = brief ? own.filter((row) => !plain.includes(row)) : own;
    return [
      `${TABLE_HEADINGS[table]}: ${own.length} rows, ${plain.length} read whole as printed`,
      ...shown.map((row) => `· ${itemEn(row)}: ${stateEn(row)}${row.notes.map((note) => `; ${told(note)}`).join('')}`),
    ];
  });
}

function stateEn({ state, cells, asked, blank }: RowRead): string {
  if (cells === 0) return STATES[state];
  const all = cells === asked ? `${cells} cell${cells === 1 ? '' : 's'}` : `${cells} of ${asked} cells`;
  return `${STATES[state]}, ${all}${blank > 0 ? `, ${blank} of them blank` : ''}`;
}
