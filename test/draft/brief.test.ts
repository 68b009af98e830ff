import { describe, expect, it } from 'vitest';
import { briefly } from '../../src/draft/brief.js';

const more = (left: number) => `还有${left}`;

describe('briefly', () => {
  it('keeps three of each list and counts the rest', () => {
    const lines = [
      '勾稽：',
      '· 1',
      '· 2',
      '· 3',
      '· 4',
      '· 5',
      '缺少：甲',
      '缺少：乙',
      '缺少：丙',
      '缺少：丁',
      '期限：明天',
    ];
    expect(briefly(lines, more)).toEqual({
      lines: ['勾稽：', '· 1', '· 2', '· 3', '还有2', '缺少：甲', '缺少：乙', '缺少：丙', '还有1', '期限：明天'],
      isWhole: false,
    });
  });

  it('cuts a long line', () => {
    const { lines, isWhole } = briefly(['长'.repeat(300)], more);
    expect(lines[0]).toHaveLength(161);
    expect(isWhole).toBe(false);
  });

  it('leaves a short review whole', () => {
    const lines = ['甲：1', '· 1', '· 2', '乙：2'];
    expect(briefly(lines, more)).toEqual({ lines, isWhole: true });
  });
});
