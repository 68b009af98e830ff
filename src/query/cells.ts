import { columnsOf, comparableTo, type Formula, itemOf } from '../report/items.js';
import { rowOf } from '../report/metrics.js';
import type { Terms } from '../report/rates.js';
import type { Leaf } from './leaves.js';
import { applicantsIn, itemsIn } from './sets.js';
import { formOf, type Place, type Shelf } from './shelf.js';
import type { Cell, NoAmount, Row, RowKey } from './table.js';
import { commonUnit, exact, inUnit } from './units.js';

type Key = { item: string; applicant: string | null };

/** Why a part is missing for good: a sum without it would be a wrong figure. */
const LOST: readonly (NoAmount | undefined)[] = ['no_report', 'no_table', 'unsure'];

/** The rows of a cells node: every report with every item and column, each with its figure or why there is none. */
export function cellRows(leaf: Leaf, shelf: Shelf): Row[] {
  const { node, earlier } = leaf;
  return shelf.places(leaf).flatMap((place) =>
    itemsIn(node.items, place.filed ? formOf(place.filed) : null).flatMap((item) =>
      applicantsIn(node.applicants, item).map((applicant) => {
        const row = figure({ item, applicant }, place, shelf);
        return earlier > 0 ? { ...row, earlier } : row;
      }),
    ),
  );
}

/** The figure of an item in one report: the printed one, the one worked out of its parts, or the one that the text states. */
function figure(asked: Key, place: Place, shelf: Shelf): Row {
  const formula = itemOf(asked.item)?.formula;
  const { filed, agency, year } = place;
  const key: RowKey = { ...asked, agency, ...(year !== undefined && { year }) };
  if (!filed || year === undefined) return none(key, 'no_report');
  if (formula?.kind === 'filed') return { key, amount: 1, unit: '份', cells: [] };
  if (formula?.kind === 'days') return { key, amount: daysOf(filed.year), unit: '天', cells: [] };
  const cells = [asked.item, ...comparableTo(asked.item)].flatMap((metric) =>
    shelf.cells(filed.report, metric).filter((cell) => isOf(cell, asked.applicant)),
  );
  const printed = cells.find(({ status }) => status !== 'text');
  if (printed && printed.value !== null) return known(key, printed.value, [printed]);
  const sum = worked(asked, place, shelf);
  if (sum && sum.amount !== null) return { ...sum, key };
  const stated = cells.filter(({ status, value }) => status === 'text' && value !== null);
  const [said] = stated;
  if (said && said.value !== null) {
    const blank = printed ? [printed] : [];
    const agree = stated.every(({ value, unit }) => value === said.value && unit === said.unit);
    return agree ? known(key, said.value, [said, ...blank]) : none(key, 'unsure', [...stated, ...blank]);
  }
  if (printed) return none(key, 'blank', [printed]);
  return sum ? { ...sum, key } : none(key, absence(asked, place, shelf));
}

/** The figure added up or divided; `null` where the item is a printed row and column, or its parts are not on the form. */
function worked({ item, applicant }: Key, place: Place, shelf: Shelf): Row | null {
  const formula = itemOf(item)?.formula;
  const of = (part: string) => figure({ item: part, applicant }, place, shelf);
  if (formula?.kind === 'rate') return rate(formula, { of, none: absence({ item, applicant }, place, shelf) });
  const form = place.filed ? formOf(place.filed) : null;
  const parts = formula?.kind === 'sum' && form ? formula.parts(form) : [];
  if (parts.length > 0) return added(parts.map(of));
  const columns = applicant === null ? [] : columnsOf(applicant);
  const own = columns.length > 1 ? columns.map((column) => figure({ item, applicant: column }, place, shelf)) : [];
  return own.length > 0 ? added(own) : null;
}

// Blanks are left out and told; a part that the form does not have is no gap.
function added(parts: readonly Row[]): Row {
  const there = parts.filter(({ why }) => why !== 'off_form');
  const cells = there.flatMap((part) => part.cells);
  const lost = there.find(({ why }) => LOST.includes(why));
  const terms = there.filter(({ amount }) => amount !== null);
  const unit = commonUnit(terms.map((term) => term.unit));
  if (lost || unit === null)
    return { ...none({}, lost?.why ?? there[0]?.why ?? 'off_form', cells), unit: unitOf(parts) };
  const amount = exact(terms.reduce((sum, term) => sum + inUnit(term.amount ?? 0, { from: term.unit, to: unit }), 0));
  const blank = there.filter((part) => part.amount === null);
  return {
    ...{ key: {}, amount, unit, cells, working: { how: 'sum', terms } },
    ...(blank.length > 0 && { left: [{ why: 'blank' as const, rows: blank }] }),
  };
}

/** A rate rests on every one of its terms. */
function rate(
  { part, whole }: Extract<Formula, { kind: 'rate' }>,
  { of, none: why }: { of: (item: string) => Row; none: NoAmount },
): Row {
  if (why === 'off_form') return { ...none({}, why), unit: '%' };
  const terms = [total(part, of), total(whole, of)];
  const [above, below] = terms;
  const unknown = terms.find(({ amount }) => amount === null);
  const cells = [...new Set(terms.flatMap((term) => term.cells))];
  const noBase = below?.amount === 0 ? 'no_base' : undefined;
  const reason = unknown?.why ?? noBase;
  const amount = reason ? null : ((above?.amount ?? 0) / (below?.amount ?? 1)) * 100;
  return { key: {}, amount, unit: '%', ...(reason && { why: reason }), cells, working: { how: 'share', terms } };
}

function total({ add, take = [] }: Terms, of: (item: string) => Row): Row {
  const plus = strict(add.map(of));
  if (take.length === 0) return plus;
  const minus = strict(take.map(of));
  const why = plus.why ?? minus.why;
  const amount = why ? null : exact((plus.amount ?? 0) - (minus.amount ?? 0));
  const cells = [...plus.cells, ...minus.cells];
  const key = { agency: plus.key.agency, year: plus.key.year };
  return {
    key,
    amount,
    unit: plus.unit,
    ...(why && { why }),
    cells,
    working: { how: 'difference', terms: [plus, minus] },
  };
}

function strict(terms: readonly Row[]): Row {
  const [only] = terms;
  if (only && terms.length === 1) return only;
  const why = terms.find(({ amount }) => amount === null)?.why;
  const amount = why ? null : exact(terms.reduce((sum, term) => sum + (term.amount ?? 0), 0));
  const key = { agency: only?.key.agency, year: only?.key.year };
  const cells = terms.flatMap((term) => term.cells);
  return { key, amount, unit: unitOf(terms), ...(why && { why }), cells, working: { how: 'sum', terms: [...terms] } };
}

function absence({ item, applicant }: Key, { filed }: Place, shelf: Shelf): NoAmount {
  const form = filed && formOf(filed);
  const isTotal = applicant === null || applicant === 'total';
  const same = [item, ...comparableTo(item)].flatMap((id) => itemOf(id) ?? []);
  const own = form && same.find((one) => one.forms.includes(form) && (isTotal || one.byApplicant))?.id;
  if (!own) return 'off_form';
  const table = rowOf(own, form)?.table ?? itemOf(own)?.table;
  return table && shelf.hasTable(filed.report, table) ? 'unsure' : 'no_table';
}

function isOf(cell: Cell, applicant: string | null): boolean {
  // Forms without columns count all applicants.
  return (cell.applicant ?? 'total') === (applicant ?? 'total');
}

function known(key: RowKey, amount: number, cells: Cell[]): Row {
  return { key, amount, unit: cells[0]?.unit ?? '', cells };
}

function none(key: RowKey, why: NoAmount, cells: Cell[] = []): Row {
  const unit = cells[0]?.unit ?? (key.item === undefined ? '' : (itemOf(key.item)?.unit ?? ''));
  return { key, amount: null, unit, why, cells };
}

function unitOf(rows: readonly Row[]): string {
  return rows.find(({ unit }) => unit !== '')?.unit ?? '';
}

function daysOf(year: number): number {
  return (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / 86_400_000;
}
