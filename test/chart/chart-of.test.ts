import { describe, expect, it } from 'vitest';
import { altText } from '../../src/chart/alt-text.js';
import type { BarChart, ShareChart, TableChart, TrendChart } from '../../src/chart/chart.js';
import { type ChartOptions, chartOf } from '../../src/chart/chart-of.js';
import { enCharts } from '../../src/language/en/charts.js';
import { zhCharts } from '../../src/language/zh/charts.js';
import type { ApplicantId } from '../../src/report/applicants.js';
import { FORMS } from '../../src/report/forms.js';
import { answerOf, overYears, stated } from './answers.js';

const agencies = ['青禾区人民政府', '柳溪镇人民政府', '云台市交通运输局', '石桥镇人民政府'];
const draw = (figures: ReturnType<typeof stated>[], options: Partial<ChartOptions> = {}) =>
  chartOf(answerOf(figures), { wording: zhCharts, ...options });
const of = (applicant: ApplicantId, value: number | null) => stated({ applicant, value });

describe('whether there is a chart', () => {
  it.each([
    { why: 'two figures that nobody asked to see', figures: overYears({ 2021: 3, 2022: 4 }) },
    { why: 'one figure', figures: overYears({ 2022: 3 }), asked: true },
    { why: 'nothing but zeros', figures: overYears({ 2021: 0, 2022: 0, 2023: 0 }), asked: true },
    {
      why: 'one figure among zeros',
      figures: agencies.map((agency, at) => stated({ agency, value: at === 0 ? 7 : 0 })),
      asked: true,
    },
    { why: 'nothing but blanks', figures: overYears({ 2021: null, 2022: null, 2023: null }) },
    { why: 'units that do not compare', figures: [...overYears({ 2020: 1, 2021: 2 }), stated({ unit: '万元' })] },
    {
      why: 'figures that differ in agency and item at once, as those of a rate do',
      figures: agencies.flatMap((agency) => [
        stated({ agency, metric: 'applications.outcome.granted' }),
        stated({ agency, metric: 'applications.outcome.total', value: 4 }),
      ]),
    },
    { why: 'quantities without a name', figures: overYears({ 2020: 1, 2021: 2, 2022: 3 }, { metric: 'statement' }) },
    {
      why: 'more lines than can be told apart',
      figures: ['一', '二', '三', '四', '五', '六'].flatMap((name) =>
        overYears({ 2021: 1, 2022: 2 }, { agency: `第${name}镇人民政府` }),
      ),
    },
  ])('is none for $why', ({ figures, asked = false }) => {
    expect(draw(figures, { asked })).toBeNull();
  });

  it('is one for two figures where a picture was asked for', () => {
    expect(draw(overYears({ 2021: 3, 2022: 4 }), { asked: true })?.kind).toBe('trend');
  });
});

describe('what a chart says of itself', () => {
  it('names the items in its title, never the total alone', () => {
    const figures = ['applications.received', 'applications.carried_in'].flatMap((metric) =>
      agencies.slice(0, 2).map((agency, at) => stated({ agency, metric, value: at + 1 })),
    );
    expect(draw(figures, { asked: true })?.title).toBe('本年新收申请、上年结转申请');
  });

  it('sets agencies side by side where each has a year of its own', () => {
    const figures = agencies.map((agency, at) => stated({ agency, year: 2019 + at, value: at + 1 }));
    const chart = draw(figures) as BarChart;
    expect(chart.kind).toBe('comparison');
    expect(chart.bars[0]?.name).toBe('石桥镇人民政府2022年');
  });

  it('tells of the figure that flattens all others', () => {
    const figures = agencies.map((agency, at) => stated({ agency, value: at === 2 ? 9000 : at + 1 }));
    expect(draw(figures)?.notes.join('')).toContain('云台市交通运输局远大于其他');
    expect(draw(agencies.map((agency, at) => stated({ agency, value: at + 1 })))?.notes).toEqual([]);
  });
});

describe('rates', () => {
  const rate = (agency: string, year: number, value: number, name = '予以公开率') => ({ agency, year, value, name });
  const [qinghe = '', liuxi = ''] = agencies;
  const chartRates = (rates: ReturnType<typeof rate>[], options: Partial<ChartOptions> = {}) =>
    chartOf({ ...answerOf(overYears({ 2020: 3, 2021: 4 })), rates }, { wording: zhCharts, ...options });

  it('are drawn as rates and not as what they were worked out from', () => {
    const chart = chartRates([
      rate(qinghe, 2019, 33.3),
      rate(qinghe, 2020, 41.2),
      rate(qinghe, 2021, 70),
    ]) as TrendChart;
    expect([chart.kind, chart.title, chart.subtitle]).toEqual([
      'trend',
      '青禾区人民政府 · 予以公开率',
      '2019–2021年（单位：%）',
    ]);
    expect(chart.series[0]?.marks.map(({ label }) => label)).toEqual(['33.3', '41.2', '70']);
  });

  it('of agencies stand as bars, two of them where a picture was asked for', () => {
    const two = [rate(qinghe, 2020, 33.3), rate(liuxi, 2020, 41.2)];
    expect(chartRates(two)).toBeNull();
    const chart = chartRates(two, { asked: true }) as BarChart;
    expect(chart.bars.map(({ name, label }) => [name, label])).toEqual([
      [liuxi, '41.2'],
      [qinghe, '33.3'],
    ]);
  });

  it('of different things are no line; their figures are', () => {
    const mixed = [rate(qinghe, 2020, 33.3), rate(qinghe, 2021, 10, '不予公开率')];
    expect(chartRates(mixed, { asked: true })?.title).toContain('本年新收申请');
  });
});

describe('a trend', () => {
  const trend = draw(overYears({ 2016: 12, 2018: 44, 2019: 87, 2020: null, 2021: 0 })) as TrendChart;

  it('keeps blank, missing and zero apart', () => {
    expect(trend.series[0]?.marks.map(({ name, value, state, label }) => [name, value, state, label])).toEqual([
      ['2016年', 12, 'figure', '12'],
      ['2017年', null, 'missing', '无数'],
      ['2018年', 44, 'figure', '44'],
      ['2019年', 87, 'figure', '87'],
      ['2020年', null, 'blank', '空白'],
      ['2021年', 0, 'figure', '0'],
    ]);
  });

  it('says which years are blank or missing and where the form changes', () => {
    expect(trend.breaks.map((change) => change.year)).toEqual([2019, 2021]);
    expect(trend.notes).toEqual([
      '空白：报告该格没有填写，不等于0（2020年）。',
      '没有数：2017年，线在此断开。',
      '竖虚线处改用新的报告格式，前后口径可能有差别。',
    ]);
  });

  it('runs over rows of different forms that count the same thing', () => {
    const figures = [
      ...overYears({ 2017: 5, 2018: 6 }, { metric: 'statistics.applications.received', applicant: null }),
      ...overYears({ 2019: 7 }),
    ];
    const chart = draw(figures) as TrendChart;
    expect(chart.series).toHaveLength(1);
    expect(chart.title).toMatch(/^青禾区人民政府.*本年新收/);
  });

  it('names each of several agencies, and the year of a blank with its agency', () => {
    const [first = '', second = ''] = agencies;
    const chart = draw([
      ...overYears({ 2021: 3, 2022: 5 }, { agency: first }),
      ...overYears({ 2021: null, 2022: 4 }, { agency: second }),
    ]) as TrendChart;
    expect(chart.series.map(({ name }) => name)).toEqual([first, second]);
    expect(chart.notes[0]).toContain(`（${second} 2021年）`);
  });

  it('brings money to one unit and says so', () => {
    const money = { metric: 'procurement.amount', applicant: null };
    const figures = [
      ...overYears({ 2019: 20_500_000.5 }, { ...money, unit: '元' }),
      ...overYears({ 2020: 431.38 }, { ...money, unit: '万元' }),
    ];
    const chart = draw(figures, { asked: true }) as TrendChart;
    expect(chart.series[0]?.marks.map(({ label }) => label)).toEqual(['20,500,000.5', '4,313,800']);
    expect(chart.notes).toContain('金额已统一换算为元。');
  });
});

describe('bars', () => {
  const several = (values: (number | null)[]) =>
    values.map((value, at) => stated({ agency: agencies[at] ?? `第${at}镇人民政府`, value }));

  it('stand in order of value, blanks last and without a place', () => {
    const chart = draw(several([3, null, 9, 0]), { as: 'comparison' }) as BarChart;
    expect(chart.bars.map(({ label, place }) => [label, place])).toEqual([
      ['9', ''],
      ['3', ''],
      ['0', ''],
      ['空白', ''],
    ]);
  });

  it('of years stand in the order of the years', () => {
    const chart = draw(overYears({ 2021: 3, 2022: 9, 2023: 5 }), { as: 'comparison' }) as BarChart;
    expect(chart.bars.map(({ name }) => name)).toEqual(['2021年', '2022年', '2023年']);
  });

  it.each([
    { order: 'most', values: [9, 4, 4, 1], places: ['1', '2', '2', '4'] },
    { order: 'least', values: [0, 2, 2, 8], places: ['1', '2', '2', '4'] },
  ] as const)('of a ranking by $order share a place where they are equal', ({ order, values, places }) => {
    const chart = draw(several([...values]), { as: 'rank', order }) as BarChart;
    expect(chart.bars.map(({ place }) => place)).toEqual(places);
  });

  it('have no place where the answer tells first of an agency far down the list', () => {
    const chart = draw(several([1, 90, 80, 70]), { as: 'rank' }) as BarChart;
    expect(chart.bars.map(({ label, place }) => [label, place])).toEqual([
      ['90', ''],
      ['80', ''],
      ['70', ''],
      ['1', ''],
    ]);
  });

  it('are twenty at most, the rest counted', () => {
    const chart = draw(several(Array.from({ length: 24 }, (_, at) => 100 - at))) as BarChart;
    expect(chart.bars).toHaveLength(20);
    expect(chart.notes).toEqual(['另有4个未画出。']);
  });
});

describe('a share', () => {
  it('is of the total among the figures, and shows what the parts leave', () => {
    const chart = draw([of('natural_person', 7), of('commercial_enterprise', null), of('total', 9)]) as ShareChart;
    expect(chart.kind).toBe('share');
    expect(chart.parts.map(({ name, label, percent }) => [name, label, percent])).toEqual([
      ['自然人', '7', '77.8%'],
      ['商业企业', '空白', ''],
      ['总计的其余部分', '2', '22.2%'],
    ]);
  });

  it.each([
    { why: 'the parts exceed the total', figures: [of('natural_person', 7), of('legal_services', 4), of('total', 9)] },
    {
      why: 'there is no total',
      figures: [of('natural_person', 7), of('legal_services', 4), of('research_institution', 1)],
    },
  ])('is drawn as a comparison where $why', ({ figures }) => {
    expect(draw(figures, { as: 'share' })?.kind).toBe('comparison');
  });

  it.each(['rank', 'comparison'] as const)('takes the place of a %s of parts and their total', (as) => {
    expect(draw([of('natural_person', 7), of('legal_services', 1), of('total', 9)], { as })?.kind).toBe('share');
  });

  it('leaves the ranking of parts alone', () => {
    const parts = [of('natural_person', 7), of('legal_services', 2), of('research_institution', 0)];
    expect(draw(parts, { as: 'rank' })?.kind).toBe('rank');
  });

  it('of rows is of the row that totals them', () => {
    const rows = ['upheld', 'corrected', 'other', 'pending', 'total'].map((result, at) =>
      stated({ metric: `review.${result}`, applicant: null, value: [1, 2, 0, 1, 4][at] }),
    );
    expect((draw(rows) as ShareChart).parts.map(({ percent }) => percent)).toEqual(['50%', '25%', '25%', '0%']);
  });
});

describe('many parts', () => {
  it('leave out those that are zero, and say how many', () => {
    const rows = FORMS['2021'].filter(({ metric }) => metric.startsWith('applications.outcome.'));
    const chart = draw(
      rows.map(({ metric }, at) => stated({ metric, value: metric.endsWith('.total') ? 12 : at < 2 ? 6 : 0 })),
    ) as ShareChart;
    expect(chart.parts.map(({ label, percent }) => [label, percent])).toEqual([
      ['6', '50%'],
      ['6', '50%'],
    ]);
    expect(chart.notes).toEqual([`另有${rows.length - 3}项为0，未列出。`]);
  });
});

describe('a table', () => {
  const figures = agencies
    .slice(0, 2)
    .flatMap((agency, at) => [
      stated({ agency, applicant: 'natural_person', value: at === 0 ? 7 : null }),
      ...(at === 0 ? [stated({ agency, applicant: 'total', value: 9 })] : []),
    ]);

  it('holds figures that differ in two things, where a picture was asked for', () => {
    const chart = draw(figures, { asked: true }) as TableChart;
    expect(chart.heads).toEqual(['自然人', '总计']);
    expect(chart.rows.map(({ name, cells }) => [name, ...cells.map((cell) => cell.label)])).toEqual([
      [agencies[0], '7', '9'],
      [agencies[1], '空白', '无数'],
    ]);
    expect(chart.notes).toEqual(['空白：报告该格没有填写，不等于0。']);
  });

  it('has the years from left to right, and takes the place of more lines than can be told apart', () => {
    const names = ['一', '二', '三', '四', '五', '六'].map((name) => `第${name}镇人民政府`);
    const chart = draw(
      names.flatMap((agency) => overYears({ 2023: 1, 2021: 2 }, { agency })),
      { asked: true },
    ) as TableChart;
    expect([chart.kind, chart.heads, chart.rows.length]).toEqual(['table', ['2021年', '2023年'], 6]);
  });
});

describe('the text beside a chart', () => {
  it('says everything the picture shows', () => {
    const chart = draw([of('natural_person', 7), of('legal_services', null), of('total', 9)]);
    expect(chart && altText(chart)).toMatchInlineSnapshot(`
      "青禾区人民政府 · 本年新收申请
      2022年（单位：件），各项占总计9件的百分比
      自然人 7 · 77.8%
      法律服务机构 空白
      总计的其余部分 2 · 22.2%
      空白：报告该格没有填写，不等于0（法律服务机构）。
      来源：《青禾区人民政府2022年政府信息公开工作年度报告》"
    `);
  });

  it('is in English where the wording is', () => {
    const chart = draw(overYears({ 2018: 4, 2020: null, 2021: 16 }), { wording: enCharts });
    expect(chart && altText(chart)).toMatchInlineSnapshot(`
      "Qinghe District (青禾区人民政府) · new applications received
      2018–2021 (number of cases or items)
      2018 4 · 2019 none · 2020 blank · 2021 16
      Blank: the report leaves the cell empty, which is not zero (2020).
      No figure for 2019: the line stops there.
      At the broken vertical line the form of the reports changes; before and after may not compare.
      Source: annual disclosure reports of 青禾区人民政府, 2018, 2020–2021 (3 reports)"
    `);
  });
});

describe('a corrected figure in a chart', () => {
  const figures = [stated({ year: 2020, value: 12, printed: 9 }), ...overYears({ 2021: 3, 2022: 4 })];
  const note = '带*的数经更正，原报告印作：2020年 9。';

  it.each([
    { kind: 'trend', figures },
    {
      kind: 'rank',
      figures: agencies.map((agency, at) => stated({ agency, value: 9 - at, ...(at === 0 && { printed: null }) })),
      noted: '带*的数经更正，原报告印作：青禾区人民政府 空白。',
    },
    {
      kind: 'share',
      figures: [of('total', 9), { ...of('natural_person', 5), printed: 4 }, of('legal_services', 4)],
      noted: '带*的数经更正，原报告印作：自然人 4。',
    },
    {
      kind: 'table',
      figures: agencies
        .slice(0, 2)
        .flatMap((agency, at) =>
          [2020, 2021].map((year) =>
            stated({ agency, year, value: year, ...(at === 0 && year === 2020 && { printed: 1 }) }),
          ),
        ),
      noted: '带*的数经更正，原报告印作：青禾区人民政府2020年 1。',
    },
  ] as const)('bears a star, and a note says what is printed: $kind', ({ kind, figures: drawn, ...rest }) => {
    const chart = draw([...drawn], { as: kind });
    expect(chart?.kind).toBe(kind);
    expect(chart?.notes).toContain('noted' in rest ? rest.noted : note);
    const text = chart ? altText(chart) : '';
    expect(text.match(/\d\*/g)).toHaveLength(1);
  });

  it('is drawn at its corrected value, in the unit that all share', () => {
    const money = { metric: 'procurement.amount', applicant: null, unit: '元' };
    const chart = draw([
      stated({ ...money, year: 2020, value: 2, printed: 1, unit: '万元' }),
      stated({ ...money, year: 2021, value: 30_000 }),
      stated({ ...money, year: 2022, value: 40_000 }),
    ]) as TrendChart;
    const [first] = chart.series[0]?.marks ?? [];
    expect(first).toMatchObject({ value: 20_000, label: '20,000*' });
    expect(chart.notes.at(-1)).toBe('带*的数经更正，原报告印作：2020年 10,000。');
  });
});
