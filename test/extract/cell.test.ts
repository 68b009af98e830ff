import { describe, expect, it } from 'vitest';
import { readCell } from '../../src/extract/cell.js';

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
    { cell: '36.5万', value: 36.5, unit: '万元', why: '万 of money is 万元' },
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

  it.each(['见附件', '约3', '12,34', '一', '50%', '一二三', '3-5', '1.2.3'])('takes "%s" for words', (cell) => {
    expect(readCell(cell)).toEqual({ kind: 'words' });
  });
});
