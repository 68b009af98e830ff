import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AnswerBody } from '../../src/answer/answer.js';
import { combine } from '../../src/answer/combine.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { against, answered, cells, LICENSING, PENALTIES, RECEIVED } from './queries.js';
import { LIUXI, openTown, QINGHE, type Town } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

describe('several questions in one message', () => {
  it('are one answer, each under its name, with sources numbered through', async () => {
    const parts = [
      await answered(town.store, cells(RECEIVED, QINGHE, 2020)),
      await answered(town.store, cells(RECEIVED, LIUXI, 2017)),
      await answered(town.store, against('difference', cells(LICENSING, QINGHE, 2020), cells(PENALTIES, QINGHE, 2020))),
    ];
    const answer = combine(parts, ['青禾区2020年收到多少', '柳溪镇2017年呢', '许可比处罚多几件'], zhAnswers);
    expect(answer).toMatchObject({
      kind: 'figure',
      options: ['柳溪镇人民政府2020年本年新收申请有多少？'],
    });
    expect(answer.parts?.map(({ kind }) => kind)).toEqual(['figure', 'not_found', 'figure']);
    expect(answer.figures.map(({ metric, citation }) => [metric, citation])).toEqual([
      [RECEIVED, 1],
      [LICENSING, 3],
      [PENALTIES, 4],
    ]);
    expect(answer.parts?.[2]?.figures.map(({ citation }) => citation)).toEqual([3, 4]);
    expect(answer.text).toMatchInlineSnapshot(`
      "1. 青禾区2020年收到多少
      青禾区人民政府2020年 · 本年新收申请：12件 [1]
      同年办理结果总计12件 [2]

      2. 柳溪镇2017年呢
      没有收录柳溪镇人民政府2017年的报告。已收录的年度：2020年。

      3. 许可比处罚多几件
      青禾区人民政府2020年：行政许可处理决定比行政处罚处理决定多1,466件（1,530 − 64） [3][4]

      来源：
      [1][2] 青禾区2020年报第三部分、[3][4] 第二部分"
    `);
  });

  it('cite the same row once', async () => {
    const part = await answered(town.store, cells(PENALTIES, QINGHE, 2020));
    const answer = combine([part, part], ['a', 'b'], zhAnswers);
    expect(answer.citations).toHaveLength(1);
  });

  it('take in a part that has no blocks', async () => {
    const quoted: AnswerBody = {
      kind: 'narrative',
      answered_by: 'text',
      text: '“栏目更新不及时。”[1]\n\n来源：\n[1] 第五部分',
      figures: [],
      citations: [
        {
          n: 1,
          report: 'r',
          agency: QINGHE,
          year: 2020,
          title: '年报',
          section: '五、存在的主要问题及改进情况',
          quote: '栏目更新不及时。',
          source: 'r.txt',
        },
      ],
      options: [],
      warnings: [],
    };
    const part = await answered(town.store, cells(PENALTIES, QINGHE, 2020));
    const { text } = combine([part, quoted], ['罚了几次', '有什么问题'], zhAnswers);
    expect(text).toContain('2. 有什么问题\n“栏目更新不及时。”[2]');
    expect(text.match(/来源：/g)).toHaveLength(1);
  });
});
