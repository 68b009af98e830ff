import { against } from './against.js';
import { cellRows } from './cells.js';
import { fold } from './fold.js';
import { type Bench, createJudge, keep } from './judge-rows.js';
import { type Made, notesOn } from './notes.js';
import { order } from './order.js';
import type { Condition, Expression, Query } from './query.js';
import { type Found, termOf } from './rows.js';
import { openIn, shapeOf } from './shape.js';
import { fillShelf, type Shelf, type World } from './shelf.js';
import type { Table, Verdict } from './table.js';
import { allOperandsOf, leavesOf, operandsOfConditions } from './walk.js';

/** Looks up and works out what a query asks for; it holds neither `last` nor `with`. */
export async function evaluate(query: Query, world: World): Promise<Table> {
  const shelf = await fillShelf(
    [query.ask, ...operandsOfConditions(query.claim ?? [])].flatMap((part) => leavesOf(part, allOperandsOf)),
    world,
  );
  const printed: Made['printed'] = new WeakSet();
  const at = (earlier: number): Bench => ({
    found: (expression) => work(expression, { earlier, shelf, at, printed }),
    places: world.places,
    shelf,
  });
  const bench = at(0);
  const found = bench.found(query.ask);
  const { rows, undecided, refused, shape } = found;
  return {
    query,
    shape: outermost(query.ask),
    open: openIn(shape),
    rows: rows.map(termOf),
    undecided: undecided.map(termOf),
    refused: refused.length,
    behind: behind(query.ask, refused).map(termOf),
    claims: claimsOn(found, query.claim ?? [], bench),
    notes: notesOn(query.ask, { found, shelf, printed, world }),
  };
}

type Work = { earlier: number; shelf: Shelf; at: (earlier: number) => Bench; printed: Made['printed'] };

function work(expression: Expression, { earlier, shelf, at, printed }: Work): Found {
  const bench = at(earlier);
  const shape = shapeOf(expression);
  switch (expression.kind) {
    case 'cells': {
      const rows = cellRows({ node: expression, earlier }, shelf);
      for (const row of rows) printed.add(row.cells);
      return { shape, rows, undecided: [], refused: [] };
    }
    case 'together': {
      const parts = expression.of.map(bench.found);
      const of = (part: 'rows' | 'undecided' | 'refused') => parts.flatMap((found) => found[part]);
      return { shape, rows: of('rows'), undecided: of('undecided'), refused: of('refused') };
    }
    case 'fold':
      return fold(expression, bench.found(expression.of), shape);
    case 'against':
      return against(expression.how, { of: bench.found(expression.of), from: bench.found(expression.from), shape });
    case 'before':
      return { ...at(earlier + expression.years).found(expression.of), shape };
    case 'order':
      return { ...order(expression, bench.found(expression.of)), shape };
    case 'keep':
      return { ...keep(expression.where, bench.found(expression.of), bench), shape };
    case 'last':
    case 'with':
      throw new TypeError('A follow-up is written out before it is looked up.');
    default:
      return expression satisfies never;
  }
}

/** The rows that follow the first one of an order. */
function behind(ask: Expression, refused: Found['refused']): Found['refused'] {
  const [only, ...more] = ask.kind === 'keep' ? ask.where : [];
  if (only?.is !== 'rank' || only.from !== 1 || only.to !== 1 || only.of || more.length > 0) return [];
  return refused
    .filter(({ place }) => place !== undefined)
    .sort((a, b) => (a.place?.at ?? 0) - (b.place?.at ?? 0))
    .slice(0, MOST_BEHIND);
}

const MOST_BEHIND = 9;

/** Where nothing is left to be judged, what could not be told is. */
function claimsOn(found: Found, claims: readonly Condition[], bench: Bench): Verdict[] {
  const rows = found.rows.length > 0 ? found.rows : found.undecided;
  return claims.flatMap((claim, condition) => {
    const judge = createJudge(claim, found.shape, bench);
    return rows.map((row) => {
      const { verdict, beside } = judge(row);
      return { verdict, condition, row: termOf(beside.length > 0 ? { ...row, beside: [...beside] } : row) };
    });
  });
}

function outermost(expression: Expression): Table['shape'] {
  if (expression.kind === 'before' || expression.kind === 'with') return outermost(expression.of);
  return expression.kind === 'last' ? 'cells' : expression.kind;
}
