/** One way in which the cells of a row may stand in its columns; `null` is a column without a cell. */
export type Placement<Cell> = readonly (Cell | null)[];

/**
 * A row, the ways its cells may stand, and the number a cell counts for (a blank counts for 0). A row with one way stands so
 * whatever its sum, unless `mustClose`: then its own sum is what the way rests on, and with `mustBalance` the columns' too.
 */
export type LooseRow<Cell> = {
  placements: Placement<Cell>[];
  countOf: (cell: Cell) => number;
  mustClose?: boolean;
  mustBalance?: boolean;
};

/** In every column the rows of `left` together equal the rows of `right`; by their places in the list of rows. */
export type Equation = { left: readonly number[]; right: readonly number[] };

/** What is known of one column of a row: its cell, or `null` where it is blank; `undefined` where that is open. */
export type Settled<Cell> = (Cell | null | undefined)[];

export type Loose<Cell> = {
  rows: readonly LooseRow<Cell>[];
  /** The columns that a row's total adds up, and the total's own. */
  parts: readonly number[];
  total: number;
  equations: readonly Equation[];
  /** Whether two cells say the same, where a way of standing has cells of its own. */
  isSame?: (one: Cell, other: Cell) => boolean;
};

/** Past this many steps the table is as good as undecided. */
const MOST_STEPS = 20_000;

/** Ways of standing that count the same in every column. */
type Class<Cell> = { counts: number[]; placements: Placement<Cell>[] };

/**
 * Finds where the cells of each row belong: all ways of standing that agree with the sums are gone through, and a column
 * is settled where all of them have the same in it. A row for which none agrees has every column open.
 */
export function settle<Cell>({ rows, parts, total, equations, isSame = Object.is }: Loose<Cell>): Settled<Cell>[] {
  if (rows.every((row) => row.placements.length === 0 || stands(row))) {
    return rows.map((row) => [...(row.placements[0] ?? [])]);
  }
  const classes = rows.map((row) => classesOf({ row, parts, total }));
  const live = equations.filter(({ left, right }) => [...left, ...right].every((at) => (classes[at] ?? []).length > 0));
  const kept = consistent({ classes, equations: live, columns: [...parts, total] });
  return rows.map((row, at) => {
    if (stands(row)) return [...(row.placements[0] ?? [])];
    const isBalanced = !row.mustBalance || live.some(({ left, right }) => left.includes(at) || right.includes(at));
    const open = new Array<undefined>(row.placements[0]?.length ?? 0).fill(undefined);
    const left = isBalanced ? (kept?.[at] ?? []) : [];
    return kept === undefined || left.length === 0
      ? open
      : agreed(
          left.flatMap((each) => each.placements),
          isSame,
        );
  });
}

function stands<Cell>({ placements, mustClose }: LooseRow<Cell>): boolean {
  return placements.length === 1 && mustClose !== true;
}

/**
 * A row that can stand in one way only stands, whatever its sum: a wrong total is the report's own. Of the others, a row
 * whose total agrees with its parts in no way is damaged, and its sums tell nothing.
 */
function classesOf<Cell>({ row, parts, total }: { row: LooseRow<Cell>; parts: readonly number[]; total: number }) {
  const classes = new Map<string, Class<Cell>>();
  let closes = stands(row);
  for (const placement of row.placements) {
    const counts = placement.map((cell) => (cell === null ? 0 : row.countOf(cell)));
    if (counts.some(Number.isNaN)) return [];
    const sum = parts.reduce((so, column) => so + (counts[column] ?? 0), 0);
    const hasTotal = placement[total] !== null;
    if (!hasTotal && row.mustClose) continue;
    if (hasTotal && counts[total] === sum) closes = true;
    else if (hasTotal && !stands(row)) continue;
    const key = counts.join(' ');
    const found = classes.get(key) ?? { counts, placements: [] };
    found.placements.push(placement);
    classes.set(key, found);
  }
  return closes ? [...classes.values()] : [];
}

type Search<Cell> = { classes: Class<Cell>[][]; equations: readonly Equation[]; columns: number[] };

/** The classes of each row that are part of some way in which every equation holds; `undefined` when it takes too long. */
function consistent<Cell>({ classes, equations, columns }: Search<Cell>): Class<Cell>[][] | undefined {
  const bound = new Set(equations.flatMap(({ left, right }) => [...left, ...right]));
  const order = [...bound].sort((a, b) => (classes[a]?.length ?? 0) - (classes[b]?.length ?? 0));
  const signs = equations.map(({ left, right }) =>
    order.map((row) => (left.includes(row) ? 1 : 0) - (right.includes(row) ? 1 : 0)),
  );
  const reach = signs.map((sign) => reachOf({ sign, order, classes, columns }));
  const sums = equations.map(() => new Map(columns.map((column) => [column, 0])));
  const chosen: Class<Cell>[] = [];
  const seen = classes.map((each, row) => new Set(bound.has(row) ? [] : each));
  let steps = 0;

  function possible(depth: number): boolean {
    return sums.every((sum, equation) =>
      columns.every((column) => {
        const [least, most] = reach[equation]?.[depth]?.get(column) ?? [0, 0];
        const open = -(sum.get(column) ?? 0);
        return least <= open && open <= most;
      }),
    );
  }

  function add(depth: number, each: Class<Cell>, times: number): void {
    sums.forEach((sum, equation) => {
      const sign = (signs[equation]?.[depth] ?? 0) * times;
      if (sign === 0) return;
      for (const column of columns) sum.set(column, (sum.get(column) ?? 0) + sign * (each.counts[column] ?? 0));
    });
  }

  function go(depth: number): void {
    steps += 1;
    if (steps > MOST_STEPS || !possible(depth)) return;
    const row = order[depth];
    if (row === undefined) {
      for (const [at, each] of chosen.entries()) seen[order[at] ?? -1]?.add(each);
      return;
    }
    for (const each of classes[row] ?? []) {
      chosen[depth] = each;
      add(depth, each, 1);
      go(depth + 1);
      add(depth, each, -1);
    }
  }

  go(0);
  return steps > MOST_STEPS ? undefined : seen.map((each) => [...each]);
}

type Reach<Cell> = { sign: number[]; order: number[]; classes: Class<Cell>[][]; columns: number[] };

/** From each depth on, the least and the most that the rows still to come can add to each column. */
function reachOf<Cell>({ sign, order, classes, columns }: Reach<Cell>): Map<number, [number, number]>[] {
  const reach: Map<number, [number, number]>[] = [new Map(columns.map((column) => [column, [0, 0]]))];
  for (let depth = order.length - 1; depth >= 0; depth -= 1) {
    const after = reach[0];
    const entries = columns.map((column): [number, [number, number]] => {
      const each = (classes[order[depth] ?? -1] ?? []).map(({ counts }) => (counts[column] ?? 0) * (sign[depth] ?? 0));
      const [least, most] = after?.get(column) ?? [0, 0];
      return [column, [least + Math.min(...each), most + Math.max(...each)]];
    });
    reach.unshift(new Map(entries));
  }
  return reach;
}

function agreed<Cell>(placements: Placement<Cell>[], isSame: (one: Cell, other: Cell) => boolean): Settled<Cell> {
  const first = placements[0] ?? [];
  const same = (cell: Cell | null, other: Cell | null) =>
    cell === null || other === null ? cell === other : isSame(cell, other);
  return first.map((cell, column) => (placements.every((each) => same(cell, each[column] ?? null)) ? cell : undefined));
}
