import { describe, expect, it } from 'vitest';
import { gridBlock, placeCells } from '../../src/read/grid.js';

const cell = (printed: string, columnSpan = 1, rowSpan = 1) => ({ printed, columnSpan, rowSpan });

describe('placeCells', () => {
  it('puts a cell beside those that reach down from above', () => {
    const rows = placeCells([[cell('a', 1, 2), cell('b', 1, 3), cell('c')], [cell('d')], [cell('e'), cell('f')]]);
    expect(rows.map((row) => row.map(({ printed, column }) => `${column}${printed}`))).toEqual([
      ['0a', '1b', '2c'],
      ['2d'],
      ['0e', '2f'],
    ]);
  });

  it('ends a span at the last row, and a span without end at a thousand columns', () => {
    expect(placeCells([[cell('a', 1e9, 1e9)]])).toEqual([[{ printed: 'a', column: 0, columnSpan: 1000, rowSpan: 1 }]]);
  });
});

describe('gridBlock', () => {
  it('counts columns by the sides the cells have', () => {
    const block = gridBlock(
      placeCells([
        [cell('a', 8), cell('b', 3)],
        [cell('c', 2), cell('d', 6), cell('e', 3)],
      ]),
    );
    expect(block).toMatchObject({
      rows: [
        [
          { column: 0, columnSpan: 2 },
          { column: 2, columnSpan: 1 },
        ],
        [
          { column: 0, columnSpan: 1 },
          { column: 1, columnSpan: 1 },
          { column: 2, columnSpan: 1 },
        ],
      ],
    });
  });

  it('is nothing where no cell prints anything', () => {
    expect(gridBlock(placeCells([[cell('')], [cell('')]]))).toBeNull();
  });
});
