import { DIMENSIONS, type Dimension, type Expression } from './query.js';
import { type Found, keyText, push, termOf } from './rows.js';
import { openIn, type Shape } from './shape.js';
import type { NoAmount, Row, RowKey } from './table.js';
import { commonUnit, inUnit, sumOf } from './units.js';

type Fold = Extract<Expression, { kind: 'fold' }>;
type Arithmetic = Exclude<Fold['how'], 'count'>;
/** The rows that one row is made of, and those that could have been among them. */
type Group = { rows: Row[]; undecided: Row[]; refused: Row[] };

const ABSENT: readonly (NoAmount | undefined)[] = ['off_form', 'no_table', 'no_report', 'unsure'];

/** One row for all that differ in the folded dimensions only; of what is not known the known is folded, and the rest told by reason. */
export function fold({ how, over, of }: Fold, found: Found, shape: Shape): Found {
  const open = openIn(found.shape);
  const gone = open.filter((dimension) => over.includes(dimension));
  const groups = groupsIn(
    found,
    open.filter((dimension) => !over.includes(dimension)),
  );
  const rows = groups.map((group): Row => {
    const all = [...group.rows, ...group.undecided, ...group.refused];
    const key = keyOf(all, gone);
    const row =
      how === 'count'
        ? counted(group, { key, all: of.kind === 'keep' })
        : folded(group, { key, how, overItems: gone.includes('item') });
    const earlier = all[0]?.earlier;
    return earlier ? { ...row, earlier } : row;
  });
  return { shape, rows, undecided: [], refused: [] };
}

function groupsIn({ rows, undecided, refused }: Found, kept: readonly Dimension[]): Group[] {
  const groups = new Map<string, Group>();
  // All of nothing is one group too: it counts none.
  if (kept.length === 0) groups.set('', { rows: [], undecided: [], refused: [] });
  for (const [part, members] of Object.entries({ rows, undecided, refused })) {
    for (const row of members) {
      const key = keyText(row, kept);
      const group = groups.get(key) ?? { rows: [], undecided: [], refused: [] };
      // The parts of a group have the names of those of `Found`.
      group[part as keyof Group].push(row);
      groups.set(key, group);
    }
  }
  const all = [...groups.values()];
  // Years of several agencies come agency by agency; as a series they rise.
  return kept.length === 1 && kept[0] === 'year' ? all.sort((a, b) => yearOf(a) - yearOf(b)) : all;
}

function yearOf({ rows, undecided, refused }: Group): number {
  return [...rows.slice(0, 1), ...undecided.slice(0, 1), ...refused.slice(0, 1)][0]?.key.year ?? 0;
}

function folded(
  { rows, undecided, refused }: Group,
  { key, how, overItems }: { key: RowKey; how: Arithmetic; overItems: boolean },
): Row {
  const known = rows.filter(({ amount }) => amount !== null);
  // A form that lacks some of the parts leaves no gap in their sum, nor does a report that is not there in a sum of reports.
  const isGap = ({ amount, why, key: own }: Row) =>
    amount === null && !(overItems && why === 'off_form' && known.length > 0) && own.item !== 'report';
  const terms = known.map(termOf);
  const row = {
    ...{ key, cells: cellsOf(rows), working: { how, terms } },
    ...leftOf([...rows.filter(isGap), ...undecided]),
  };
  const unit = commonUnit(known.map((one) => one.unit));
  if (unit === null) {
    const [first] = [...rows, ...undecided, ...refused];
    const why = known.length > 0 ? 'unlike' : !first ? 'no_report' : rows.length === 1 ? first.why : undefined;
    return { ...row, amount: null, unit: first?.unit ?? '', why: why ?? 'none_known' };
  }
  const amounts = known.map((one) => inUnit(one.amount ?? 0, { from: one.unit, to: unit }));
  return { ...row, amount: worked(how, amounts), unit };
}

function worked(how: Arithmetic, amounts: readonly number[]): number {
  switch (how) {
    case 'sum':
      return sumOf(amounts);
    case 'mean':
      return sumOf(amounts) / amounts.length;
    case 'median': {
      const sorted = [...amounts].sort((a, b) => a - b);
      const [low = 0, high = low] = sorted.slice((sorted.length - 1) >> 1, (sorted.length >> 1) + 1);
      return sumOf([low, high]) / 2;
    }
    case 'largest':
      return amounts.reduce((most, amount) => Math.max(most, amount));
    case 'smallest':
      return amounts.reduce((least, amount) => Math.min(least, amount));
    default:
      return how satisfies never;
  }
}

/** Rows that are there; what a condition kept is there, also where it asks for what is absent. */
function counted({ rows, undecided }: Group, { key, all }: { key: RowKey; all: boolean }): Row {
  const isThere = ({ why }: Row) => all || !ABSENT.includes(why);
  const there = rows.filter(isThere);
  const left = leftOf([...rows.filter((row) => !isThere(row)), ...undecided]);
  const working = { how: 'count' as const, terms: there.map(termOf) };
  return { key, amount: there.length, unit: '个', cells: cellsOf(there), working, ...left };
}

function leftOf(rows: readonly Row[]): Pick<Row, 'left'> {
  const byReason = new Map<NoAmount, Row[]>();
  for (const row of rows) push(byReason, row.why ?? 'none_known', termOf(row));
  return byReason.size > 0 ? { left: [...byReason].map(([why, left]) => ({ why, rows: left })) } : {};
}

/** What the rows have in common, without the dimensions that are folded away. */
function keyOf(rows: readonly Row[], gone: readonly Dimension[]): RowKey {
  const [first] = rows;
  if (!first) return {};
  const common = DIMENSIONS.filter(
    (dimension) => !gone.includes(dimension) && rows.every((row) => row.key[dimension] === first.key[dimension]),
  );
  return Object.fromEntries(
    common.flatMap((dimension) => (first.key[dimension] === undefined ? [] : [[dimension, first.key[dimension]]])),
  );
}

function cellsOf(rows: readonly Row[]): Row['cells'] {
  return [...new Set(rows.flatMap((row) => row.cells))];
}
