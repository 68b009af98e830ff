import { describe, expect, it } from 'vitest';
import { looksLikeAnswer } from '../../src/answer/answer-shape.js';
import { mattersAsked, speaksOf } from '../../src/answer/matters-asked.js';
import { sharedSigns } from '../../src/answer/signs.js';

describe('mattersAsked', () => {
  const texts = ['全年组织业务培训4期。', '12345热线接到来电90个。', '政府公报印发6期。'];

  it('takes words of two readings for one matter, and the reading that stands nowhere for none', () => {
    const [matter, ...others] = mattersAsked({ search: '花了多少钱', question: '花了多少钱' }, [
      ...texts,
      '预算公开12家。',
    ]);
    expect(others).toEqual([]);
    expect(matter?.readings.every(({ equals }) => equals.includes('预算') || equals.includes('投入'))).toBe(true);
  });

  it('weighs a rare word more than one that many passages hold', () => {
    const [issues, training] = mattersAsked({ search: '公报 期', question: '公报 培训' }, [...texts, '公报有电子版。']);
    const [rare] = mattersAsked({ search: '培训', question: '培训' }, texts);
    expect(training).toBeUndefined();
    expect(rare?.weight).toBeGreaterThan(issues?.weight ?? Number.POSITIVE_INFINITY);
  });

  it('does not hear a matter in the name of an agency', () => {
    expect(mattersAsked({ search: '公报', question: '海河镇公报' }, texts)).toHaveLength(1);
  });

  it.each([
    { search: '业务培训', at: 0, least: 0.8 },
    { search: '上课', at: 0, least: 0.8 },
    { search: '打电话', at: 1, least: 0.8 },
    { search: '小册子', at: 2, least: 0.8 },
  ])('finds that passage $at speaks of $search', ({ search, at, least }) => {
    const [matter] = mattersAsked({ search, question: search }, texts);
    if (!matter) throw new Error('no matter');
    expect(speaksOf(matter, texts[at] ?? '')).toBeGreaterThanOrEqual(least);
    expect(speaksOf(matter, '森林覆盖率提高。')).toBe(0);
  });
});

describe('sharedSigns', () => {
  it('tells the text that shares the rare characters', () => {
    const [first = 0, second = 0] = sharedSigns('授课的先生', ['安排授课两次', '更新栏目两次']);
    expect(first).toBeGreaterThan(second);
  });

  it('is nothing for a question without Chinese', () => {
    expect(sharedSigns('how many', ['培训'])).toEqual([0]);
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
