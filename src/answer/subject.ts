import type { Dimension } from '../query/query.js';
import { shapeOf } from '../query/shape.js';
import type { Row, RowKey, Table } from '../query/table.js';
import type { FormId } from '../report/forms.js';

/** A row of a form: the id it is asked for by, and the id and form that it was filed under, which name it. */
export type ItemName = { id: string; metric: string; form: FormId | null };

/** What a figure is of, in its parts; several of a part where a fold went over them, none where it is said elsewhere. */
export type Subject = { agencies: string[]; years: number[]; items: ItemName[]; applicants: string[] };

/** The parts of a name, in its order. */
export const PARTS = ['agencies', 'years', 'items', 'applicants'] as const;
export type Part = (typeof PARTS)[number];

/** The part that a dimension of a table is told in. */
export const PART_OF: Readonly<Record<Dimension, Part>> = {
  agency: 'agencies',
  year: 'years',
  item: 'items',
  applicant: 'applicants',
};

/** The subject without any part. */
export const NOTHING: Subject = { agencies: [], years: [], items: [], applicants: [] };

/** What the row is of: its key, and for what was folded away that of the rows under it. */
export function subjectOf(row: Row): Subject {
  const leaves = row.key.item === undefined ? leavesOf(row) : [row];
  return {
    agencies: distinct(values(row, 'agency')),
    years: distinct(values(row, 'year')).sort((a, b) => a - b),
    items: distinctItems(leaves.flatMap(itemOf)),
    applicants: distinct(values(row, 'applicant').flatMap((applicant) => applicant ?? [])),
  };
}

/** The parts that all rows have in common; an item in the words of the newest form. */
export function sharedOf(rows: readonly Row[]): Subject {
  const subjects = rows.map(subjectOf).sort((a, b) => (b.years.at(-1) ?? 0) - (a.years.at(-1) ?? 0));
  const [first] = subjects;
  if (!first) return NOTHING;
  const common = (part: Part) => subjects.every((subject) => told(subject, part) === told(first, part));
  return {
    agencies: common('agencies') ? first.agencies : [],
    years: common('years') ? first.years : [],
    items: common('items') ? first.items : [],
    applicants: common('applicants') ? (first.applicants.length > 0 ? first.applicants : ['total']) : [],
  };
}

/** The parts of the row's subject that `shared` does not say; the whole where that would leave nothing. */
export function ownOf(row: Row, shared: Subject): Subject {
  const whole = subjectOf(row);
  const own = partsBeside(whole, shared);
  return PARTS.every((part) => own[part].length === 0) ? whole : own;
}

/** The parts of a subject that another does not say. */
export function partsBeside(whole: Subject, shared: Subject): Subject {
  return {
    agencies: told(whole, 'agencies') === told(shared, 'agencies') ? [] : whole.agencies,
    years: told(whole, 'years') === told(shared, 'years') ? [] : whole.years,
    items: told(whole, 'items') === told(shared, 'items') ? [] : whole.items,
    applicants:
      shared.applicants.length > 0 && told(whole, 'applicants') === told(shared, 'applicants') ? [] : whole.applicants,
  };
}

/** The parts in which these rows differ, in the order of a name. */
export function varyingIn(rows: readonly Row[]): Part[] {
  const subjects = rows.map(subjectOf);
  return PARTS.filter((part) => new Set(subjects.map((subject) => told(subject, part))).size > 1);
}

/** The subject with only these parts. */
export function only(subject: Subject, parts: readonly Part[]): Subject {
  return {
    agencies: parts.includes('agencies') ? subject.agencies : [],
    years: parts.includes('years') ? subject.years : [],
    items: parts.includes('items') ? subject.items : [],
    applicants: parts.includes('applicants') ? subject.applicants : [],
  };
}

/** One part of a subject as a key: equal where the part is the same. */
export function told(subject: Subject, part: Part): string {
  if (part === 'items') return subject.items.map(({ id }) => id).join('|');
  // A row without columns counts all applicants.
  return part === 'applicants' ? subject.applicants.filter((id) => id !== 'total').join('|') : subject[part].join('|');
}

/** The parts that a table is open in, the year among them where each agency's newest report may be of another. */
export function openParts({ open, query }: Pick<Table, 'open' | 'query'>): Part[] {
  const parts = open.map((dimension) => PART_OF[dimension]);
  const { year } = shapeOf(query.ask);
  const isOneYear = typeof year === 'string' && Number(year) > 0;
  return PARTS.filter((part) => parts.includes(part) || (part === 'years' && parts.includes('agencies') && !isOneYear));
}

/** What tells one row of a table from the others it was ranked or judged with, and what it has in common with them. */
export function splitBy(row: Row, own: readonly Part[]): { own: Subject; shared: Subject } {
  const whole = subjectOf(row);
  if (own.length === 0) return { own: whole, shared: NOTHING };
  return {
    own: only(whole, own),
    shared: only(
      whole,
      PARTS.filter((part) => !own.includes(part)),
    ),
  };
}

/** True where the row's item (or group of applicants) has a name of its own, so that its parts need no telling: a named sum or rate. */
export function isNamed({ key, working }: Row): boolean {
  const [first] = working?.terms ?? [];
  if (!first) return false;
  return (
    (key.item !== undefined && first.key.item !== key.item) ||
    (typeof key.applicant === 'string' && first.key.applicant !== key.applicant)
  );
}

/** The rows at the ends of a working, that cells print. */
export function leavesOf(row: Row): Row[] {
  return row.working ? row.working.terms.flatMap(leavesOf) : [row];
}

function values<Key extends keyof RowKey>(row: Row, part: Key): NonNullable<RowKey[Key]>[] {
  const own = row.key[part];
  if (own !== undefined) return own === null ? [] : [own];
  return row.working?.terms.flatMap((term) => values(term, part)) ?? [];
}

function itemOf({ key, cells, working }: Row): ItemName[] {
  if (key.item === undefined) return [];
  const [cell] = cells;
  const form = cell?.form ?? null;
  return [{ id: key.item, metric: cell && !working ? cell.metric : key.item, form }];
}

function distinct<Value>(items: readonly Value[]): Value[] {
  return [...new Set(items)];
}

function distinctItems(items: readonly ItemName[]): ItemName[] {
  return [...new Map(items.map((item) => [item.id, item])).values()];
}
