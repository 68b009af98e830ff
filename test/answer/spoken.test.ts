import { describe, expect, it } from 'vitest';
import { spokenIn } from '../../src/answer/spoken.js';

describe('spokenIn', () => {
  it.each([
    { question: '他们给新来的人讲课吗', written: '培训' },
    { question: '官网是不是翻新过', written: '改版' },
    { question: '要资料要不要掏钱', written: '信息处理费' },
    { question: 'Was there any TRAINING?', written: '培训' },
  ])('hears "$written" in "$question"', ({ question, written }) => {
    expect(spokenIn(question).flatMap((matter) => matter.written)).toContain(written);
  });

  it('keeps the words in which it was said, so that they are not looked for again', () => {
    expect(spokenIn('页面翻新了')).toContainEqual({ said: ['翻新'], written: expect.arrayContaining(['升级']) });
  });

  it('hears nothing in official words and in talk about other things', () => {
    expect(spokenIn('规划许可')).toEqual([]);
    expect(spokenIn('今天下雨')).toEqual([]);
  });
});
