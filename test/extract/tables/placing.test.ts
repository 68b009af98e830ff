import { describe, expect, it } from 'vitest';
import { choices } from '../../../src/extract/tables/application-cells.js';
import { type LooseRow, settle } from '../../../src/extract/tables/placing.js';

type Cell = { value: number };

const SUMS = { parts: [0, 1], total: 2 };

function fixed(...values: (number | null)[]): LooseRow<Cell> {
  return { placements: [values.map((value) => (value === null ? null : { value }))], countOf: (cell) => cell.value };
}

function loose(...values: number[]): LooseRow<Cell> {
  const cells = values.map((value) => ({ value }));
  const placements = choices(3, cells.length).map((chosen) => [0, 1, 2].map((at) => cells[chosen.indexOf(at)] ?? null));
  return { placements, countOf: (cell) => cell.value };
}

function settledValues(rows: LooseRow<Cell>[]) {
  const settled = settle({ ...SUMS, rows, equations: [{ left: [0, 1], right: [2] }] });
  return settled.map((row) => row.map((cell) => (cell === undefined ? 'open' : (cell?.value ?? null))));
}

describe('settle', () => {
  it('places the values of a row where the columns need them', () => {
    expect(settledValues([fixed(1, 2, 3), loose(4, 4), fixed(1, 6, 7)])[1]).toEqual([null, 4, 4]);
  });

  it('leaves zeros open, because they add up anywhere', () => {
    expect(settledValues([fixed(1, 2, 3), loose(0, 0), fixed(1, 2, 3)])[1]).toEqual(['open', 'open', 'open']);
  });

  it('places what every solution agrees on and leaves the rest of the row open', () => {
    const [zero, one, total] = [{ value: 0 }, { value: 4 }, { value: 4 }];
    const row = {
      placements: [
        [zero, null, one, total],
        [null, zero, one, total],
      ],
      countOf: (cell: Cell) => cell.value,
    };
    const rows = [fixed(0, 0, 0, 0), row, fixed(0, 0, 4, 4)];
    const settled = settle({ parts: [0, 1, 2], total: 3, rows, equations: [{ left: [0, 1], right: [2] }] });
    expect(settled[1]).toEqual([undefined, undefined, one, total]);
  });

  it('leaves a row open whose own total agrees with none of its ways, for it is damaged', () => {
    const [part, other, wrong] = [{ value: 1 }, { value: 3 }, { value: 9 }];
    const row = {
      placements: [
        [part, null, other, wrong],
        [null, part, other, wrong],
      ],
      countOf: (cell: Cell) => cell.value,
    };
    const [settled] = settle({ parts: [0, 1, 2], total: 3, rows: [row], equations: [] });
    expect(settled).toEqual([undefined, undefined, undefined, undefined]);
  });

  it('leaves a row open when a printed sum is wrong, because then the sums tell nothing', () => {
    expect(settledValues([fixed(1, 2, 3), loose(4, 4), fixed(1, 9, 7)])[1]).toEqual(['open', 'open', 'open']);
  });

  it('keeps a row with all its cells as printed, wrong total or not', () => {
    expect(settledValues([fixed(1, 2, 9), fixed(0, 0, 0), fixed(1, 2, 3)])[0]).toEqual([1, 2, 9]);
  });
});
