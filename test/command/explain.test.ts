import { describe, expect, it } from 'vitest';
import { explainLines } from '../../src/command/explain.js';
import { enExplained } from '../../src/language/en/explained.js';
import { zhExplained } from '../../src/language/zh/explained.js';
import { QUERY_VERSION } from '../../src/query/query.js';
import type { Explained } from '../../src/question/explained.js';
import type { Reading } from '../../src/question/reading.js';

const figures: Reading = {
  kind: 'figures',
  query: {
    v: QUERY_VERSION,
    ask: {
      kind: 'cells',
      items: { any: ['review.total'] },
      applicants: { any: ['total'] },
      agencies: { any: ['甲县人民政府'] },
      years: { any: [2020] },
    },
  },
};
const text: Reading = {
  kind: 'text',
  subjects: [{ agency: '甲县人民政府', year: 'all' }],
  ...{ search: '复议', topic: 'any', wants: 'text', assumed: [] },
};
const read: Explained = {
  text: '甲县复议',
  matches: [
    { said: '甲县', kind: 'agency', id: '甲县', weight: 0.95 },
    { said: '复议', kind: 'item', id: 'review.total', weight: 1 },
  ],
  readings: [
    { score: 12.5, left: [], readings: [figures] },
    { score: 9, left: [], readings: [figures] },
    { score: 3, left: ['甲县'], readings: [text] },
  ],
};

describe('explainLines', () => {
  it('tells what the words may mean, then the readings in words, each once with its best score', () => {
    expect(explainLines([read], zhExplained)).toEqual([
      '“甲县复议”里认出的词：',
      '  甲县：agency 甲县（权重0.95）',
      '  复议：item review.total',
      '读法（分数高的先）：',
      '→ 12.5  数字：甲县人民政府2020年 · 行政复议总计',
      '  3  正文：在甲县人民政府各年里找“复议”；没用上：甲县',
    ]);
  });

  it('says in English that no word was known, and tells each question of a message', () => {
    const unknown = { text: 'asdf', matches: [], readings: [] };
    const lines = explainLines([unknown, read], enExplained);
    expect(lines.slice(0, 4)).toEqual([
      'Words known in “asdf”:',
      '  none',
      'Readings, the best first:',
      'Words known in “甲县复议”:',
    ]);
  });
});
