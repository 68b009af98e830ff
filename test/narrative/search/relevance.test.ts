import { describe, expect, it } from 'vitest';
import { looksLikeAnswer } from '../../../src/narrative/search/kinds-asked.js';
import { score } from '../../../src/narrative/search/relevance.js';
import { holdsWord, wordsAsked } from '../../../src/narrative/search/words-asked.js';
import { MEANINGS } from '../../fixtures/meanings.js';

describe('wordsAsked', () => {
  const texts = ['全年组织业务培训4期。', '12345热线接到来电90个。', '政府公报印发6期。', '公报有电子版。'];

  it('weighs a rare word more than one that many passages hold, and most one that none holds', () => {
    const [common, rare, nowhere] = wordsAsked('公报 热线 驿站', texts);
    expect(rare?.weight).toBeGreaterThan(common?.weight ?? Number.POSITIVE_INFINITY);
    expect(nowhere?.weight).toBeGreaterThan(rare?.weight ?? Number.POSITIVE_INFINITY);
  });

  it.each([
    { word: '公报', at: 2, holds: 1 },
    { word: '业务培训班', at: 0, holds: 0.6 },
    { word: '公报', at: 0, holds: 0 },
    { word: '培训周', at: 1, holds: 0 },
  ])('holds $word in passage $at as $holds', ({ word, at, holds }) => {
    expect(holdsWord(word, texts[at] ?? '')).toBeCloseTo(holds);
  });
});

describe('score', () => {
  const paragraph = { report: 'r', order: 0, section: null, headings: [], printed: '' };
  const sentences = [
    '全年组织业务培训4期，参训人员210人次。',
    '政府公报印发6期，放在各镇的阅览点。',
    '修复失效链接31处，关停长期不更新的栏目4个。',
  ].map((text, order) => ({ paragraph: { ...paragraph, order, text }, index: 0, text }));
  const best = (search: string) => {
    const asked = { search, question: search, quantity: false, meanings: MEANINGS };
    const [first] = score(sentences, asked).sort((a, b) => b.score - a.score);
    return first?.paragraph.order;
  };

  it.each([
    { search: '给干活的人上过几回课', order: 0 },
    { search: '印出来的小册子哪里能翻', order: 1 },
    { search: '点进去没反应的页面修好了吗', order: 2 },
    { search: 'did anyone teach the staff', order: 0 },
    { search: 'broken links on the site', order: 2 },
  ])('finds what means "$search" where no word is shared', ({ search, order }) => {
    expect(best(search)).toBe(order);
  });
});

describe('looksLikeAnswer', () => {
  it.each([
    { question: '谁管这件事', text: '由副镇长任组长。', is: 1 },
    { question: '谁管这件事', text: '栏目已经更新。', is: 0 },
    { question: '办了几回', text: '举办3次。', is: 1 },
    { question: 'where can I read it', text: '设在区图书馆。', is: 1 },
    { question: '公报', text: '印发6期。', is: 0 },
  ])('gives "$text" $is for "$question"', ({ question, text, is }) => {
    expect(looksLikeAnswer(question, text)).toBe(is);
  });
});
