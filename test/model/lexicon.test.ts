import { describe, expect, it } from 'vitest';
import { readLexicon, termsOf } from '../../src/model/lexicon.js';

const lexicon = readLexicon(
  ['人员 工作人员 : 人手 帮手 : staff short_of_staff', '不足 短缺 : 不够 缺 : short', '短少 : 矮 不高 : short'].join(
    '\n',
  ),
);
const terms = (text: string) => termsOf(text, lexicon);

describe('the terms of a text', () => {
  it('are its characters, their pairs, long words and what words mean', () => {
    expect([...terms('工作人员不足').keys()].sort()).toEqual(
      ['工', '工作', '作', '作人', '人', '人员', '员', '员不', '不', '不足', '足', 'w工作人员', 'm0', 'm1'].sort(),
    );
  });

  it('are the same meanings for an official word, an everyday one and an English one', () => {
    for (const text of ['人员', '人手', 'staff', 'Staffs']) expect(terms(text).has('m0')).toBe(true);
    for (const text of ['不足', '不够', '缺']) expect(terms(text).has('m1')).toBe(true);
  });

  it('tell less of each meaning where a word has several', () => {
    expect(terms('short').get('m1')).toBeCloseTo((terms('不够').get('m1') ?? 0) / Math.sqrt(2));
    expect(terms('short').get('m2')).toBe(terms('short').get('m1'));
  });

  it('hold the longest word at a place, and English terms of several words', () => {
    expect(terms('工作人员').has('w人员')).toBe(false);
    expect(terms('They are short of staff').has('wshort of staff')).toBe(true);
  });

  it('are none of digits and marks, and leave out what stands in any sentence', () => {
    expect([...terms('2020：12！')]).toEqual([]);
    expect(terms('的了').size).toBe(0);
  });
});
