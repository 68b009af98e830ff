import { describe, expect, it } from 'vitest';
import { fuse } from '../../../src/narrative/search/fuse.js';
import { rankPassages } from '../../../src/narrative/search/passages.js';
import { searchText } from '../../../src/narrative/search/search-text.js';
import type { ReadingOf } from '../../../src/question/reading.js';
import type { Paragraph } from '../../../src/report/report.js';
import { of } from '../../answer/town-reports.js';
import { MEANINGS } from '../../fixtures/meanings.js';
import { text } from '../readings.js';

const QINGHE = '青禾区教育局';

function paragraphsOf(texts: string[], rest: Partial<Paragraph> = {}): Paragraph[] {
  return texts.map((text, at) => ({
    report: 'a',
    order: at + 1,
    section: 1,
    headings: ['一、总体情况'],
    text,
    printed: text,
    ...rest,
  }));
}

const asked = (search: string, rest: Partial<ReadingOf<'text'>> = {}) => text([of(QINGHE, 2020)], search, rest);

describe('rankPassages', () => {
  const paragraphs = paragraphsOf([
    '全年举办业务培训5期，参加320人次。',
    '门户网站完成改版，新增检索功能。',
    '依申请公开信息处理费全年收取0元。',
    '栏目更新、业务学习都有安排。',
  ]);

  it.each([
    { question: '业务培训办了几期', first: '全年举办业务培训5期，参加320人次。' },
    { question: '有没有给新人讲课', first: '全年举办业务培训5期，参加320人次。' },
    { question: '官网翻新了吗', first: '门户网站完成改版，新增检索功能。' },
    { question: '要资料得掏钱吗', first: '依申请公开信息处理费全年收取0元。' },
  ])('puts "$first" first for "$question"', ({ question, first }) => {
    const [best] = rankPassages(asked(question, { wants: 'text' }), { paragraphs, question, meanings: MEANINGS });
    expect(best?.paragraph.text).toBe(first);
  });

  it('covers nothing of a question about another matter', () => {
    const ranked = rankPassages(asked('森林覆盖率'), { paragraphs, question: '森林覆盖率是多少', meanings: MEANINGS });
    expect(Math.max(...ranked.map(({ worth }) => worth))).toBeLessThan(0.3);
  });

  it('prefers the chapter on problems where problems are asked for', () => {
    const all = [
      ...paragraphsOf(['专职人员的配备和业务培训有计划。']),
      ...paragraphsOf(['专职人员不足，业务不熟。'], { order: 9, section: 5, headings: ['五、存在的主要问题'] }),
    ];
    const question = '专职人员有什么问题';
    const [best] = rankPassages(asked('专职人员', { topic: 'problems' }), {
      paragraphs: all,
      question,
      meanings: MEANINGS,
    });
    expect(best?.paragraph.order).toBe(9);
  });

  it('shows near-copies once', () => {
    const copies = paragraphsOf([
      '全年举办业务培训5期，参加320人次，全部合格。',
      '全年举办业务培训5期，参加320人次，全部合格！',
    ]);
    expect(
      rankPassages(asked('业务培训'), { paragraphs: copies, question: '业务培训', meanings: MEANINGS }),
    ).toHaveLength(1);
  });
});

describe('fuse', () => {
  it('puts first what stands high in both orders', () => {
    const orders = [
      { items: ['a', 'b', 'c'], weight: 1 },
      { items: ['b', 'd', 'a'], weight: 1 },
    ];
    expect(fuse(orders, (item) => item)[0]).toBe('b');
  });

  it('keeps the order of the one that weighs more', () => {
    const orders = [
      { items: ['a', 'b', 'c'], weight: 1 },
      { items: ['c', 'b', 'a'], weight: 0.05 },
    ];
    expect(fuse(orders, (item) => item)).toEqual(['a', 'b', 'c']);
  });
});

describe('searchText', () => {
  it.each([
    { question: '青禾区教育局2020年招生划片公布了吗', search: '招生划片 公布', is: '招生划片公布了吗' },
    { question: '该局去年更新得勤不勤', search: '勤不勤', is: '更新得勤不勤' },
    { question: '教育收费公布了吗', search: '教育收费 公布', is: '教育收费公布了吗' },
    { question: '那2019年呢', search: '招生划片', is: '招生划片' },
    { question: '青禾教育局招生划片', search: '青禾 招生划片', is: '招生划片' },
    { question: 'what about training in Qinghe District (青禾区)', search: 'training', is: 'what about training in' },
    { question: 'and 2019?', search: 'training', is: 'training' },
  ])('looks for "$is" in "$question"', ({ question, search, is }) => {
    expect(searchText(asked(search), question)).toBe(is);
  });
});
