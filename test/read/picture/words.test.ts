import { describe, expect, it } from 'vitest';
import { agreedText } from '../../../src/read/picture/agreed.js';
import { formLabel, withFormWords } from '../../../src/read/picture/form-words.js';

describe('agreedText', () => {
  it.each([
    { one: '予以公开', other: '予以公开', shared: '予以公开' },
    { one: '育岭县', other: '青岭县', shared: '□岭县' },
    { one: '本年新收', other: '本年收', shared: '本年□收' },
    { one: '', other: '甲', shared: '□' },
  ])('of "$one" and "$other" is "$shared"', ({ one, other, shared }) => {
    expect(agreedText(one, other)).toBe(shared);
  });
});

describe('formLabel', () => {
  it.each([
    { reading: '(一)予以公开', label: '（一）予以公开', why: 'another bracket' },
    { reading: '3.补止后申请内容仍不明确', label: '3.补正后申请内容仍不明确', why: 'one sign misread' },
    { reading: '9.属于县里另行登记的情形', label: undefined, why: 'a row of the agency’s own' },
    { reading: '其它', label: undefined, why: 'half of two signs' },
    { reading: '不予公开', label: '（三）不予公开', why: 'its number is lost' },
  ])('"$reading" is $label: $why', ({ reading, label }) => {
    expect(formLabel(reading)?.label).toBe(label);
  });
});

describe('withFormWords', () => {
  it.each([
    { line: '青岭县人民政府2022年政府信息公开工作年度报', mended: '青岭县人民政府2022年政府信息公开工作年度报告' },
    { line: '一、总体请况', mended: '一、总体情况' },
    { line: '全年发布消息12条', mended: '全年发布消息12条' },
  ])('makes "$line" "$mended"', ({ line, mended }) => {
    expect(withFormWords(line)).toBe(mended);
  });
});
