import type { Rule } from './pdf-rules.js';

/** A cell of a ruled table: its box on the page and the rows it covers. */
export type RuledCell = { left: number; right: number; top: number; bottom: number; row: number; rowSpan: number };

/** A table as its ruled lines enclose it. */
export type RuledTable = { left: number; right: number; top: number; bottom: number; cells: RuledCell[] };

/** Lines this far apart or less are one line; drawn cell by cell they are never quite in line. */
const SAME = 2.5;
const SHORTEST = 4;
/** No column or row that holds text is narrower; two lines closer than this are a double border, or the cut of a page. */
const NARROWEST_COLUMN = 6;
const LOWEST_ROW = 8;

type Rules = { horizontals: Rule[]; verticals: Rule[] };

/** The tables that the ruled lines of a page enclose, from the top down; lines that cross no other are none. */
export function ruledTables(drawn: Rules): RuledTable[] {
  const horizontals = joined(drawn.horizontals);
  const verticals = joined(drawn.verticals);
  return connected({ horizontals, verticals })
    .filter((rules) => rules.horizontals.length >= 2 && rules.verticals.length >= 1)
    .map(tableOf)
    .filter((table) => table.cells.length > 1)
    .sort((one, other) => one.top - other.top);
}

/** Pieces of one line made one, and marks too short to be the side of a cell left out. */
function joined(rules: readonly Rule[]): Rule[] {
  const lines: Rule[][] = [];
  for (const rule of [...rules].sort((one, other) => one.at - other.at)) {
    const line = lines.at(-1);
    if (line?.[0] && rule.at - line[0].at <= SAME) line.push(rule);
    else lines.push([rule]);
  }
  return lines.flatMap((line) => {
    const lengthOf = (rule: Rule) => rule.to - rule.from;
    const length = line.reduce((sum, rule) => sum + lengthOf(rule), 0);
    const at = line.reduce((sum, rule) => sum + rule.at * lengthOf(rule), 0) / length;
    const whole: Rule[] = [];
    for (const { from, to } of line.sort((one, other) => one.from - other.from)) {
      const last = whole.at(-1);
      if (last && from - last.to <= SAME) last.to = Math.max(last.to, to);
      else whole.push({ at, from, to });
    }
    return whole.filter((rule) => lengthOf(rule) >= SHORTEST);
  });
}

function connected({ horizontals, verticals }: Rules): Rules[] {
  const groups: Rules[] = horizontals.map((rule) => ({ horizontals: [rule], verticals: [] }));
  for (const vertical of verticals) {
    const touching = groups.filter((group) => group.horizontals.some((horizontal) => cross(horizontal, vertical)));
    const [first, ...others] = touching;
    if (!first) continue;
    first.verticals.push(vertical);
    for (const other of others) {
      first.horizontals.push(...other.horizontals);
      first.verticals.push(...other.verticals);
      groups.splice(groups.indexOf(other), 1);
    }
  }
  return groups;
}

function cross(horizontal: Rule, vertical: Rule): boolean {
  return (
    vertical.at >= horizontal.from - SAME &&
    vertical.at <= horizontal.to + SAME &&
    horizontal.at >= vertical.from - SAME &&
    horizontal.at <= vertical.to + SAME
  );
}

function tableOf({ horizontals, verticals }: Rules): RuledTable {
  // A table open at its sides, or cut by the end of the page, ends where its lines end.
  const xs = edges([...verticals.map((rule) => rule.at), ...ends(horizontals)], NARROWEST_COLUMN);
  const ys = edges([...horizontals.map((rule) => rule.at), ...ends(verticals)], LOWEST_ROW);
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  const covers = (rules: Rule[], { at, from, to, near }: Rule & { near: number }) => {
    const middle = (from + to) / 2;
    return rules.some((rule) => Math.abs(rule.at - at) < near && rule.from <= middle && rule.to >= middle);
  };
  const taken = new Set<number>();
  const cells: RuledCell[] = [];
  for (let row = 0; row < rows; row += 1) {
    for (let column = 0; column < columns; column += 1) {
      if (taken.has(row * columns + column)) continue;
      const slot = (index: number, of: number[]) => of[index] ?? 0;
      let right = column + 1;
      const wall = (at: number) => {
        return { at: slot(at, xs), from: slot(row, ys), to: slot(row + 1, ys), near: NARROWEST_COLUMN };
      };
      while (right < columns && !taken.has(row * columns + right) && !covers(verticals, wall(right))) right += 1;
      let below = row + 1;
      const floor = (at: number) => {
        return { at: slot(at, ys), from: slot(column, xs), to: slot(column + 1, xs), near: LOWEST_ROW };
      };
      while (below < rows && !covers(horizontals, floor(below))) below += 1;
      for (let r = row; r < below; r += 1) for (let c = column; c < right; c += 1) taken.add(r * columns + c);
      cells.push({
        left: slot(column, xs),
        right: slot(right, xs),
        top: slot(row, ys),
        bottom: slot(below, ys),
        row,
        rowSpan: below - row,
      });
    }
  }
  return { left: xs[0] ?? 0, right: xs.at(-1) ?? 0, top: ys[0] ?? 0, bottom: ys.at(-1) ?? 0, cells };
}

function ends(rules: readonly Rule[]): number[] {
  return [Math.min(...rules.map((rule) => rule.from)), Math.max(...rules.map((rule) => rule.to))];
}

/** The distinct positions; the two lines of a double border are one. */
function edges(positions: readonly number[], narrowest: number): number[] {
  const distinct: number[] = [];
  for (const position of [...positions].sort((one, other) => one - other)) {
    if (position - (distinct.at(-1) ?? Number.NEGATIVE_INFINITY) > narrowest) distinct.push(position);
  }
  return distinct;
}
