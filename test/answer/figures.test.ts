import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures, of, value } from './plans.js';
import { LIUXI, openTown, QINGHE, type Town, TRANSPORT } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

describe('a figure', () => {
  it('is told with agency, year, item, unit and its row as printed', async () => {
    const answer = await town.answer(value([of(QINGHE, 2020)], ['applications.received']));
    expect(answer.figures).toEqual([
      {
        agency: QINGHE,
        year: 2020,
        metric: 'applications.received',
        applicant: 'total',
        value: 12,
        unit: '件',
        citation: 1,
      },
    ]);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 本年新收申请：12件 [1]

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 12"
    `);
  });

  it('is told in English with Chinese names and quotes', async () => {
    const answer = await town.answerInEnglish(value([of(QINGHE, 2020)], ['procurement.amount']));
    expect(answer.text).toMatchInlineSnapshot(`
      "Qinghe District (青禾区人民政府) 2020 · centralised procurement amount: CNY 20,500,000.5 (about 20.5 million) [1]

      Sources:
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》 (2020) 二、主动公开政府信息情况 · 采购总金额 | 20500000.5"
    `);
  });

  it('of one kind of applicant names the applicant', async () => {
    const answer = await town.answer(
      value([of(QINGHE, 2020)], ['applications.received'], { applicants: ['natural_person'] }),
    );
    expect(answer.figures[0]?.value).toBe(10);
    expect(answer.text).toContain('（自然人）：10件');
  });

  it('that is blank is told as blank and never as zero', async () => {
    const answer = await town.answer(value([of(LIUXI, 2020)], ['applications.outcome.denied.state_secret']));
    expect(answer.figures[0]?.value).toBeNull();
    expect(answer.text).toContain('空白不等于0');
    expect(answer.text).not.toMatch(/0 ?件/);
  });

  it('whose place was inferred carries a warning', async () => {
    const answer = await town.answer(value([of(TRANSPORT, 2020)], ['coercion.decisions']));
    expect(answer.figures[0]?.value).toBe(9);
    expect(answer.warnings).toEqual([
      '云台市交通运输局2020年 · 行政强制处理决定：原件丢了列位，是按表内合计推回去的。',
    ]);
    expect(answer.text).toContain('⚠ ');
  });

  it('in a column whose sum fails carries the sum with its numbers', async () => {
    const answer = await town.answer(value([of(QINGHE, 2021)], ['applications.received']));
    expect(answer.figures[0]?.value).toBe(16);
    expect(answer.warnings).toHaveLength(1);
    expect(answer.warnings[0]).toContain('不成立');
    expect(answer.warnings[0]).toContain('相差1');
  });

  it('that the year before contradicts carries both numbers', async () => {
    const answer = await town.answer(value([of(QINGHE, 2021)], ['applications.carried_in']));
    expect(answer.warnings).toEqual([
      '青禾区人民政府2021年“上一年结转下年度＝本年的上年结转”不成立（总计列）：0 ≠ 1，相差1。',
    ]);
    const before = await town.answer(value([of(QINGHE, 2020)], ['applications.carried_out']));
    expect(before.warnings).toEqual(answer.warnings);
    const other = await town.answer(value([of(QINGHE, 2020)], ['applications.carried_in']));
    expect(other.warnings).toEqual([]);
  });

  it('of the text is told with its sentence', async () => {
    const answer = await town.answer(value([of(TRANSPORT, 2020)], ['applications.received']));
    expect(answer).toMatchObject({ kind: 'figure', answered_by: 'text', figures: [{ value: 0 }] });
    expect(answer.citations[0]?.quote).toBe('全年没有收到公开申请。');
  });

  it('of an older form is found under its own row', async () => {
    const answer = await town.answer(value([of(QINGHE, 2018)], ['applications.received']));
    expect(answer.figures[0]).toMatchObject({ metric: 'statistics.applications.received', value: 4 });
    expect(answer.text).toContain('收到申请数：4件');
  });

  it.each([
    { premise: 12, first: '对，与报告一致。' },
    { premise: 120, first: '不是120件，是12件。' },
  ])('claimed to be $premise is confirmed or corrected first', async ({ premise, first }) => {
    const answer = await town.answer(value([of(QINGHE, 2020)], ['applications.received'], { premise }));
    expect(answer.text.split('\n')[0]).toBe(first);
  });

  it('claimed in another unit of money is confirmed', async () => {
    const plan = value([of(QINGHE, 2020)], ['procurement.amount'], { premise: 2050.00005 });
    expect((await town.answer(plan)).text).toMatch(/^对/);
  });

  it('that rests on an assumption says which, with the other readings as options', async () => {
    const plan = value([of(QINGHE, 2021)], ['review.total'], {
      assumptions: [{ slot: 'year', because: 'latest', said: '', taken: '2021', others: ['青禾区2020年行政复议'] }],
    });
    const answer = await town.answer(plan);
    expect(answer.text).toContain('没有写明年度，按最近的2021年回答。');
    expect(answer.options).toEqual(['青禾区2020年行政复议']);
  });
});

describe('several figures', () => {
  it('stand one a line under what they share', async () => {
    const plan = figures('list', {
      subjects: [of(QINGHE, 2020)],
      metrics: ['applications.outcome.granted', 'applications.outcome.denied', 'penalties.decisions'],
    });
    const answer = await town.answer(plan);
    expect(answer.figures).toHaveLength(10);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年：
      · 予以公开：8件 [1]
      · 不予公开合计：2件 [2]–[9]
        相加得出：属于三类内部事务信息 2；其余7格为0
      · 行政处罚处理决定：64件 [10]

      来源：
      《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度）
      [1]–[9] 三、收到和处理政府信息公开申请情况
      [10] 二、主动公开政府信息情况"
    `);
  });

  it('tell the missing one beside those that are there', async () => {
    const answer = await town.answer(value([of(LIUXI, 2020)], ['penalties.decisions', 'licensing.decisions']));
    expect(answer.kind).toBe('figure');
    expect(answer.text).toContain('行政许可处理决定：—（这一行未能可靠读出）');
  });
});

describe('a sum that the form does not print', () => {
  it('of a group is added up in code and names its parts', async () => {
    const answer = await town.answer(value([of(QINGHE, 2020)], ['applications.outcome.unavailable']));
    expect(answer.derived).toEqual({ value: 1, unit: '件', formula: '1 + 0 + 0' });
    expect(answer.text).toContain('相加得出：本机关不掌握相关政府信息 1；其余2格为0');
    expect(answer.figures).toHaveLength(3);
  });

  it('of the organisations leaves blanks out and says so', async () => {
    const answer = await town.answer(
      value([of(QINGHE, 2020)], ['applications.received'], { applicants: ['organisations'] }),
    );
    expect(answer.derived).toMatchObject({ value: 2, formula: '1 + 0 + 0 + 1 + 0' });
    const blank = await town.answer(
      value([of(LIUXI, 2020)], ['applications.received'], { applicants: ['organisations'] }),
    );
    expect(blank.derived?.value).toBeNull();
    expect(blank.text).not.toMatch(/0 ?件/);
  });

  it('is not stated when one of its rows could not be read', async () => {
    const answer = await town.answer(value([of(LIUXI, 2020)], ['applications.outcome.denied']));
    expect(answer).toMatchObject({ kind: 'not_found', figures: [] });
  });
});

describe('what is not there', () => {
  it.each([
    {
      why: 'no report of that year',
      plan: value([of(QINGHE, 2019)], ['applications.received']),
      says: '没有收录青禾区人民政府2019年的报告。已收录的年度：2018年、2020–2021年。',
    },
    {
      why: 'a row that the form of the year has not',
      plan: value([of(QINGHE, 2021)], ['procurement.amount']),
      says: '青禾区人民政府2021年的报告按当年格式没有“政府集中采购总金额”这一项，2019–2020年的表才有。',
    },
    {
      why: 'a row that was not read',
      plan: value([of(TRANSPORT, 2020)], ['penalties.decisions']),
      says: '云台市交通运输局2020年的报告里，“行政处罚处理决定”这一行没有读到或位置不能确定，所以不给数字，请看原件。',
    },
    {
      why: 'a table the report has not',
      plan: value([of(TRANSPORT, 2020)], ['review.total']),
      says: '云台市交通运输局2020年的报告没有行政复议、行政诉讼情况表，正文也没有写明“行政复议总计”。',
    },
  ])('is told exactly: $why', async ({ plan, says }) => {
    const answer = await town.answer(plan);
    expect(answer).toMatchObject({ kind: 'not_found', figures: [], citations: [] });
    expect(answer.text).toBe(says);
  });

  it('offers the years there are as questions', async () => {
    const answer = await town.answer(value([of(QINGHE, 2019)], ['applications.received']));
    expect(answer.options[0]).toBe('青禾区人民政府2021年本年新收申请有多少？');
    expect(answer.options).toHaveLength(3);
  });

  it('is told in the words of a report without tables, where it has some', async () => {
    const answer = await town.answer(value([of(TRANSPORT, 2019)], ['procurement.projects']), '有集中采购吗');
    expect(answer).toMatchObject({ kind: 'narrative', answered_by: 'text', figures: [] });
    expect(answer.text).toContain('没有政府集中采购事项');
  });
});

describe('where a figure stands', () => {
  it('is told by section, labels, row and column with the row as printed', async () => {
    const answer = await town.answer(
      figures('source', { subjects: [of(QINGHE, 2020)], metrics: ['penalties.decisions'] }),
    );
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 行政处罚处理决定：64件 [1]
      位置：二、主动公开政府信息情况 → 第二十条第（六）项 → 行政处罚 → 处理决定数量（表中第5行第1列）
      原文：处理决定数量 | 64

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 二、主动公开政府信息情况 · 处理决定数量 | 64"
    `);
  });
});
