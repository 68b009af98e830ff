import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerPlan } from '../../src/answer/answer-plan.js';
import { zhAnswers } from '../../src/language/answers.zh.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { filingOf } from '../store/filings.js';
import { figures, of, rank } from './plans.js';
import { LIUXI, openTown, QINGHE, type Town, TRANSPORT } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const ALL_2020 = [of('*', 2020)];
const slots = { applicants: ['total' as const], assumptions: [] };

describe('a comparison', () => {
  it('names the highest and by how much, then every figure', async () => {
    const subjects = [of(QINGHE, 2020), of(LIUXI, 2020)];
    const answer = await town.answer(figures('compare', { subjects, metrics: ['applications.received'] }));
    expect(answer.derived).toEqual({ value: 9, unit: '件', formula: '12 − 3' });
    expect(answer.text).toMatchInlineSnapshot(`
      "最高：青禾区人民政府，12件，比柳溪镇人民政府多9件。
      2020年本年新收申请：
      · 青禾区人民政府：12件 [1]
      · 柳溪镇人民政府：3件 [2]

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 12
      [2] 《柳溪镇人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 3 | | | | | | 3"
    `);
  });

  it('brings 元 and 万元 together', async () => {
    const subjects = [of(QINGHE, 2020), of(LIUXI, 2020)];
    const answer = await town.answer(figures('compare', { subjects, metrics: ['procurement.amount'] }));
    expect(answer.derived).toEqual({ value: 16186200.5, unit: '元', formula: '20,500,000.5 − 4,313,800' });
    expect(answer.figures.map(({ value, unit }) => ({ value, unit }))).toEqual([
      { value: 20500000.5, unit: '元' },
      { value: 431.38, unit: '万元' },
    ]);
    expect(answer.text).toContain('换成同一单位：');
  });

  it('says when figures are equal', async () => {
    const subjects = [of(QINGHE, 2020), of(LIUXI, 2020)];
    const answer = await town.answer(figures('compare', { subjects, metrics: ['penalties.decisions'] }));
    expect(answer.text).toMatch(/^相同，都是64件。/);
  });

  it('shows a missing figure as missing and names no winner', async () => {
    const subjects = [of(QINGHE, 2020), of(QINGHE, 2019)];
    const answer = await town.answer(figures('compare', { subjects, metrics: ['penalties.decisions'] }));
    expect(answer.text).toContain('2019年：—（未收录该年度报告）');
    expect(answer.text).not.toContain('最高');
    expect(answer.derived).toBeUndefined();
  });

  it('over a change of form says what the row was called before and after', async () => {
    const answer = await town.answer(
      figures('compare', {
        subjects: [of(QINGHE, 2020), of(QINGHE, 2021)],
        metrics: ['normative_documents.created'],
      }),
    );
    expect(answer.figures.map((figure) => figure.value)).toEqual([3, 7]);
    expect(answer.text).toContain(
      '2021年起改用新的报告格式：之前为“规范性文件本年新制作数量”，之后为“行政规范性文件本年制发件数”，前后不完全可比。',
    );
  });
});

describe('a trend', () => {
  it('runs over the years there are, tells gaps and changes of form', async () => {
    const answer = await town.answer(
      figures('trend', { subjects: [of(QINGHE, 'all')], metrics: ['applications.received'] }),
    );
    expect(answer.derived).toEqual({ value: 12, unit: '件', formula: '16 − 4' });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府 · 本年新收申请：2021年比2018年增加12件（+300%），4件 → 16件。
      青禾区人民政府 · 本年新收申请：
      · 2018年：4件 [1]
      · 2020年：12件 [2]
      · 2021年：16件 [3]
      中间缺2019年的报告。
      2019年起改用新的报告格式：之前为“收到申请数”，之后为“本年新收申请”，前后不完全可比。
      2021年起改用新的报告格式，“本年新收申请”一项名称未变，前后口径可能有差别。

      ⚠ 青禾区人民政府2021年“各类申请人之和＝总计”不成立（本年新收政府信息公开申请数量）：14 + 1 + 0 + 0 + 0 + 0 ≠ 16，相差1。

      来源：
      [1] 《青禾区人民政府2018年政府信息公开工作年度报告》（2018年度） 附表 · （一）收到申请数 | 4
      [2] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 12
      [3] 《青禾区人民政府2021年政府信息公开工作年度报告》（2021年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 14 | 1 | 0 | 0 | 0 | 0 | 16"
    `);
  });
});

describe('a change', () => {
  it('gives the rate with its formula', async () => {
    const answer = await town.answer({
      kind: 'change',
      ...slots,
      subjects: [of(QINGHE, 2021), of(QINGHE, 2020)],
      metrics: ['applications.received'],
      rate: true,
    });
    expect(answer.derived).toEqual({ value: 33.3, unit: '%', formula: '(16 − 12) ÷ 12' });
    expect(answer.text).toContain('2021年比2020年增加4件（+33.3%），12件 → 16件。');
  });

  it('has no rate when a year is missing', async () => {
    const answer = await town.answer({
      kind: 'change',
      ...slots,
      subjects: [of(QINGHE, 2019), of(QINGHE, 2020)],
      metrics: ['applications.received'],
      rate: true,
    });
    expect(answer.derived).toBeUndefined();
    expect(answer.text).toMatch(/^有数的年份不足两个，算不出变化。/);
  });
});

describe('a ranking', () => {
  it('orders what is counted and leaves out what is blank or missing', async () => {
    const answer = await town.answer(rank(ALL_2020, ['licensing.decisions']));
    expect(answer.text).toMatchInlineSnapshot(`
      "2020年行政许可处理决定：最多的是青禾区人民政府，1,530件（共3个，2个有数）
      1. 青禾区人民政府：1,530件 [1]
      2. 云台市交通运输局：88件 [2]
      没有这个数：柳溪镇人民政府

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 二、主动公开政府信息情况 · 处理决定数量 | 1530
      [2] 《云台市交通运输局2020年政府信息公开工作年度报告》（2020年度） 二、主动公开政府信息情况 · 处理决定数量 | 88"
    `);
  });

  it('gives ties the same place, and says that none stands out where all are tied', async () => {
    const answer = await town.answer(rank(ALL_2020, ['penalties.decisions']));
    expect(answer.text).toMatch(/^2020年行政处罚处理决定：共3个，2个有数，都是64件，不分高低\n/);
    expect(answer.text.match(/^1\. .*（并列）$/gm)).toHaveLength(2);
  });

  it('with a top number shows no more than that, ties aside', async () => {
    const answer = await town.answer(rank(ALL_2020, ['applications.received'], { top: 2 }));
    expect(answer.figures.map((figure) => figure.value)).toEqual([12, 3]);
  });

  it('of the first shows those that follow it', async () => {
    const answer = await town.answer(rank(ALL_2020, ['applications.received'], { top: 1 }));
    expect(answer.text.split('\n')[0]).toContain('最多的是青禾区人民政府，12件');
    expect(answer.figures.map((figure) => figure.value)).toEqual([12, 3, 0]);
  });

  it('by least begins with the smallest, an explicit zero among them', async () => {
    const answer = await town.answer(rank(ALL_2020, ['applications.received'], { order: 'least' }));
    expect(answer.text.split('\n')[0]).toContain('最少的是云台市交通运输局，0件');
  });

  it('says where one agency stands, or that it has no figure', async () => {
    const placed = await town.answer(rank(ALL_2020, ['applications.received'], { place: LIUXI }));
    expect(placed.text.split('\n')[0]).toContain('柳溪镇人民政府排第2，共3个有数：3件');
    const blank = await town.answer(rank(ALL_2020, ['licensing.decisions'], { place: LIUXI }));
    expect(blank.text.split('\n')[0]).toContain('柳溪镇人民政府没有可排的数（空白或缺，不当作0）。');
  });

  it('by a rate prints each formula and warns of few cases', async () => {
    const answer = await town.answer(rank(ALL_2020, ['applications.outcome.total'], { rate: 'granted' }));
    expect(answer.text).toContain('1. 青禾区人民政府：8 ÷ 12 = 66.7% [1][2]');
    expect(answer.text).toContain('分母为0，不参加：柳溪镇人民政府');
    expect(answer.text).toContain('分母不足30件');
  });
});

describe('whether there is any', () => {
  const exists = { kind: 'exists' as const, ...slots, wants: 'some' as const };

  it.each([
    { why: 'a figure above zero', agency: QINGHE, metrics: ['review.corrected'], says: '有。' },
    { why: 'zeros as printed', agency: QINGHE, metrics: ['litigation.direct.corrected'], says: '没有，表中填的是0。' },
    { why: 'zero in words', agency: TRANSPORT, metrics: ['applications.received'], says: '没有，报告正文写明没有。' },
    {
      why: 'a blank beside a zero',
      agency: LIUXI,
      metrics: ['litigation.direct.corrected', 'litigation.after_review.corrected'],
      says: '不能确定：有空白或没有读到的格，空白不等于0。',
    },
  ])('says "$says" for $why', async ({ agency, metrics, says }) => {
    const answer = await town.answer({ ...exists, subjects: [of(agency, 2020)], metrics });
    expect(answer.text.split('\n')[0]).toBe(says);
  });

  it('lists the agencies that print zero, blanks apart', async () => {
    const plan = { ...exists, wants: 'none' as const, subjects: ALL_2020, metrics: ['applications.received'] };
    const answer = await town.answer(plan);
    expect(answer.text.split('\n')[0]).toBe('填0的有1个（共3个）');
    expect(answer.figures).toHaveLength(1);
  });
});

describe('a long list', () => {
  it('stops where a phone does and counts the rest', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'wenbao-many-'));
    const store = await openSqliteStore({ folder });
    for (let index = 0; index < 40; index += 1) {
      await store.file(filingOf({ hash: `h${index}`, agency: `第${index}镇人民政府`, facts: [{ value: index }] }));
    }
    const plan = rank(ALL_2020, ['applications.received']);
    const answer = await answerPlan(plan, { store, meanings: MEANINGS, wording: zhAnswers, question: '' });
    expect(answer.figures).toHaveLength(20);
    expect(answer.text).toContain('……另有20个未列出');
    const listed = figures('list', { subjects: ALL_2020, metrics: ['applications.received'] });
    expect(
      (await answerPlan(listed, { store, meanings: MEANINGS, wording: zhAnswers, question: '' })).figures,
    ).toHaveLength(25);
    await store.close();
    rmSync(folder, { recursive: true });
  });
});
