import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Condition } from '../../src/query/query.js';
import { against, answered, cells, keep, LICENSING, order, PENALTIES, RECEIVED, yearBefore } from './queries.js';
import { LIUXI, openTown, QINGHE, type Town } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const ask = (...asked: Parameters<typeof answered> extends [unknown, ...infer Rest] ? Rest : never) =>
  answered(town.store, ...asked);

describe('a claim', () => {
  it('that is so is confirmed first, with the figure below', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, 2020), { claim: [{ is: 'equal', than: 12 }] });
    expect(answer.figures).toMatchObject([{ value: 12 }]);
    expect(answer.beside).toBeUndefined();
    expect(answer.text).toMatchInlineSnapshot(`
      "对，是12件
      青禾区人民政府2020年 · 本年新收申请：12件 [1]

      来源：
      [1] 青禾区2020年报第三部分"
    `);
  });

  it.each([
    { claim: { is: 'equal', than: 90 }, zh: '不对，是12件', en: 'No, it is 12' },
    { claim: { is: 'more', than: 10 }, zh: '对，是12件', en: 'Yes, it is 12' },
    { claim: { is: 'more', than: 12 }, zh: '不对，是12件', en: 'No, it is 12' },
    { claim: { is: 'equal', than: 10, give: 3 }, zh: '对，是12件', en: 'Yes, it is 12' },
  ] as { claim: Condition; zh: string; en: string }[])('of $claim is told as "$zh"', async ({ claim, zh, en }) => {
    const query = cells(RECEIVED, QINGHE, 2020);
    const answers = [await ask(query, { claim: [claim] }), await ask(query, { claim: [claim], language: 'en' })];
    expect(answers.map(({ text }) => text.split('\n')[0])).toEqual([zh, en]);
  });

  it('of a fall that was a rise is refused with the difference', async () => {
    const received = cells(RECEIVED, QINGHE, 2021);
    const answer = await ask(against('difference', received, yearBefore(received)), {
      claim: [{ is: 'less', than: 0 }],
    });
    expect(answer.derived?.value).toBe(4);
    expect(answer.text.split('\n')[0]).toBe('不对，多4件（+33.3%）');
  });

  it('against another figure shows both', async () => {
    const answer = await ask(cells(PENALTIES, QINGHE, 2020), {
      claim: [{ is: 'more', than: cells(LICENSING, QINGHE, 2020) }],
    });
    expect(answer.figures.map(({ value }) => value)).toEqual([64, 1530]);
    expect(answer.text.split('\n').slice(0, 3)).toEqual([
      '不对，是64件',
      '青禾区人民政府2020年 · 行政处罚处理决定：64件 [1]',
      '青禾区人民政府2020年 · 行政许可处理决定：1,530件 [2]',
    ]);
  });

  it('of who is first is told by name', async () => {
    const first = keep(order(cells(RECEIVED, QINGHE, 2020, { parts: 'applicants' })), { is: 'rank', from: 1, to: 1 });
    const answer = await ask(first, { claim: [{ is: 'among', applicants: { any: ['legal_services'] } }] });
    expect(answer.text).toMatchInlineSnapshot(`
      "不对，是自然人
      青禾区人民政府2020年 · 本年新收申请：最多的是自然人，10件（6类申请人有数） [1]

      来源：
      [1] 青禾区2020年报第三部分"
    `);
  });

  it('about a blank cannot be told', async () => {
    const answer = await ask(cells('litigation.after_review.corrected', LIUXI, 2020), {
      claim: [{ is: 'equal', than: 0 }],
    });
    expect(answer.figures).toMatchObject([{ value: null }]);
    expect(answer.text).toMatchInlineSnapshot(`
      "不能确定：空白，不等于0
      柳溪镇人民政府2020年 · 行政诉讼（复议后起诉）结果纠正：空白，不等于0 [1]

      来源：
      [1] 柳溪镇2020年报第四部分"
    `);
  });
});

describe('whether there is any', () => {
  it('is told first, in the words of who asks', async () => {
    const query = cells('review.corrected', QINGHE, 2020);
    expect((await ask(query, { show: 'exists' })).text).toMatchInlineSnapshot(`
      "有，被复议纠正1件（行政复议结果纠正）
      青禾区人民政府2020年 · 行政复议结果纠正：1件 [1]

      来源：
      [1] 青禾区2020年报第四部分"
    `);
    expect((await ask(query, { show: 'exists', language: 'en' })).text).toMatchInlineSnapshot(`
      "Yes, reviews lost: 1 (corrected on review)
      Qinghe District (青禾区人民政府) 2020 · administrative review (corrected): 1 [1]

      Sources:
      [1] Qinghe District 2020, section 4"
    `);
  });

  it('is no where all are zero', async () => {
    const answer = await ask(cells('litigation.corrected', QINGHE, 2020), { show: 'exists' });
    expect(answer.text).toMatchInlineSnapshot(`
      "没有，败诉0件（法院纠正）
      青禾区人民政府2020年 · 行政诉讼结果纠正合计：0件（0 + 0） [1]

      来源：
      [1] 青禾区2020年报第四部分"
    `);
  });

  it('cannot be told where the rest is blank, for a blank is not zero', async () => {
    const answer = await ask(cells('litigation.corrected', LIUXI, 2020), { show: 'exists' });
    expect(answer.text.split('\n')[0]).toBe('不能确定：空白，不等于0');
  });

  it('of several is told by how many of how many', async () => {
    const answer = await ask(cells(PENALTIES, [QINGHE, LIUXI], 2020), { show: 'exists' });
    expect(answer.text.split('\n')[0]).toBe('有：2个机关中2个机关有');
  });
});
