import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { mend } from '../../src/read/mend.js';

describe('mend', () => {
  it.each([
    { text: '主動公開政府信息', mended: '主动公开政府信息', why: 'Traditional characters' },
    { text: '規(guī)章與服務(wù)事項', mended: '规章与服务事项', why: 'pinyin in brackets after a character' },
    { text: '復(fù)議和認(rèn)定', mended: '复议和认定', why: 'vowels with an accent of Latin-1' },
    { text: '（總計）：１２０３', mended: '(总计):1203', why: 'full-width forms' },
    { text: '公開　數量\u00a0九', mended: '公开 数量 九', why: 'ideographic and no-break spaces' },
    { text: '⼈⺠政府⻓', mended: '人民政府长', why: 'radicals that a PDF font prints for ideographs' },
    { text: '政府\u200b信息\ufeff', mended: '政府信息', why: 'marks without width' },
    { text: '落實條?!例蝿?wù),有序', mended: '落实条□,有序', why: 'wrongly paired bytes leave one mark of damage' },
    { text: '大厅(wifi)和(a)项', mended: '大厅(wifi)和(a)项', why: 'letters in brackets that are no pinyin' },
    { text: '面积150㎡，第①项…', mended: '面积150㎡,第①项…', why: 'signs that mean something stay' },
    { text: '0\t0\t\t9', mended: '0\t0\t\t9', why: 'tabs part cells' },
  ])('turns "$text" into "$mended": $why', ({ text, mended }) => {
    expect(mend(text)).toBe(mended);
  });

  it('leaves Simplified text as it is', () => {
    const text = '本年度我镇未收到依申请公开事项,干部、后台、乾隆路、里程和发布都照旧。';
    expect(mend(text)).toBe(text);
  });

  it('changes nothing when it mends twice', () => {
    const words = fc.constantFrom(
      '規(guī)',
      '（',
      '）',
      '政府',
      '６',
      '?',
      '蝿',
      'wù)',
      '復',
      '後',
      '乾',
      '着',
      '\u3000',
      'a',
      '⺠',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(words, fc.string({ unit: 'binary' }))), (parts) => {
        const once = mend(parts.join(''));
        expect(mend(once)).toBe(once);
      }),
    );
  });
});
