import { columnsOf, comparableTo, type Formula, itemOf } from '../report/items.js';
import { rowOf } from '../report/metrics.js';
import type { Terms } from '../report/rates.js';
import { applicantsIn, itemsIn } from './sets.js';
import { formOf, type Place, type Shelf } from './shelf.js';
import type { Cell, NoAmount, Row, RowKey } from './table.js';
import { commonUnit, inUnit, sumOf } from './units.js';
import type { Leaf } from './walk.js';

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

/** Parts added up. Blanks are left out and told, and what the form does not have is no gap; `strict` lets nothing be missing. */
function added(parts: readonly Row[], strict = false): Row {
  const there = strict ? parts : parts.filter(({ why }) => why !== 'off_form');
  const terms = there.filter(({ amount }) => amount !== null);
  const blank = there.filter(({ amount }) => amount === null);
  const lost = strict ? blank[0] : blank.find(({ why }) => LOST.includes(why));
  const cells = there.flatMap((part) => part.cells);
  const unit = commonUnit(terms.map((term) => term.unit));
  const key = { agency: parts[0]?.key.agency, year: parts[0]?.key.year };
  if (lost || unit === null) {
    const own = parts.find((part) => part.unit !== '')?.unit ?? '';
    return { key, amount: null, unit: own, why: lost?.why ?? there[0]?.why ?? 'off_form', cells };
  }
  const amount = sumOf(terms.map((term) => inUnit(term.amount ?? 0, { from: term.unit, to: unit })));
  const left = blank.length > 0 && { left: [{ why: 'blank' as const, rows: blank }] };
  return { key, amount, unit, cells, working: { how: 'sum', terms }, ...left };
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
  const sum = (items: readonly string[]) => (items.length === 1 ? of(items[0] ?? '') : added(items.map(of), true));
  const plus = sum(add);
  if (take.length === 0) return plus;
  const minus = sum(take);
  const why = plus.why ?? minus.why;
  const amount = why ? null : sumOf([plus.amount ?? 0, -(minus.amount ?? 0)]);
  const { agency, year } = plus.key;
  const working = { how: 'difference' as const, terms: [plus, minus] };
  return {
    ...plus,
    key: { agency, year },
    amount,
    ...(why && { why }),
    cells: [...plus.cells, ...minus.cells],
    working,
  };
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

function daysOf(year: number): number {
  return (Date.UTC(year + 1, 0) - Date.UTC(year, 0)) / 86_400_000;
}
