import { describe, expect, it } from 'vitest';
import { readCell } from '../../../src/extract/tables/cell.js';

describe('readCell', () => {
  it.each([
    { cell: '9', value: 9, unit: null, why: 'plain digits' },
    { cell: '1，204', value: 1204, unit: null, why: 'full-width comma between thousands' },
    { cell: '１２', value: 12, unit: null, why: 'full-width digits' },
    { cell: '0.00', value: 0, unit: null, why: 'decimals of nothing' },
    { cell: '-10', value: -10, unit: null, why: 'hyphen as minus' },
    { cell: '－10', value: -10, unit: null, why: 'full-width minus' },
    { cell: '−0', value: 0, unit: null, why: 'no negative zero' },
    { cell: '(10)', value: -10, unit: null, why: 'an accountant prints a loss in brackets' },
    { cell: '减10', value: -10, unit: null, why: 'minus in words' },
    { cell: '↓3', value: -3, unit: null, why: 'an arrow down' },
    { cell: '+7', value: 7, unit: null, why: 'plus sign' },
    { cell: '增7项', value: 7, unit: '项', why: 'plus in words, unit in the cell' },
    { cell: '5①', value: 5, unit: null, why: 'the sign of a note in a circle' },
    { cell: '5²', value: 5, unit: null, why: 'a raised sign of a note' },
    { cell: '12[3]', value: 12, unit: null, why: 'a note in brackets' },
    { cell: '7*', value: 7, unit: null, why: 'a star' },
    { cell: '2宗', value: 2, unit: '宗', why: 'another measure word' },
    { cell: '52000.75元', value: 52000.75, unit: '元', why: 'unit in the cell' },
    { cell: '3 件', value: 3, unit: '件', why: 'space before the unit' },
    { cell: '十二', value: 12, unit: null, why: 'Chinese numeral' },
    { cell: '一百零五', value: 105, unit: null, why: 'Chinese numeral with a gap' },
    { cell: '〇', value: 0, unit: null, why: 'Chinese zero' },
  ])('reads "$cell" as $value: $why', ({ cell, value, unit }) => {
    expect(readCell(cell)).toEqual({ kind: 'number', value, unit });
  });

  it.each(['', ' ', '\u00a0', '-', '—', '——', '/', '／', '无', '－'])(
    'reads "%s" as blank, which is not zero',
    (cell) => {
      expect(readCell(cell)).toEqual({ kind: 'blank' });
    },
  );

  it.each([
    { cell: '5万', value: 50_000, tenThousands: 5, unit: null },
    { cell: '1.5万', value: 15_000, tenThousands: 1.5, unit: null },
    { cell: '36.57万', value: 365_700, tenThousands: 36.57, unit: null },
    { cell: '2万件', value: 20_000, tenThousands: 2, unit: '件' },
  ])('counts "$cell" in ten thousands', ({ cell, ...read }) => {
    expect(readCell(cell)).toEqual({ kind: 'number', ...read });
  });

  it.each([
    { cell: '49 1', values: [49, 1], why: 'two figures' },
    { cell: '12\n34', values: [12, 34], why: 'two figures on two lines' },
    { cell: '5\u00a06', values: [5, 6], why: 'two figures with a blank that does not break' },
    { cell: '99999999999999999999', values: [], why: 'more digits than a number holds' },
    { cell: '5（含上年）', values: [], why: 'words behind a figure' },
    { cell: '12,34', values: [], why: 'a comma that parts no thousands' },
    { cell: '50%', values: [], why: 'a share' },
    { cell: '3-5', values: [], why: 'from one figure to another' },
  ])('takes "$cell" for no number: $why', ({ cell, values }) => {
    expect(readCell(cell)).toEqual({ kind: 'mixed', values });
  });

  it.each(['见附件', '约3', '一', '一二三', '1.2.3', '1.属于国家秘密', '2019年'])('takes "%s" for words', (cell) => {
    expect(readCell(cell)).toEqual({ kind: 'words' });
  });
});
