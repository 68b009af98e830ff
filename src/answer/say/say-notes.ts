import type { Row, Table, TableNote } from '../../query/table.js';
import { leavesOf } from '../../query/walk.js';
import type { SaidLine } from '../blocks.js';
import type { Desk } from '../desk.js';
import { NOTHING, ownOf, sharedOf, subjectOf } from '../subject.js';
import { missingBy } from './say-list.js';
import type { Telling } from './say-row.js';

/** What is to be known of the whole table, a line each: years that differ or lack, changes of form, what was left out. */
export function sayNotes(table: Table, telling: Telling, { wording }: Pick<Desk, 'wording'>): SaidLine[] {
  // What a fold left out is among the notes; that of a named sum stands with its row only.
  const isFold = table.query.ask.kind === 'fold';
  const left = isFold ? [] : table.rows.flatMap((row) => row.left?.flatMap(({ rows }) => rows) ?? []);
  return [
    ...leavingOut(table, telling),
    ...table.notes.flatMap((note) => noteLines(note, table, { telling, wording })),
    ...leftLines(left, table, telling),
  ];
}

/** Agencies that are left out of what is asked, named. */
function leavingOut({ query }: Table, { words }: Telling): SaidLine[] {
  const out = leavesOf(query.ask).flatMap(({ node }) => node.agencies.but ?? []);
  const agencies = [...new Set(out.filter((member) => typeof member === 'string'))];
  return agencies.length > 0 ? [plain(words.leavingOut(words.name({ ...NOTHING, agencies })))] : [];
}

/** Questions that the notes offer: the same in a year that most agencies have. */
export function notesAsk(table: Table, { words }: Telling): string[] {
  return table.notes.flatMap((note) =>
    note.kind === 'years_differ' && note.common !== null
      ? [words.askingYear({ ...sharedOf(table.rows), agencies: [] }, note.common)]
      : [],
  );
}

function noteLines(
  note: TableNote,
  table: Table,
  { telling, wording }: { telling: Telling; wording: Desk['wording'] },
): SaidLine[] {
  const { words } = telling;
  switch (note.kind) {
    case 'years_differ':
      return [plain(words.yearsDiffer(note.years))];
    case 'years_missing':
      return [plain(words.yearsMissing(words.name({ ...NOTHING, agencies: [note.agency] }), note.years))];
    case 'form_break':
      return breakLines(note.year, table, { telling, wording });
    case 'overlap':
      return [
        plain(
          words.overlap(
            words.name({ ...NOTHING, agencies: [note.parent] }),
            words.name({ ...NOTHING, agencies: [note.child] }),
          ),
        ),
      ];
    case 'left_out':
      // Rankings and lists of who passes tell those themselves.
      return table.shape === 'order' || table.shape === 'keep' ? [] : leftLines(note.rows, table, telling);
    case 'corrected':
      // Told with the figures themselves.
      return [];
    default:
      return note satisfies never;
  }
}

/** What the rows are called before the form changed and after. */
function breakLines(
  year: number,
  { rows }: Table,
  { telling: { words }, wording }: { telling: Telling; wording: Desk['wording'] },
): SaidLine[] {
  const cells = rows.flatMap((row) => (row.working ? row.working.terms : [row]));
  const names = (later: boolean) =>
    cells
      .filter((row) => row.cells.length > 0 && (subjectOf(row).years[0] ?? 0) >= year === later)
      .map((row) => words.name({ ...NOTHING, items: subjectOf(row).items }));
  const [before, after] = [names(false).at(-1), names(true)[0]];
  return before === undefined || after === undefined ? [] : [plain(wording.formBreak({ year, before, after }))];
}

/** What was not counted in, by reason, without what the table's rows have in common. */
function leftLines(rows: readonly Row[], table: Table, { words, cited }: Telling): SaidLine[] {
  if (rows.length === 0) return [];
  const shared = sharedOf([...rows, ...table.rows]);
  const blanks = rows.filter(({ why, working }) => why === 'blank' && !working);
  const text = words.leftOut(missingBy(rows, (row) => words.name(ownOf(row, shared))));
  return [{ text, marks: blanks.flatMap(cited.marks) }];
}

function plain(text: string): SaidLine {
  return { text, marks: [] };
}
