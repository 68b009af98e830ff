import { describe, expect, it } from 'vitest';
import { enQueryWords } from '../../src/language/en/query-words.js';
import { zhQueryWords } from '../../src/language/zh/query-words.js';
import type { Condition, Expression } from '../../src/query/query.js';
import { queryInWords } from '../../src/query/query-words.js';
import { allItems } from '../../src/report/items.js';
import { against, among, before, cells, fold, keep, most, NEWEST, places } from './world.js';

const CITY = '宿迁市人民政府';
const reviews = (year: number) => cells('review.total', CITY, year);
const received = cells('applications.received', [], NEWEST);

const CASES: { ask: Expression; claim?: Condition[]; zh: string; en: string }[] = [
  {
    ask: reviews(2024),
    zh: '宿迁市人民政府2024年 · 行政复议总计',
    en: 'Suqian City (宿迁市人民政府) 2024 · administrative review (total)',
  },
  {
    ask: against('difference', reviews(2024), reviews(2023)),
    zh: '宿迁市人民政府2024年 · 行政复议总计 减去 2023年',
    en: 'Suqian City (宿迁市人民政府) 2024 · administrative review (total) minus 2023',
  },
  {
    ask: against('growth', reviews(2024), before(1, reviews(2024))),
    zh: '宿迁市人民政府2024年 · 行政复议总计 比 上一年 增长',
    en: 'Suqian City (宿迁市人民政府) 2024 · administrative review (total), growth from the year before',
  },
  {
    ask: against('share', { ...received, applicants: { any: ['natural_person'] } }, received),
    zh: '全部机关最近一年 · 本年新收申请（自然人） 占 总计 的比重',
    en: 'all bodies latest year · new applications received (natural persons) as a share of all applicants',
  },
  {
    ask: fold('sum', ['agency'], cells('rate.denied', [{ within: '江苏', level: 'city' }], { from: 2019, to: 2021 })),
    zh: '江苏市级机关2019–2021年 · 不予公开率 各机关合计',
    en: 'sum over bodies of city bodies in 江苏 2019–2021 · rate denied',
  },
  {
    ask: keep(most(received), places(1, 3), { is: 'more', than: 1, unit: '万', give: 0.1, not: true }),
    zh: '全部机关最近一年 · 本年新收申请 从多到少 中第1至第3、且不是“大于1万（上下0.1）”的',
    en: 'all bodies latest year · new applications received, most first, only those in places 1 to 3 and not more than 1 万 (give or take 0.1)',
  },
  {
    ask: keep(
      cells({ parts: 'applications.outcome' }, CITY, []),
      { of: received, is: 'known' },
      among({ years: { any: [], but: [2020] } }),
    ),
    zh: '宿迁市人民政府各年 · 办理结果各项 中“全部机关最近一年 · 本年新收申请”有数字、且属于各年（不含2020年）的',
    en: 'Suqian City (宿迁市人民政府) every year · parts of outcomes, only those where "all bodies latest year · new applications received" is with a figure and of every year except 2020',
  },
  {
    ask: { kind: 'with', to: { years: { any: [2023] } }, of: { kind: 'last', back: 1 } },
    zh: '上一问 换成2023年',
    en: 'the last question with 2023',
  },
  {
    ask: { kind: 'together', of: [reviews(2024), cells('review.total', '洛江区人民政府', 2024)] },
    zh: '宿迁市人民政府2024年 · 行政复议总计 与 洛江区人民政府',
    en: 'Suqian City (宿迁市人民政府) 2024 · administrative review (total) with Luojiang District (洛江区人民政府)',
  },
  {
    ask: reviews(2024),
    claim: [{ is: 'more', than: reviews(2023) }],
    zh: '宿迁市人民政府2024年 · 行政复议总计，是否大于2023年',
    en: 'Suqian City (宿迁市人民政府) 2024 · administrative review (total): is it more than 2023?',
  },
];

describe('a query in words', () => {
  it.each(CASES)('says $zh', ({ ask, claim, zh, en }) => {
    const query = { v: 2 as const, ask, ...(claim && { claim }) };
    expect(queryInWords(query, zhQueryWords)).toBe(zh);
    expect(queryInWords(query, enQueryWords)).toBe(en);
  });

  it('names every item, and none by its id', () => {
    for (const { id } of allItems()) {
      for (const wording of [zhQueryWords, enQueryWords])
        expect(wording.item(id)).not.toMatch(/^$|[a-z]\.[a-z]|该项|this item/);
    }
  });
});
