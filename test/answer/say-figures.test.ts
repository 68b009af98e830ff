import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  against,
  answered,
  cells,
  fold,
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

describe('one figure', () => {
  it('stands in the first line, with one line of sense and its section below', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, 2020));
    expect(answer.figures).toEqual([
      {
        agency: QINGHE,
        year: 2020,
        metric: RECEIVED,
        applicant: 'total',
        value: 12,
        unit: '件',
        citation: 1,
      },
    ]);
    expect(answer.beside).toMatchObject([{ metric: `${OUTCOME}.total`, value: 12, citation: 2 }]);
    expect(answer.citations[0]?.quote).toBe('一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 12');
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 本年新收申请：12件 [1]
      同年办理结果总计12件 [2]

      来源：
      [1][2] 青禾区2020年报第三部分"
    `);
  });

  it('is told in English', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, 2020), { language: 'en' });
    expect(answer.text).toMatchInlineSnapshot(`
      "Qinghe District (青禾区人民政府) 2020 · new applications received: 12 [1]
      The same year, outcomes in total: 12 [2]

      Sources:
      [1][2] Qinghe District 2020, section 3"
    `);
  });

  it('is set beside the year before where that is filed, with what was assumed in one line', async () => {
    const latest = {
      slot: 'year',
      because: 'latest',
      said: '',
      taken: '2021',
      others: ['青禾区2020年收到多少'],
    } as const;
    const word = { slot: 'item', because: 'word', said: '受理', taken: RECEIVED, others: [] } as const;
    const answer = await ask(cells(RECEIVED, QINGHE, { latest: 1 }), {
      assumed: [
        { ...latest, others: [...latest.others] },
        { ...word, others: [] },
      ],
    });
    expect(answer.beside).toMatchObject([{ year: 2020, value: 12 }]);
    expect(answer.options).toEqual(['青禾区2020年收到多少']);
    expect(answer.warnings).toHaveLength(1);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2021年 · 本年新收申请：16件 [1]
      2020年是12件，这一年多4件 [2]

      没说年份，用最新的2021年；“受理”按本年新收申请理解。

      ⚠ 青禾区人民政府2021年“各类申请人之和＝总计”不成立（本年新收政府信息公开申请数量）：14 + 1 + 0 + 0 + 0 + 0 ≠ 16，相差1。

      来源：
      [1] 青禾区2021、[2] 2020年报第三部分"
    `);
  });

  it('that is part of a printed total is told as a share of it', async () => {
    const answer = await ask(cells(`${OUTCOME}.granted`, QINGHE, 2020));
    expect(answer.text).toContain('占办理结果总计12件的66.7% [2]');
    expect(answer.derived).toBeUndefined();
  });

  it('that is blank is told as blank, with its citation and no zero', async () => {
    const answer = await ask(cells(`${OUTCOME}.denied.state_secret`, LIUXI, 2020));
    expect(answer.figures).toMatchObject([{ value: null, citation: 1 }]);
    expect(answer.text).toMatchInlineSnapshot(`
      "柳溪镇人民政府2020年 · 不予公开（属于国家秘密）：空白，不等于0 [1]

      来源：
      [1] 柳溪镇2020年报第三部分"
    `);
  });

  it('that only the text states is told with the sentence', async () => {
    const answer = await ask(cells(RECEIVED, TRANSPORT, 2020));
    expect(answer.answered_by).toBe('text');
    expect(answer.text).toMatchInlineSnapshot(`
      "云台市交通运输局2020年 · 本年新收申请：0件 [1]
      正文写道：“全年没有收到公开申请。” [1]

      来源：
      [1] 云台市交通运输局2020年报第三部分"
    `);
  });

  it('whose place was inferred is warned of', async () => {
    const answer = await ask(cells('coercion.decisions', TRANSPORT, 2020));
    expect(answer.warnings).toHaveLength(1);
    expect(answer.text).toContain(`⚠ ${answer.warnings[0]}`);
    expect(answer.blocks?.filter(({ kind }) => kind === 'warning')).toHaveLength(1);
  });

  it('of money is rounded into the unit that was asked for, the exact figure beside', async () => {
    const answer = await ask(cells('procurement.amount', QINGHE, 2020), { unit: '万' });
    expect(answer.text).toContain('约2,050万元（20,500,000.5元）');
    expect(answer.figures[0]?.value).toBe(20500000.5);
  });

  it('of a year before is told under its own year', async () => {
    const answer = await ask(yearBefore(cells(RECEIVED, QINGHE, 2021)));
    expect(answer.figures).toMatchObject([{ year: 2020, value: 12 }]);
    expect(answer.text.split('\n')[0]).toBe('青禾区人民政府2020年 · 本年新收申请：12件 [1]');
  });

  it('can be shown with its place and printed row', async () => {
    const answer = await ask(cells(PENALTIES, QINGHE, 2020), { show: 'source' });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 行政处罚处理决定：64件 [1]
      位置：二、主动公开政府信息情况 → 第二十条第（六）项 → 行政处罚 → 处理决定数量（表中第5行第1列）
      原文：处理决定数量 | 64

      来源：
      [1] 青禾区2020年报第二部分"
    `);
  });

  it('is told again to who doubts it, with the printed row', async () => {
    const answer = await ask(cells(PENALTIES, QINGHE, 2020), { show: 'sure' });
    expect(answer.text.split('\n')[0]).toBe('又核对了一遍，就是64件');
  });

  it('of the whole table is checked by its sums', async () => {
    const answer = await ask(cells(RECEIVED, QINGHE, 2021), { show: 'check' });
    expect(answer.warnings.length).toBeGreaterThan(0);
    expect(answer.text.split('\n')[0]).toContain(`${answer.warnings.length}项不成立`);
    expect(answer.text).not.toContain('⚠');
  });
});

describe('what is not there', () => {
  it.each([
    {
      why: 'no report of the year',
      query: cells(RECEIVED, LIUXI, 2017),
      says: '没有收录柳溪镇人民政府2017年的报告。已收录的年度：2020年。',
    },
    {
      why: 'no report at all',
      query: cells(RECEIVED, '石桥县人民政府', { latest: 1 }),
      says: '没有收录石桥县人民政府的报告。',
    },
    { why: 'nothing of the year', query: order(cells(RECEIVED, [], 2023)), says: '没有收录2023年的报告。' },
    { why: 'the form lacks the row', query: cells('fees.amount', LIUXI, 2020), says: '按当年格式没有' },
    {
      why: 'the report lacks the table',
      query: cells('review.total', TRANSPORT, 2020),
      says: '没有行政复议、行政诉讼情况表',
    },
  ])('is said with its reason: $why', async ({ query, says }) => {
    const answer = await ask(query);
    expect(answer.kind).toBe('not_found');
    expect(answer.figures).toEqual([]);
    expect(answer.text).toContain(says);
  });

  it('names the report that was wanted and what can be asked instead', async () => {
    const answer = await ask(cells(RECEIVED, LIUXI, 2017));
    expect(answer.wanted).toEqual({ agency: LIUXI, year: 2017 });
    expect(answer.options).toEqual(['柳溪镇人民政府2020年本年新收申请有多少？']);
  });

  it('is looked for in the words of a report without the table', async () => {
    const said = await ask(cells('procurement.amount', TRANSPORT, 2019), {
      inWords: async (rows) => ({
        ...(await ask(cells(RECEIVED, TRANSPORT, 2020))),
        kind: 'narrative',
        text: `找过${rows.length}行`,
      }),
    });
    expect(said.kind).toBe('narrative');
    expect(said.text).toBe('报告没有这张表，正文有这样的话：\n\n找过1行');
  });
});

describe('a sum that has a name', () => {
  it('is told by its name, with its few parts, each a stated figure', async () => {
    const answer = await ask(cells('litigation.total', QINGHE, 2020));
    expect(answer.derived).toEqual({ value: 3, unit: '件', formula: '2 + 1' });
    expect(answer.figures.map(({ metric, value }) => [metric, value])).toEqual([
      ['litigation.direct.total', 2],
      ['litigation.after_review.total', 1],
    ]);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 行政诉讼合计：3件（2 + 1） [1][2]

      来源：
      [1][2] 青禾区2020年报第四部分"
    `);
  });

  it('over a blank part says what was left out', async () => {
    const answer = await ask(cells('litigation.corrected', LIUXI, 2020));
    expect(answer.text).toMatchInlineSnapshot(`
      "柳溪镇人民政府2020年 · 行政诉讼结果纠正合计：0件 [1][2]
      未计入：行政诉讼（复议后起诉）结果纠正（空白，不等于0） [2]

      来源：
      [1][2] 柳溪镇2020年报第四部分"
    `);
  });

  it('of a rate is told with its numbers and how it is worked out', async () => {
    const answer = await ask(cells('rate.granted_or_partial', QINGHE, 2020));
    expect(answer.derived).toEqual({ value: 75, unit: '%', formula: '9 ÷ 12' });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 公开率（含部分公开）：75%（9 ÷ 12） [1]–[3]
      算法：（予以公开＋部分公开） ÷ 办理结果总计

      来源：
      [1]–[3] 青禾区2020年报第三部分"
    `);
  });
});

describe('two figures against each other', () => {
  it('are told as a difference with the ratio over years', async () => {
    const received = cells(RECEIVED, QINGHE, 2021);
    const answer = await ask(against('difference', received, yearBefore(received)));
    expect(answer.derived).toEqual({ value: 4, unit: '件', formula: '16 − 12' });
    expect(answer.figures.map(({ year, value }) => [year, value])).toEqual([
      [2021, 16],
      [2020, 12],
    ]);
    expect(answer.text.split('\n')[0]).toMatchInlineSnapshot(
      `"青禾区人民政府 · 本年新收申请：2021年比2020年多4件（+33.3%；16 − 12） [1][2]"`,
    );
  });

  it.each([
    {
      how: 'difference',
      derived: 1466,
      line: '青禾区人民政府2020年：行政许可处理决定比行政处罚处理决定多1,466件（1,530 − 64） [1][2]',
    },
    {
      how: 'times',
      derived: 23.9,
      line: '青禾区人民政府2020年：行政许可处理决定是行政处罚处理决定的23.9倍（1,530 ÷ 64） [1][2]',
    },
    {
      how: 'share',
      derived: 2390.6,
      line: '青禾区人民政府2020年：行政许可处理决定占行政处罚处理决定的2,390.6%（1,530 ÷ 64） [1][2]',
    },
  ] as const)('are told as $how', async ({ how, derived, line }) => {
    const answer = await ask(against(how, cells(LICENSING, QINGHE, 2020), cells(PENALTIES, QINGHE, 2020)));
    expect(answer.derived?.value).toBe(derived);
    expect(answer.text.split('\n')[0]).toBe(line);
  });

  it('are told as a growth in both languages', async () => {
    const received = cells(RECEIVED, QINGHE, 2021);
    const growth = against('growth', received, yearBefore(received));
    expect((await ask(growth)).derived).toEqual({ value: 33.3, unit: '%', formula: '(16 − 12) ÷ 12' });
    const lines = [await ask(growth), await ask(growth, { language: 'en' })].map(({ text }) => text.split('\n')[0]);
    expect(lines).toMatchInlineSnapshot(`
      [
        "青禾区人民政府 · 本年新收申请：2021年比2020年增长33.3%，多4件（12 → 16） [1][2]",
        "Qinghe District (青禾区人民政府) · new applications received: 2021 against 2020, up 33.3%, 4 more (12 → 16) [1][2]",
      ]
    `);
  });

  it('of two rates differ by percentage points', async () => {
    const answer = await ask(
      against('difference', cells('rate.granted', QINGHE, 2020), cells('rate.partial', QINGHE, 2020)),
    );
    expect(answer.derived).toEqual({ value: 58.3, unit: '百分点', formula: '66.7 − 8.3' });
    expect(answer.text).toContain('予以公开率比部分公开率多58.3个百分点');
  });

  it('are not worked out where one is blank: the blank is named, and both stand below', async () => {
    const answer = await ask(
      against('difference', cells(PENALTIES, LIUXI, 2020), cells('litigation.after_review.corrected', LIUXI, 2020)),
    );
    expect(answer.derived).toMatchObject({ value: null });
    expect(answer.text).toMatchInlineSnapshot(`
      "柳溪镇人民政府2020年：算不出，空白，不等于0
      · 行政处罚处理决定：64件 [1]
      · 行政诉讼（复议后起诉）结果纠正：空白，不等于0 [2]

      来源：
      [1] 柳溪镇2020年报第二部分、[2] 第四部分"
    `);
  });

  it('a day are told as an average', async () => {
    const answer = await ask(against('times', cells(PENALTIES, QINGHE, 2020), cells('calendar.days', QINGHE, 2020)));
    expect(answer.text.split('\n')[0]).toBe('青禾区人民政府2020年：行政处罚处理决定平均每天0.2件（64 ÷ 366天） [1]');
  });
});

describe('a fold', () => {
  it.each([
    { how: 'sum', value: 28, line: '青禾区人民政府2020–2021年 · 本年新收申请合计：28件（12 + 16） [1][2]' },
    { how: 'mean', value: 14, line: '青禾区人民政府2020–2021年 · 本年新收申请平均：14件（(12 + 16) ÷ 2） [1][2]' },
    { how: 'largest', value: 16, line: '青禾区人民政府 · 本年新收申请最多：2021年，16件（2个数） [1][2]' },
  ] as const)('over years is told as $how with its formula', async ({ how, value, line }) => {
    const answer = await ask(fold(how, 'year', cells(RECEIVED, QINGHE, [2020, 2021])));
    expect(answer.derived?.value).toBe(value);
    expect(answer.text.split('\n')[0]).toBe(line);
  });

  it('over items names them in the formula alone', async () => {
    const answer = await ask(fold('sum', 'item', cells([PENALTIES, LICENSING], QINGHE, 2020)));
    expect(answer.text.split('\n')[0]).toBe(
      '青禾区人民政府2020年合计：1,594件（行政处罚处理决定 64 + 行政许可处理决定 1,530） [1][2]',
    );
  });

  it('says what it left out and that years differ', async () => {
    const answer = await ask(fold('sum', 'agency', cells(PENALTIES, [], { latest: 1 })));
    expect(answer.text).toMatchInlineSnapshot(`
      "柳溪镇人民政府2020年 · 行政处罚处理决定合计：64件 [1]
      每个机关都用各自最新的报告，年份不同（2020–2021年）。
      未计入：云台市交通运输局2020年、青禾区人民政府2021年（未能确认）

      来源：
      [1] 柳溪镇2020年报第二部分"
    `);
  });
});
