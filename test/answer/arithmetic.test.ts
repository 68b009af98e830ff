import { describe, expect, it } from 'vitest';
import { commonUnit, inUnit, percent } from '../../src/answer/arithmetic.js';
import { marksOf } from '../../src/answer/sheet.js';

describe('arithmetic', () => {
  it.each([
    { units: ['件', '件'], unit: '件' },
    { units: ['元', '万元'], unit: '元' },
    { units: ['件', '万元'], unit: null },
    { units: [], unit: null },
  ])('finds the unit of $units', ({ units, unit }) => {
    expect(commonUnit(units)).toBe(unit);
  });

  it('changes money without dust', () => {
    expect(inUnit(431.38, { from: '万元', to: '元' })).toBe(4313800);
    expect(inUnit(0.07, { from: '亿元', to: '万元' })).toBe(700);
  });

  it.each([
    { part: 7, whole: 9, is: 77.8 },
    { part: 1, whole: 8, is: 12.5 },
    { part: 0, whole: 5, is: 0 },
    { part: 3, whole: 0, is: null },
  ])('works out $part of $whole', ({ part, whole, is }) => {
    expect(percent(part, whole)).toBe(is);
  });

  it('draws runs of marks together', () => {
    expect(marksOf(['[3]', '[1]', '[2]', '[3]', '[5]'])).toBe('[1]–[3][5]');
  });
});
