import { beforeEach, describe, expect, it } from 'vitest';
import type { ReportStore } from '../../src/contracts/store.js';
import { filingOf } from '../store/filings.js';

/** What every store's search is held to; `store` hands out the open and empty store of the test that runs. */
export function describeSearch(store: () => ReportStore): void {
  describe('searching paragraphs', () => {
    beforeEach(async () => {
      const texts = ['便民大厅面积120平方米，设窗口3个。', '全年举办业务培训两场。', '网站完成IPv6改造，占比9.1%。'];
      await store().file(filingOf({ hash: 'a', agency: '青禾区人民政府', texts }));
      await store().file(filingOf({ hash: 'b', agency: '丹枫镇人民政府', texts: ['业务培训不足，业务培训要加强。'] }));
      await store().file(filingOf({ hash: 'c', agency: '丹枫镇人民政府', year: 2019, texts: ['培训业务。'] }));
    });

    it.each([
      { text: '办公面积有多大', first: '便民大厅面积120平方米，设窗口3个。' },
      { text: 'ipv6', first: '网站完成IPv6改造，占比9.1%。' },
      { text: 'ＩＰＶ６', first: '网站完成IPv6改造，占比9.1%。' },
      { text: '9.1', first: '网站完成IPv6改造，占比9.1%。' },
      { text: '业务培训', first: '业务培训不足，业务培训要加强。' },
    ])('finds "$text" in "$first"', async ({ text, first }) => {
      const [hit] = await store().search({ text, limit: 5 });
      expect(hit?.text).toBe(first);
    });

    it('keeps to the agencies and years it is told', async () => {
      const hits = await store().search({ text: '业务培训', agencies: ['丹枫镇人民政府'], years: [2020], limit: 5 });
      expect(hits).toMatchObject([{ agency: '丹枫镇人民政府', year: 2020, order: 1, headings: ['一、总体情况'] }]);
      expect(await store().search({ text: '业务培训', years: [2018], limit: 5 })).toEqual([]);
    });

    it('gives the best first, no more than asked for', async () => {
      const hits = await store().search({ text: '业务培训', limit: 5 });
      expect(hits).toHaveLength(3);
      expect(hits.map(({ score }) => score)).toEqual(hits.map(({ score }) => score).sort((a, b) => b - a));
      expect(await store().search({ text: '业务培训', limit: 2 })).toEqual(hits.slice(0, 2));
    });

    it('finds by the words that tell paragraphs apart, where there are such', async () => {
      // Among 25 paragraphs a word of five tells none apart, and one of two does.
      const rare = ['河道保洁分片到人。', '河道保洁巡查上墙。'];
      const common = ['业务培训在县城。', '业务培训在乡里。'];
      const others = Array.from({ length: 16 }, (_, at) => `第${at}组照相存档。`);
      await store().file(filingOf({ hash: 'd', agency: '柳溪镇人民政府', texts: [...rare, ...common, ...others] }));
      const texts = async (text: string) => (await store().search({ text, limit: 30 })).map((hit) => hit.text);
      expect((await texts('业务培训河道保洁')).sort()).toEqual([...rare].sort());
      expect(await texts('业务培训')).toHaveLength(5);
    });

    it('finds a word of the heading, which stands in every paragraph', async () => {
      expect(await store().search({ text: '总体情况', limit: 9 })).toHaveLength(5);
    });

    it.each(['', '？！……', '"', 'x* OR NEAR(', `'; DROP TABLE facts;--`, '鼠'])(
      'finds nothing for %j',
      async (text) => {
        expect(await store().search({ text, limit: 5 })).toEqual([]);
      },
    );

    it('takes a question of twenty thousand characters', async () => {
      const hits = await store().search({ text: `业务培训${'问'.repeat(20_000)}`, limit: 1 });
      expect(hits).toHaveLength(1);
    });
  });
}
