import type { Expression } from './query.js';
import { type Found, groupsOf } from './rows.js';
import type { Row } from './table.js';
import { commonUnit, inUnit } from './units.js';

/** The rows by size with their places, within each group; what has no amount has no place, and unlike amounts have no order. */
export function order({ by, within = [] }: Extract<Expression, { kind: 'order' }>, found: Found): Found {
  const groups = groupsOf(found.rows, within).map((group) => placed(group, by));
  const undecided = [...found.undecided, ...found.rows.filter(({ amount }) => amount === null)];
  return { ...found, rows: groups.flat(), undecided };
}

function placed(group: readonly Row[], by: 'most' | 'least'): Row[] {
  const known = group.filter(({ amount }) => amount !== null);
  const unit = commonUnit(known.map((row) => row.unit));
  if (unit === null) return known;
  const measured = known.map((row) => ({ row, amount: inUnit(row.amount ?? 0, { from: row.unit, to: unit }) }));
  measured.sort((a, b) => (by === 'most' ? b.amount - a.amount : a.amount - b.amount));
  const rows: Row[] = [];
  for (let first = 0; first < measured.length; ) {
    let next = first + 1;
    while (measured[next]?.amount === measured[first]?.amount) next += 1;
    const place = { at: first + 1, to: next, of: measured.length };
    rows.push(...measured.slice(first, next).map(({ row }) => ({ ...row, place })));
    first = next;
  }
  return rows;
}
