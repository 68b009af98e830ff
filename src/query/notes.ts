import type { FormId } from '../report/forms.js';
import { formOfYear } from '../report/forms.js';
import type { Expression, YearMember } from './query.js';
import { type Found, push, termOf } from './rows.js';
import { shapeOf } from './shape.js';
import type { Shelf, World } from './shelf.js';
import type { Cell, NoAmount, Row, Table, TableNote } from './table.js';
import { type Leaf, leavesOf } from './walk.js';

/** What a table was made with. `printed` holds the cells of each row that a cells node gave; other rows were worked out of those. */
export type Made = { found: Found; shelf: Shelf; printed: WeakSet<readonly Cell[]>; world: World };

/** Each agency is compared with every other; a sum over a country holds bodies inside others anyway. */
const MOST_COMPARED = 1000;

/** What is to be told once of the whole table. */
export function notesOn(ask: Expression, made: Made): Table['notes'] {
  const { found, shelf, printed } = made;
  const rows = found.rows.flatMap((row) => printedUnder(row, printed));
  const cells = [...new Set(rows.flatMap((row) => row.cells))];
  const leaves = leavesOf(ask).filter(({ earlier }) => earlier === 0);
  const years = leaves.flatMap((leaf) => [...yearsDiffer(leaf, shelf), ...yearsMissing(leaf, shelf)]);
  return [
    ...once([...years, ...formBreaks(rows)]),
    ...cells.flatMap((cell): TableNote[] => (cell.correction ? [{ kind: 'corrected', cell }] : [])),
    ...once(found.rows.flatMap((row) => overlaps(row, made))),
    ...leftOut(ask.kind === 'fold' ? found.rows : [], found.undecided),
  ];
}

function once(notes: readonly TableNote[]): TableNote[] {
  return [...new Map(notes.map((note) => [JSON.stringify(note), note])).values()];
}

function printedUnder(row: Row, printed: Made['printed']): Row[] {
  if (printed.has(row.cells) || !row.working) return [termOf(row)];
  return row.working.terms.flatMap((term) => printedUnder(term, printed));
}

// Each agency's newest report, but not of one year: the years are told, and the one that most of them have is offered.
function yearsDiffer(leaf: Leaf, shelf: Shelf): TableNote[] {
  const isNewest = leaf.node.years.any.some((member) => typeof member === 'object' && 'latest' in member);
  if (!isNewest || shapeOf(leaf.node).agency !== true) return [];
  const newest = new Map<string, number>();
  for (const { agency, year } of shelf.places(leaf)) if (year !== undefined) newest.set(agency, year);
  const years = [...new Set(newest.values())].sort((a, b) => a - b);
  if (years.length < 2) return [];
  const counts = new Map<number, number>();
  for (const agency of newest.keys()) {
    for (const { year } of shelf.filed(agency)) counts.set(year, (counts.get(year) ?? 0) + 1);
  }
  const [best] = [...counts].filter(([, count]) => count > 1).sort(([a, most], [b, other]) => other - most || b - a);
  return [{ kind: 'years_differ', years, common: best?.[0] ?? null }];
}

const EARLIEST = 1990;
const LATEST = 2099;

// A run of years that is named is wanted whole; of all years, those between the first and the last.
function yearsMissing(leaf: Leaf, shelf: Shelf): TableNote[] {
  const { agencies, years } = leaf.node;
  if (shapeOf(leaf.node).year !== true || years.any.some((member) => typeof member === 'number')) return [];
  return agencies.any.flatMap((agency): TableNote[] => {
    if (typeof agency !== 'string') return [];
    const own = shelf.places(leaf).flatMap((place) => (place.agency === agency && place.filed ? place.filed.year : []));
    const out = new Set(years.but?.flatMap((member) => yearsOf(member)));
    const wanted = years.any.flatMap((member) => yearsOf(member));
    const span = wanted.length > 0 ? wanted : between(Math.min(...own), Math.max(...own));
    // An end that no report can have (历年, 2020年以来) is open.
    const first = Math.min(...span) <= EARLIEST ? Math.min(...own) : EARLIEST;
    const last = Math.max(...span) >= LATEST ? Math.max(...own) : LATEST;
    const missing = span.filter((year) => year >= first && year <= last && !own.includes(year) && !out.has(year));
    return missing.length > 0 && own.length > 0 ? [{ kind: 'years_missing', agency, years: missing }] : [];
  });
}

function yearsOf(member: YearMember): number[] {
  if (typeof member === 'number') return [member];
  return 'from' in member ? between(member.from, member.to) : [];
}

/** The years of a run as far as reports can be of them: whoever sends a query may name any number. */
function between(from: number, to: number): number[] {
  const [start, end] = [Math.max(from, EARLIEST), Math.min(to, LATEST)];
  return start <= end ? Array.from({ length: end - start + 1 }, (_, at) => start + at) : [];
}

// In a series every change of form is told; among agencies only one that gave the row another name.
function formBreaks(rows: readonly Row[]): TableNote[] {
  const byItem = new Map<string, { agency: string; year: number; form: FormId; metric: string }[]>();
  for (const { key, amount, cells } of rows) {
    const { item, agency, year } = key;
    if (amount === null || item === undefined || agency === undefined || year === undefined) continue;
    const [first] = cells;
    const form = first?.form ?? formOfYear(year);
    const metric = first && cells.length === 1 ? first.metric : item;
    if (first && form) push(byItem, item, { agency, year, form, metric });
  }
  return [...byItem.values()].flatMap((figures) => {
    figures.sort((a, b) => a.year - b.year);
    const forms = new Map<string, Set<FormId>>();
    for (const { agency, form } of figures) forms.set(agency, (forms.get(agency) ?? new Set()).add(form));
    const isSeries = [...forms.values()].some((own) => own.size > 1);
    return figures.flatMap((later, at): TableNote[] => {
      const before = figures[at - 1];
      if (!before || before.form === later.form || !(isSeries || before.metric !== later.metric)) return [];
      return [{ kind: 'form_break', year: Number(later.form), items: [before.metric, later.metric] }];
    });
  });
}

function overlaps(row: Row, made: Made): TableNote[] {
  const { printed, world } = made;
  if (!row.working || printed.has(row.cells)) return [];
  const { how, terms } = row.working;
  const deeper = terms.flatMap((term) => overlaps(term, made));
  const agencies = [...new Set(terms.flatMap(({ key }) => key.agency ?? []))];
  if (how !== 'sum' || agencies.length > MOST_COMPARED) return deeper;
  const pairs = world.overlaps?.(agencies) ?? [];
  return [...pairs.map(([parent, child]): TableNote => ({ kind: 'overlap', parent, child })), ...deeper];
}

function leftOut(folded: readonly Row[], undecided: readonly Row[]): TableNote[] {
  const byReason = new Map<NoAmount, Row[]>();
  const left = folded.flatMap((row) => row.left ?? []);
  const all = [...left, ...undecided.map((row) => ({ why: row.why ?? ('none_known' as const), rows: [row] }))];
  for (const { why, rows } of all) for (const row of rows) push(byReason, why, row);
  return [...byReason].map(([why, rows]) => ({ kind: 'left_out', why, rows }));
}
