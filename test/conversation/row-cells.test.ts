import { describe, expect, it } from 'vitest';
import { markRow } from '../../src/conversation/row-cells.js';
import type { Fact } from '../../src/report/fact.js';
import { filingOf } from '../store/filings.js';

/** The facts of one row: what each cell prints, in the columns from `first` on. */
function factsOf(quote: string, cells: readonly string[], first = 2): Fact[] {
  const sketches = cells.map((cell, at) => ({
    quote,
    cell,
    row: 1,
    column: first + at,
    value: cell === '' ? null : Number(cell),
    status: cell === '' ? ('blank' as const) : ('reported' as const),
  }));
  return filingOf({ facts: sketches }).facts;
}

function marked(facts: readonly Fact[], at: number): string | null {
  const row = markRow(facts[at]!, facts);
  return row && `${row.before}【${row.marked}】${row.after}`;
}

describe('markRow', () => {
  it.each([
    {
      quote: '新收 | 7 | 0 | 2 | 9',
      cells: ['7', '0', '2', '9'],
      at: 3,
      row: '新收 | 7 | 0 | 2 | 【9】',
      why: 'its own cell',
    },
    {
      quote: '新收 | 0 | 0 | 0',
      cells: ['0', '0', '0'],
      at: 1,
      row: '新收 | 0 | 【0】 | 0',
      why: 'the right one of many zeros',
    },
    {
      quote: '新收 |  | 0 | 4 | ',
      cells: ['0', '4'],
      at: 0,
      row: '新收 |  | 【0】 | 4 | ',
      why: 'empty cells before and after',
    },
    {
      quote: '复议 | 总计 | 1 | 1 | 2',
      cells: ['1', '1', '2'],
      at: 1,
      row: '复议 | 总计 | 1 | 【1】 | 2',
      why: 'heads in the row',
    },
    { quote: '新收 | 0 | 0 | 0', cells: ['0', '0'], at: 1, row: null, why: 'a cell was left out, so none is known' },
    { quote: '新收 | 1 | 1', cells: ['1', '', '1'], at: 0, row: null, why: 'the source lost a blank cell' },
  ])('marks $row in "$quote": $why', ({ quote, cells, at, row }) => {
    expect(marked(factsOf(quote, cells), at)).toBe(row);
  });

  it('marks no cell for a blank', () => {
    expect(marked(factsOf('新收 |  | 3', ['', '3']), 0)).toBeNull();
  });

  it('marks the words of a sentence, unless they stand there twice', () => {
    const said = (quote: string) => filingOf({ facts: [{ status: 'text', cell: '5期', quote, column: 0 }] }).facts;
    expect(marked(said('举办培训5期，参训210人。'), 0)).toBe('举办培训【5期】，参训210人。');
    expect(marked(said('春季5期，秋季5期。'), 0)).toBeNull();
  });

  it('does not take another row for its own', () => {
    const facts = [...factsOf('新收 | 3 | 4', ['3', '4']), ...factsOf('结转 | 3 | 4', ['3', '4'])];
    expect(marked(facts, 3)).toBe('结转 | 3 | 【4】');
  });
});
