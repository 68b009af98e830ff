import { describe, expect, it } from 'vitest';
import { type Block, blockSchema, marked, textOf } from '../../src/answer/blocks.js';
import { blockWords } from '../../src/answer/in-blocks.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';

const BLOCKS: Block[] = [
  { kind: 'heading', text: '对，是9件', marks: [] },
  { kind: 'figure', name: '青禾区', said: '9件', marks: [1] },
  {
    kind: 'list',
    title: '',
    inline: false,
    items: [
      { name: '柳溪镇', said: '7件', marks: [2, 3], place: 1 },
      { name: '其他', said: '0件', marks: [] },
    ],
  },
  { kind: 'note', text: '没说年份，用最新的2020年。' },
  { kind: 'quote', text: '“一句。”', marks: [4] },
  { kind: 'quote', text: '“又一句。”', marks: [] },
  { kind: 'summary', parts: [{ name: '问题', said: '不及时', marks: [5] }] },
  { kind: 'picture', shows: '折线图' },
  { kind: 'warning', text: '合计不成立' },
  { kind: 'choices', items: [{ label: '2019年', says: '2019年呢' }] },
  {
    kind: 'sources',
    lines: [
      [
        { text: '青禾区2020', marks: [1] },
        { text: '2019年报第三部分', marks: [2, 3, 4] },
      ],
    ],
  },
];

describe('blocks', () => {
  it('are what the schema says', () => {
    expect(BLOCKS.map((block) => blockSchema.parse(block))).toEqual(BLOCKS);
  });

  it('become text: what belongs together in one paragraph, pictures and choices left to the surface', () => {
    expect(textOf(BLOCKS, blockWords(zhAnswers))).toMatchInlineSnapshot(`
      "对，是9件
      青禾区：9件 [1]
      1. 柳溪镇：7件 [2][3]
      · 其他：0件

      没说年份，用最新的2020年。

      “一句。” [4]

      “又一句。”

      问题：不及时 [5]

      ⚠ 合计不成立

      来源：
      [1] 青禾区2020、[2]–[4] 2019年报第三部分"
    `);
    expect(textOf(BLOCKS, blockWords(enAnswers))).toContain('Sources:\n[1] 青禾区2020, [2]–[4] 2019年报第三部分');
  });

  it.each([
    { numbers: [], text: '' },
    { numbers: [3, 1, 3], text: '[1][3]' },
    { numbers: [1, 2, 3, 5], text: '[1]–[3][5]' },
  ])('show the marks $numbers as "$text"', ({ numbers, text }) => {
    expect(marked(numbers)).toBe(text);
  });
});
