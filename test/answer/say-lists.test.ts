import { Converter } from 'opencc-js';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { convertedBody } from '../../src/answer/converted.js';
import {
  against,
  answered,
  cells,
  fold,
  keep,
  LICENSING,
  OUTCOME,
  order,
  PENALTIES,
  RECEIVED,
  yearBefore,
} from './queries.js';
import { LIUXI, openTown, QINGHE, type Town, TRANSPORT } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const ask = (...asked: Parameters<typeof answered> extends [unknown, ...infer Rest] ? Rest : never) =>
  answered(town.store, ...asked);

describe('figures side by side', () => {
  it('over years tell the change first, then each year, gaps and the change of form', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, []));
    expect(answer.figures.map(({ year, value }) => [year, value])).toEqual([
      [2018, 4],
      [2020, 12],
      [2021, 16],
    ]);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府 · 本年新收申请：2021年比2018年多12件（+300%）
      · 2018年：4件 [1]
      · 2020年：12件 [2]
      · 2021年：16件 [3]
      青禾区人民政府2019年的报告没有收录。
      2019年起改用新的报告格式：之前为“收到申请数”，之后为“本年新收申请”，前后不完全可比。
      2021年起改用新的报告格式，“本年新收申请”一项名称未变，前后口径可能有差别。

      ⚠ 青禾区人民政府2021年“各类申请人之和＝总计”不成立（本年新收政府信息公开申请数量）：14 + 1 + 0 + 0 + 0 + 0 ≠ 16，相差1。

      来源：
      [1] 青禾区2018年报“附表”
      [2] 青禾区2020、[3] 2021年报第三部分"
    `);
  });

  it('of a few different things go into one line', async () => {
    const answer = await ask(cells([RECEIVED, PENALTIES], QINGHE, 2020));
    expect(answer.figures).toHaveLength(2);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年：本年新收申请 12件 [1]，行政处罚处理决定 64件 [2]

      来源：
      [1] 青禾区2020年报第三部分、[2] 第二部分"
    `);
  });

  it('of two agencies tell which is more and by how much', async () => {
    const answer = await ask(cells(RECEIVED, [QINGHE, LIUXI], 2020));
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年本年新收申请：青禾区人民政府比柳溪镇人民政府多9件
      · 青禾区人民政府：12件 [1]
      · 柳溪镇人民政府：3件 [2]

      来源：
      [1] 青禾区2020、[2] 柳溪镇2020年报第三部分"
    `);
  });

  it('by two things make a table', async () => {
    const answer = await ask(cells([RECEIVED, PENALTIES], [QINGHE, LIUXI], 2020));
    expect(answer.blocks?.[0]).toMatchObject({
      kind: 'table',
      columns: ['本年新收申请', '行政处罚处理决定'],
      rows: [{ name: QINGHE }, { name: LIUXI }],
    });
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年：
      · 青禾区人民政府：本年新收申请 12件 [1]，行政处罚处理决定 64件 [2]
      · 柳溪镇人民政府：本年新收申请 3件 [3]，行政处罚处理决定 64件 [4]

      来源：
      [1] 青禾区2020、[3] 柳溪镇2020年报第三部分
      [2] 青禾区2020、[4] 柳溪镇2020年报第二部分"
    `);
  });

  it('fold zeros and blanks into a line each', async () => {
    const outcomes = await ask(cells({ parts: `${OUTCOME}.denied` }, QINGHE, 2020));
    expect(outcomes.figures).toHaveLength(8);
    expect(outcomes.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年：8项，最多的是不予公开（属于三类内部事务信息），2件
      · 不予公开（属于三类内部事务信息）：2件 [1]
      其余7项都是0 [2]–[8]

      来源：
      [1]–[8] 青禾区2020年报第三部分"
    `);
    const columns = await ask(cells(RECEIVED, LIUXI, 2020, { parts: 'applicants' }));
    expect(columns.figures.filter(({ value }) => value === null)).toHaveLength(5);
    expect(columns.text).toMatchInlineSnapshot(`
      "柳溪镇人民政府2020年 · 本年新收申请（自然人）：3件 [1]
      空白，不等于0：商业企业、科研机构、社会公益组织、法律服务机构、其他 [1]

      来源：
      [1] 柳溪镇2020年报第三部分"
    `);
  });

  it('of columns with their total tell the total first', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, 2020, [{ parts: 'applicants' }, 'total']));
    expect(answer.text.split('\n')[0]).toBe('青禾区人民政府2020年 · 本年新收申请：总计12件 [1]');
  });
});

describe('a ranking', () => {
  it('names the first, how many were ranked, and each with its place', async () => {
    const answer = await ask(order(cells(PENALTIES, [], 2020)));
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年行政处罚处理决定：2个机关，都是64件
      1. 柳溪镇人民政府：64件（并列） [1]
      1. 青禾区人民政府：64件（并列） [2]
      未能确认：云台市交通运输局

      来源：
      [1] 柳溪镇2020、[2] 青禾区2020年报第二部分"
    `);
  });

  it('of a growth tells what could not be worked out', async () => {
    const received = cells(RECEIVED, [], []);
    const answer = await ask(order(against('growth', received, yearBefore(received))));
    expect(answer.derived).toEqual({ value: 33.3, unit: '%', formula: '(16 − 12) ÷ 12' });
    expect(answer.text).toMatchInlineSnapshot(`
      "本年新收申请：最高的是青禾区人民政府2021年，增长33.3%，多4件（12 → 16）（1份报告有数） [1][2]
      缺少要用的数：云台市交通运输局2019年、柳溪镇人民政府2020年、青禾区人民政府2018年、青禾区人民政府2020年、云台市交通运输局2020年
      2021年起改用新的报告格式，“本年新收申请”一项名称未变，前后口径可能有差别。

      ⚠ 青禾区人民政府2021年“各类申请人之和＝总计”不成立（本年新收政府信息公开申请数量）：14 + 1 + 0 + 0 + 0 + 0 ≠ 16，相差1。

      来源：
      [1] 青禾区2021、[2] 2020年报第三部分"
    `);
  });

  it.each([
    {
      part: 'the first',
      where: { is: 'rank', from: 1, to: 1 },
      line: '2020年本年新收申请：最多的是青禾区人民政府，12件（3个机关有数） [1]',
      behind: ['2. 柳溪镇人民政府：3件 [2]', '3. 云台市交通运输局：0件 [3]'],
    },
    {
      part: 'the second',
      where: { is: 'rank', from: 2, to: 2 },
      line: '2020年本年新收申请：第2多的是柳溪镇人民政府，3件（3个机关有数） [1]',
      behind: [],
    },
  ] as const)('can be asked for $part, and only the first shows who follows', async ({ where, line, behind }) => {
    const answer = await ask(keep(order(cells(RECEIVED, [], 2020)), where));
    expect(answer.figures).toHaveLength(1);
    expect(answer.beside ?? []).toHaveLength(behind.length);
    const [head, ...lines] = answer.text.split('\n');
    expect(head).toBe(line);
    expect(lines.slice(0, lines.indexOf(''))).toEqual(behind);
  });

  it('of the parts of a group tells how much of it the first is', async () => {
    const first = { is: 'rank', from: 1, to: 1 } as const;
    const answer = await ask(keep(order(cells({ parts: 'review.total' }, QINGHE, 2020)), first));
    expect(answer.figures).toHaveLength(1);
    expect(answer.text.split('\n').slice(0, 2)).toMatchInlineSnapshot(`
      [
        "青禾区人民政府2020年：最多的是行政复议结果维持，3件（4项有数） [1]",
        "占行政复议总计5件的60% [1]–[4]",
      ]
    `);
  });

  it('names the agencies that are left out', async () => {
    const all = cells(RECEIVED, [], 2020);
    const some = { ...all, agencies: { any: [], but: [QINGHE] } };
    const lines = [await ask(order(some)), await ask(order(some), { language: 'en' })].map(({ text }) => text);
    expect(lines[0]).toContain('不含青禾区人民政府。');
    expect(lines[1]).toContain('Without Qinghe District (青禾区人民政府).');
  });

  it('can be asked where one stands', async () => {
    const where = { is: 'among', agencies: { any: [LIUXI] } } as const;
    const asked = keep(order(cells(RECEIVED, [], 2020)), { ...where, agencies: { any: [...where.agencies.any] } });
    const lines = [await ask(asked), await ask(asked, { language: 'en' })].map(({ text }) => text.split('\n')[0]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "柳溪镇人民政府2020年 · 本年新收申请排第2，3件（3个机关有数，从多到少） [1]",
        "Liuxi Town (柳溪镇人民政府) 2020 · new applications received: number 2 of 3 agencies, most first, with 3 [1]",
      ]
    `);
  });

  it('of a rate keeps the rates and warns of few cases', async () => {
    const answer = await ask(order(cells(['rate.granted', 'rate.partial'], QINGHE, 2020)));
    expect(answer.rates).toEqual([
      { agency: QINGHE, year: 2020, name: '予以公开率', value: 66.7 },
      { agency: QINGHE, year: 2020, name: '部分公开率', value: 8.3 },
    ]);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年：最高的是予以公开率，66.7%（2项有数）
      1. 予以公开率：66.7%（8 ÷ 12） [1][2]
      2. 部分公开率：8.3%（1 ÷ 12） [2][3]
      有的分母不足30件，一两件就会让比率大变，只供参考
      算法：予以公开 ÷ 办理结果总计
      算法：部分公开 ÷ 办理结果总计

      来源：
      [1]–[3] 青禾区2020年报第三部分"
    `);
  });
});

describe('who passes a condition', () => {
  it('is listed with how many of how many, and who could not be judged', async () => {
    const answer = await ask(keep(cells(RECEIVED, [], 2020), { is: 'more', than: 2 }));
    expect(answer.figures.map(({ value }) => value)).toEqual([12, 3]);
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年本年新收申请：超过2件的有2个机关（查了3个机关）
      · 青禾区人民政府：12件 [1]
      · 柳溪镇人民政府：3件 [2]

      来源：
      [1] 青禾区2020、[2] 柳溪镇2020年报第三部分"
    `);
    const english = await ask(keep(cells(RECEIVED, [], 2020), { is: 'more', than: 2 }), { language: 'en' });
    expect(english.text.split('\n')[0]).toBe('2020, new applications received, more than 2: 2 of 3 agencies');
  });

  it('is told with the figures that were looked at', async () => {
    const answer = await ask(keep(cells(LICENSING, [], 2020), { is: 'more', than: cells(PENALTIES, [], 2020) }));
    expect(answer.figures.map(({ metric, value }) => [metric, value])).toEqual([
      [LICENSING, 1530],
      [PENALTIES, 64],
    ]);
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年行政许可处理决定：超过行政处罚处理决定的有1个机关（查了1个机关）
      · 青禾区人民政府：1,530件，行政处罚处理决定64件 [1][2]
      不能判断的：云台市交通运输局（空白，不等于0），柳溪镇人民政府（未能确认）

      来源：
      [1][2] 青禾区2020年报第二部分"
    `);
  });

  it('is nobody where all are refused', async () => {
    const answer = await ask(keep(cells(RECEIVED, [], 2020), { is: 'more', than: 100 }));
    expect(answer).toMatchObject({ kind: 'figure', figures: [] });
    expect(answer.text).toBe('2020年本年新收申请：没有超过100件的，查了3个机关');
  });

  it('is counted with who they are', async () => {
    const answer = await ask(fold('count', 'agency', keep(cells(RECEIVED, [], 2020), { is: 'more', than: 0 })));
    expect(answer.derived).toMatchObject({ value: 2 });
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年本年新收申请：大于0的有2个机关
      · 青禾区人民政府：12件 [1]
      · 柳溪镇人民政府：3件 [2]

      来源：
      [1] 青禾区2020、[2] 柳溪镇2020年报第三部分"
    `);
  });
});

describe('a long list', () => {
  it('is cut after it is ordered, says of how many, and the rest can be asked for', async () => {
    const every = cells({ parts: 'applications' }, [], [], { parts: 'applicants' });
    const answer = await ask(order(every));
    const list = answer.blocks?.find((block) => block.kind === 'list');
    expect(list?.items).toHaveLength(20);
    expect(list?.items[0]).toMatchObject({ place: 1 });
    expect(answer.text).toMatch(/共\d+份报告，列出前20/);
    expect(answer.options).toEqual(['第21到第40名']);
  });
});

describe('in Traditional characters', () => {
  it('text and blocks are converted, citations are not', async () => {
    const toTraditional = Converter({ from: 'cn', to: 'hk' });
    const answer = convertedBody(await ask(cells([RECEIVED, PENALTIES], [QINGHE, LIUXI], 2020)), toTraditional);
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年：
      · 青禾區人民政府：本年新收申請 12件 [1]，行政處罰處理決定 64件 [2]
      · 柳溪鎮人民政府：本年新收申請 3件 [3]，行政處罰處理決定 64件 [4]

      來源：
      [1] 青禾區2020、[3] 柳溪鎮2020年報第三部分
      [2] 青禾區2020、[4] 柳溪鎮2020年報第二部分"
    `);
    expect(answer.blocks?.[0]).toMatchObject({
      title: '2020年',
      columns: ['本年新收申請', '行政處罰處理決定'],
    });
    expect(answer.citations[0]?.agency).toBe(QINGHE);
  });
});

describe('no figure of an answer', () => {
  it.each([
    { of: 'a ranking', query: order(cells(RECEIVED, [], [])) },
    { of: 'a table', query: cells([RECEIVED, PENALTIES, LICENSING], [QINGHE, LIUXI, TRANSPORT], [2020, 2021]) },
    { of: 'details', query: cells({ parts: OUTCOME }, QINGHE, 2020) },
  ])('of $of lacks its citation, and no mark its source', async ({ query }) => {
    const { figures, citations, text } = await ask(query);
    expect(figures.length).toBeGreaterThan(2);
    const numbers = citations.map(({ n }) => n);
    for (const { citation } of figures) expect(numbers).toContain(citation);
    const [said = '', sources = ''] = text.split('\n\n来源：\n');
    for (const [, mark] of said.matchAll(/\[(\d+)\]/g)) expect(numbers).toContain(Number(mark));
    expect(sources).toMatch(/^\[1\]/);
  });
});
