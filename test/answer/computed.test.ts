import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { figures, of, rate } from './plans.js';
import { LIUXI, openTown, QINGHE, type Town } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

const slots = { applicants: ['total' as const], assumptions: [] };

describe('a share', () => {
  it('is part ÷ whole of one report, both stated', async () => {
    const answer = await town.answer({
      kind: 'share',
      ...slots,
      applicants: ['natural_person'],
      subjects: [of(QINGHE, 2020)],
      metrics: ['applications.received'],
      whole: { metric: 'applications.received', applicant: 'total' },
    });
    expect(answer.derived).toEqual({ value: 83.3, unit: '%', formula: '10 ÷ 12' });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年自然人占本年新收申请的比例：10 ÷ 12 = 83.3%

      青禾区人民政府2020年 · 本年新收申请：
      · 自然人：10件 [1]
      · 总计：12件 [1]

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 10 | 1 | 0 | 0 | 1 | 0 | 12"
    `);
  });
});

describe('a named rate', () => {
  it.each([
    { id: 'granted', value: 66.7, formula: '8 ÷ 12' },
    { id: 'granted_or_partial', value: 75, formula: '(8 + 1) ÷ 12' },
    { id: 'denied', value: 16.7, formula: '2 ÷ 12' },
    { id: 'unavailable', value: 8.3, formula: '1 ÷ 12' },
    { id: 'review_corrected', value: 25, formula: '1 ÷ (5 − 1)' },
    { id: 'litigation_corrected', value: 0, formula: '(0 + 0) ÷ (2 + 1 − (0 + 0))' },
  ] as const)('$id is $formula', async ({ id, value, formula }) => {
    const answer = await town.answer(rate([of(QINGHE, 2020)], id));
    expect(answer.derived).toEqual({ value, unit: '%', formula });
    expect(answer.text).toContain(`${formula} = ${value}%`);
  });

  it('has no number where the denominator is zero', async () => {
    const answer = await town.answer(rate([of(LIUXI, 2020)], 'granted'));
    expect(answer.derived?.value).toBeNull();
    expect(answer.text).toMatch(/^柳溪镇人民政府2020年予以公开率：分母为0，算不出。/);
  });

  it('has no number where a row is missing', async () => {
    const answer = await town.answer(rate([of(LIUXI, 2020)], 'review_corrected'));
    expect(answer).toMatchObject({ kind: 'not_found', figures: [] });
  });

  it('is told in English with its method', async () => {
    const answer = await town.answerInEnglish(rate([of(QINGHE, 2020)], 'granted'));
    expect(answer.text).toMatchInlineSnapshot(`
      "Qinghe District (青禾区人民政府) 2020, rate granted: 8 ÷ 12 = 66.7%
      Worked out as: granted ÷ outcomes in total

      Qinghe District (青禾区人民政府) 2020:
      · applications granted: 8 [1]
      · outcomes in total: 12 [2]

      Sources:
      《青禾区人民政府2020年政府信息公开工作年度报告》 (2020)
      [1] 三、收到和处理政府信息公开申请情况 · （一）予以公开 | 6 | 1 | 0 | 0 | 1 | 0 | 8
      [2] 三、收到和处理政府信息公开申请情况 · （七）总计 | 10 | 1 | 0 | 0 | 1 | 0 | 12"
    `);
  });
});

describe('a sum', () => {
  it('over items lists its parts', async () => {
    const metrics = ['licensing.items_previous_year', 'licensing.items_change'];
    const answer = await town.answer(figures('sum', { subjects: [of(QINGHE, 2020)], metrics }));
    expect(answer.derived).toEqual({ value: 115, unit: '项', formula: '120 − 5' });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年（行政许可上一年项目数＋行政许可本年增减项目数）相加：115项（120 − 5）

      青禾区人民政府2020年：
      · 行政许可上一年项目数：120项 [1]
      · 行政许可本年增减项目数：−5项 [2]

      来源：
      《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度）
      [1] 二、主动公开政府信息情况 · 上一年项目数量 | 120
      [2] 二、主动公开政府信息情况 · 本年增/减 | -5"
    `);
  });

  it('over agencies names what is left out and that reports may overlap', async () => {
    const answer = await town.answer(figures('sum', { subjects: [of('*', 2020)], metrics: ['penalties.decisions'] }));
    expect(answer.derived).toMatchObject({ value: 128, formula: '64 + 64' });
    expect(answer.text).toContain('没有这个数，未计入：云台市交通运输局');
    expect(answer.text).toContain('会有重复');
  });

  it('of one year and the next is told under both names of the row', async () => {
    const answer = await town.answer(
      figures('sum', { subjects: [of(QINGHE, 'all')], metrics: ['applications.received'] }),
    );
    expect(answer.derived).toMatchObject({ value: 32, formula: '4 + 12 + 16' });
  });

  it('of different units is not computed', async () => {
    const metrics = ['penalties.decisions', 'procurement.amount'];
    const answer = await town.answer(figures('sum', { subjects: [of(QINGHE, 2020)], metrics }));
    expect(answer.derived).toBeUndefined();
    expect(answer.text).toMatch(/^单位不同/);
  });
});

describe('an average', () => {
  it('divides by the figures there are', async () => {
    const answer = await town.answer(
      figures('average', { subjects: [of('*', 2020)], metrics: ['applications.received'] }),
    );
    expect(answer.derived).toEqual({ value: 5, unit: '件', formula: '(0 + 3 + 12) ÷ 3' });
  });
});

describe('whether the figures add up', () => {
  const check = { kind: 'check' as const, assumptions: [] };

  it('counts the sums that hold', async () => {
    const answer = await town.answer({ ...check, subjects: [of(QINGHE, 2020)] });
    expect(answer.kind).toBe('figure');
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年：数字一致，查了25项勾稽关系，没有不成立的；另有9项因空白或缺行无法检验。 [1]
      · 新收＋上年结转＝办理结果总计＋结转下年度：7处成立
      · 各项办理结果之和＝办理结果总计：7处无法检验
      · 各类申请人之和＝总计：17处成立
      · 维持＋纠正＋其他＋尚未审结＝总计：1处成立，2处无法检验

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · （七）总计 | 10 | 1 | 0 | 0 | 1 | 0 | 12"
    `);
  });

  it('shows each sum that fails with its numbers and its figures', async () => {
    const answer = await town.answer({ ...check, subjects: [of(QINGHE, 2021)] });
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2021年：查了9项勾稽关系，3项不成立；另有15项因空白或缺行无法检验。
      · 青禾区人民政府2021年“各类申请人之和＝总计”不成立（本年新收政府信息公开申请数量）：14 + 1 + 0 + 0 + 0 + 0 ≠ 16，相差1。 [1]
      · 青禾区人民政府2021年“上一年结转下年度＝本年的上年结转”不成立（自然人列）：0 ≠ 1，相差1。 [2][3]
      · 青禾区人民政府2021年“上一年结转下年度＝本年的上年结转”不成立（总计列）：0 ≠ 1，相差1。 [2][3]
      · 新收＋上年结转＝办理结果总计＋结转下年度：7处无法检验
      · 各项办理结果之和＝办理结果总计：7处无法检验
      · 各类申请人之和＝总计：1处成立，1处不成立
      · 维持＋纠正＋其他＋尚未审结＝总计：1处无法检验
      · 上一年结转下年度＝本年的上年结转：5处成立，2处不成立

      来源：
      《青禾区人民政府2021年政府信息公开工作年度报告》（2021年度）
      [1] 三、收到和处理政府信息公开申请情况 · 一、本年新收政府信息公开申请数量 | 14 | 1 | 0 | 0 | 0 | 0 | 16
      [3] 三、收到和处理政府信息公开申请情况 · 二、上年结转政府信息公开申请数量 | 1 | 0 | 0 | 0 | 0 | 0 | 1
      [2] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 三、收到和处理政府信息公开申请情况 · 四、结转下年度继续办理 | 0 | 0 | 0 | 0 | 0 | 0 | 0"
    `);
    expect(answer.warnings).toHaveLength(3);
    expect(answer.figures.map(({ year, value }) => `${year} ${value}`)).toContain('2020 0');
  });

  it('says which years there are when the report is not filed', async () => {
    const answer = await town.answer({ ...check, subjects: [of(QINGHE, 2017)] });
    expect(answer).toMatchObject({
      kind: 'not_found',
      text: '没有收录青禾区人民政府2017年的报告。已收录的年度：2018年、2020–2021年。',
    });
  });
});
