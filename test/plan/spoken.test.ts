import { describe, expect, it } from 'vitest';
import { kinOf, spokenIn, WRITTEN } from '../../src/plan/spoken.js';

describe('spokenIn', () => {
  it.each([
    { question: '他们给新来的人讲课吗', written: '培训' },
    { question: '官网是不是翻新过', written: '改版' },
    { question: '要资料要不要掏钱', written: '信息处理费' },
    { question: 'Was there any TRAINING?', written: '培训' },
    { question: 'Who is in charge of it?', written: '领导小组' },
    { question: '请了外面的公司吗', written: '第三方' },
    { question: '打官司输了几回', written: '行政诉讼' },
    { question: '村口的大喇叭响不响', written: '公示栏' },
    { question: '互相踢皮球的事有没有管', written: '联动' },
    { question: '老房子要翻修吗', written: '老旧小区' },
    { question: 'Did a chatbot answer?', written: '智能问答' },
    { question: '刚熟悉又换人', written: '更换频繁' },
  ])('hears "$written" in "$question"', ({ question, written }) => {
    expect(spokenIn(question).flatMap((matter) => matter.written)).toContain(written);
  });

  it('keeps the words in which it was said, so that they are not looked for again', () => {
    expect(spokenIn('页面翻新了')).toContainEqual({ said: ['翻新'], written: expect.arrayContaining(['升级']) });
  });

  it.each(['规划许可', '今天下雨', '账号', '毛遂', 'happened', '公开工作'])('hears nothing in "%s"', (question) => {
    expect(spokenIn(question)).toEqual([]);
  });

  it('hears English words whole', () => {
    expect(spokenIn('appeared').flatMap(({ said }) => said)).not.toContain('app');
  });
});

describe('kinOf', () => {
  it('finds the words of the same matter in reports', () => {
    expect(kinOf('轮训')).toContain('培训');
    expect(kinOf('森林')).toEqual([]);
  });
});

describe('WRITTEN', () => {
  it('holds no word twice and the longest first', () => {
    expect(new Set(WRITTEN).size).toBe(WRITTEN.length);
    expect(WRITTEN.map(({ length }) => length)).toEqual(WRITTEN.map(({ length }) => length).sort((a, b) => b - a));
  });
});
