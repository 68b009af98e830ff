import type { Dimension, Expression } from './query.js';
import { type Found, keyText, push, termOf } from './rows.js';
import { openIn, type Shape, sharedBy } from './shape.js';
import type { NoAmount, Row } from './table.js';
import { commonUnit, inUnit, sumOf } from './units.js';

type How = Extract<Expression, { kind: 'against' }>['how'];

/** Row by row what one table is against another; rows without a partner are left out and named. */
export function against(how: How, { of, from, shape }: { of: Found; from: Found; shape: Shape }): Found {
  const partners = partnersIn(from, of.shape);
  // One figure against several: the rows are told apart by those.
  const apart = openIn(from.shape).filter((dimension) => of.shape[dimension] !== true);
  const rows: Row[] = [];
  const undecided = [...of.undecided];
  for (const row of of.rows) {
    const found = partners(row);
    rows.push(...found.map((partner) => worked(how, { of: row, from: partner, apart })));
    if (found.length === 0) undecided.push(alone(how, row));
  }
  return { shape, rows, undecided, refused: of.refused };
}

/** Finds the rows of a table that belong to a row of another: under the same key, as far as both tables are open. */
export function partnersIn({ rows, shape }: Found, other: Shape): (row: Row) => readonly Row[] {
  const dimensions = sharedBy(shape, other);
  const byKey = new Map<string, Row[]>();
  for (const row of rows) push(byKey, keyText(row, dimensions), row);
  return (row) => byKey.get(keyText(row, dimensions)) ?? [];
}

function worked(how: How, { of, from, apart }: { of: Row; from: Row; apart: readonly Dimension[] }): Row {
  const named = apart.flatMap((dimension) =>
    from.key[dimension] === undefined ? [] : [[dimension, from.key[dimension]]],
  );
  const key = { ...of.key, ...Object.fromEntries(named) };
  const cells = [...new Set([...of.cells, ...from.cells])];
  const row = {
    key,
    cells,
    working: { how, terms: [termOf(of), termOf(from)] },
    ...(of.earlier && { earlier: of.earlier }),
  };
  const none = (why: NoAmount, unit = of.unit): Row => ({ ...row, amount: null, unit, why });
  if (of.amount === null) return none(of.why ?? 'none_known');
  if (from.amount === null) return none(from.why ?? 'none_known');
  const perDay = how === 'times' && from.unit === '天' && of.unit !== '天';
  const unit = perDay ? from.unit : commonUnit([of.unit, from.unit]);
  if (unit === null) return none('unlike');
  const [a, b] = [of, from].map((one) => inUnit(one.amount ?? 0, { from: one.unit, to: unit })) as [number, number];
  const difference = { amount: sumOf([a, -b]), unit: unit === '%' ? '百分点' : unit };
  switch (how) {
    case 'difference':
      return { ...row, ...difference };
    case 'share':
      return b === 0 ? none('no_base', '%') : { ...row, amount: (a / b) * 100, unit: '%' };
    case 'times':
      if (perDay) return { ...row, amount: a / b, unit: `${of.unit}/天` };
      return b === 0 ? none('no_base', '倍') : { ...row, amount: a / b, unit: '倍' };
    case 'growth':
      return b <= 0
        ? { ...none('no_base', '%'), difference }
        : { ...row, amount: ((a - b) / b) * 100, unit: '%', difference };
    default:
      return how satisfies never;
  }
}

function alone(how: How, of: Row): Row {
  const working = { how, terms: [termOf(of)] };
  return { ...of, amount: null, why: 'no_report', working };
}
