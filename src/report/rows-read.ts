import { APPLICANTS } from './applicants.js';
import type { Fact } from './fact.js';
import { FORMS, type FormId, type FormRow, type TableId } from './forms.js';
import type { ReadingNote } from './noted.js';

/**
 * How a row of the form came to be known: `read` as printed; `placed` some of its cells by the form's sums; `recognised` some from a
 * picture; `unsure` printed and left out, for the reasons noted; `not_printed` nothing of it was found.
 */
export type RowState = 'read' | 'placed' | 'recognised' | 'unsure' | 'not_printed';

/** One row of the form as it was read: `cells` of the `asked` ones are known, `blank` of them empty. */
export type RowRead = {
  table: TableId;
  metric: string;
  state: RowState;
  asked: number;
  cells: number;
  blank: number;
  notes: ReadingNote[];
};

type Read = {
  form: FormId | null;
  facts: readonly Pick<Fact, 'metric' | 'status'>[];
  unsure: readonly ReadingNote[];
};

/** Every row of the report's form in its order, with the notes that no row of it is known by; no rows where the year had no form. */
export function rowsRead({ form, facts, unsure }: Read): { rows: RowRead[]; others: ReadingNote[] } {
  const rows = (form ? FORMS[form] : []).map((row): RowRead & { label: string } => {
    const own = facts.filter(({ metric, status }) => metric === row.metric && status !== 'text');
    const statuses = new Set<string>(own.map(({ status }) => status));
    const known = statuses.has('recognised') ? 'recognised' : statuses.has('placed') ? 'placed' : 'read';
    return {
      ...{ table: row.table, metric: row.metric, notes: [], label: labelOf(row) },
      state: own.length > 0 ? known : 'not_printed',
      asked: row.byApplicant ? APPLICANTS.length : 1,
      cells: own.length,
      blank: own.filter(({ status }) => status === 'blank').length,
    };
  });
  const others: ReadingNote[] = [];
  for (const note of unsure) {
    const meant = rowsMeant(note, rows);
    if (meant.length === 0) others.push(note);
    for (const row of meant) {
      row.notes.push(note);
      if (row.cells === 0) row.state = 'unsure';
    }
  }
  return { rows: rows.map(({ label: _, ...row }) => row), others };
}

/** The notes that are about a row of the form, or about its table as a whole. */
export function notesOn(metric: string, { form, unsure }: Omit<Read, 'facts'>): ReadingNote[] {
  const { rows } = rowsRead({ form, facts: [], unsure });
  const row = rows.find((one) => one.metric === metric);
  return row
    ? [...row.notes, ...unsure.filter(({ code, about }) => code === 'not_read' && about[0] === row.table)]
    : [];
}

/** The rows that lack cells and whose label the quoted row has, those with the longest; a quote may be of several columns. */
function rowsMeant<Row extends RowRead & { label: string }>({ about }: ReadingNote, rows: readonly Row[]): Row[] {
  const own = rows.filter(({ metric }) => metric === about[0]);
  if (own.length > 0) return own;
  const quote = wordsOf(about[0] ?? '');
  const named = rows.filter(({ label, cells, asked }) => cells < asked && label.length > 1 && quote.includes(label));
  const longest = Math.max(0, ...named.map(({ label }) => label.length));
  return named.filter(({ label }) => label.length === longest);
}

/** What a row is called without its number and without what the form adds in brackets, which reports leave out; the last label of others is a column's. */
function labelOf({ labels, byApplicant, table }: FormRow): string {
  const own = byApplicant || table === 'statistics' ? labels.at(-1) : labels.at(-2);
  return wordsOf((own ?? '').replace(/^（[^（）]{1,3}）/u, '').replaceAll(/（[^（）]*）/gu, ''));
}

function wordsOf(printed: string): string {
  return printed.replace(/^[（(]?[一二三四五六七八九十\d]+[）)、.．]/u, '').replaceAll(/[^\p{Script=Han}]/gu, '');
}
