/** What a bound left out, of a document that is longer or fuller than any report. */
export const BOUND_CODES = [
  'quotes_cut',
  'statements_left_out',
  'figures_left_out',
  'filing_full',
  'checks_left_out',
  'notes_left_out',
] as const;
type BoundCode = (typeof BOUND_CODES)[number];

/** Whether a note says that a bound left something out. */
export function isOfBound({ code }: ReadingNote): boolean {
  return BOUND_CODES.some((each) => each === code);
}

/** What a note is about; its sentence is made in `language/`. */
export type NoteCode =
  | BoundCode
  // Of the bytes and their format.
  | 'no_charset'
  | 'wrong_charset'
  | 'several_titles'
  | 'hidden_text'
  | 'struck_text'
  | 'hidden_instructions'
  | 'hidden_sheets'
  | 'invisible_text'
  | 'watermark'
  | 'pictures'
  | 'picture_pages'
  | 'recognised_pages'
  | 'tables_without_lines'
  | 'old_word'
  // Of whose report it is, of which year.
  | 'agency_not_as_stated'
  | 'agency_not_as_named'
  | 'year_not_as_stated'
  | 'year_not_as_named'
  | 'title_and_period'
  | 'form_of_another_year'
  // Of the text.
  | 'lost_characters'
  | 'instructions'
  // What was found.
  | 'cells'
  | 'stated'
  // Rows that are left out rather than guessed, and tables and rows that are printed though nothing of them was read.
  | 'not_read'
  | 'no_label'
  | 'no_number'
  | 'unread'
  | 'sum_open'
  | 'cells_lost'
  | 'cells_astray'
  | 'no_cell_under'
  | 'too_few_cells'
  | 'too_many_cells'
  | 'several_values'
  | 'printed_twice';

/** A note about a reading: its code, and the numbers and the document's own words that its sentence is made of. */
export type ReadingNote = { code: NoteCode; about: string[] };

/** A value read from a document, with what was odd about the reading. No notes means nothing was. */
export type Noted<T> = { value: T; notes: ReadingNote[] };

/** Pairs a value with the notes of its reading. */
export function noted<T>(value: T, notes: ReadingNote[] = []): Noted<T> {
  return { value, notes };
}

/** A note of that code about these numbers and words. */
export function note(code: NoteCode, ...about: readonly (string | number)[]): ReadingNote {
  return { code, about: about.map(String) };
}
