import { describe, expect, it } from 'vitest';
import { numberOf, numeralsIn } from '../../src/text/numerals.js';

describe('numeralsIn', () => {
  it.each([
    { text: '收到9件', value: 9, measure: '件' },
    { text: '收到1,204件', value: 1204, measure: '件' },
    { text: '收到三百零五件', value: 305, measure: '件' },
    { text: '收到两千件', value: 2000, measure: '件' },
    { text: '收到十二件', value: 12, measure: '件' },
    { text: '采购1139万', value: 11_390_000, measure: '' },
    { text: '占77.8%', value: 77.8, measure: '%' },
    { text: '两倍', value: 2, measure: '倍' },
    { text: 'at least five of them', value: 5, measure: '' },
  ])('reads $value in "$text"', ({ text, value, measure }) => {
    expect(numeralsIn(text)).toMatchObject([{ value, measure }]);
  });

  it.each([
    { text: '约300件', value: 300, vague: 'about' },
    { text: '将近300件', value: 300, vague: 'under' },
    { text: '三千多件', value: 3000, vague: 'over' },
    { text: '300件', value: 300, vague: null },
  ])('tells how exactly "$text" is meant', ({ text, value, vague }) => {
    const [read] = numeralsIn(text);
    expect(read).toMatchObject({ value, vague });
    expect((read?.give ?? 0) > 0).toBe(vague !== null);
  });

  it('brings money to 元', () => {
    expect(numeralsIn('花了2.5万元')).toMatchObject([{ value: 25_000, money: true }]);
    expect(numeralsIn('花了3亿元')).toMatchObject([{ value: 300_000_000, money: true }]);
  });

  it('finds every number, left to right, with its place', () => {
    const text = '2022年收到9件，罚了12次';
    expect(numeralsIn(text).map(({ value }) => value)).toEqual([2022, 9, 12]);
    for (const { start, end } of numeralsIn(text)) expect(text.slice(start, end)).toMatch(/\d/);
  });
});

describe('numberOf', () => {
  it.each([
    { said: '三百零五', is: 305 },
    { said: '12', is: 12 },
    { said: '一万二千', is: 12_000 },
    { said: '申请', is: undefined },
    { said: '三百多', is: undefined },
    { said: '', is: undefined },
  ])('"$said" is $is', ({ said, is }) => {
    expect(numberOf(said)).toBe(is);
  });
});
