import { describe, expect, it } from 'vitest';
import type { Answer } from '../../src/answer/answer.js';
import { evaluate, shortcomings } from '../../src/asking/gold-score.js';

const answer: Answer = {
  chat: 'c',
  question: 'q',
  language: 'zh',
  kind: 'figure',
  answered_by: 'facts',
  text: '安宁县人民政府2020年新收申请 9 件 [1]',
  figures: [
    {
      agency: '安宁县人民政府',
      year: 2020,
      metric: 'applications.received',
      applicant: 'total',
      value: 9,
      unit: '件',
      citation: 1,
    },
    {
      agency: '安宁县人民政府',
      year: 2020,
      metric: 'procurement.amount',
      applicant: null,
      value: 25000,
      unit: '元',
      citation: 1,
    },
    {
      agency: '安宁县人民政府',
      year: 2020,
      metric: 'fees.items_change',
      applicant: null,
      value: null,
      unit: '项',
      citation: 1,
    },
  ],
  derived: { value: 77.8, unit: '%', formula: '7 ÷ 9' },
  citations: [
    { n: 1, report: 'r', agency: '安宁县人民政府', year: 2020, title: 't', section: 's', quote: 'q', source: 'a.txt' },
  ],
  options: [],
  warnings: [],
  elapsed_ms: 1,
};
const received = { agency: '安宁县', year: 2020, metric: 'applications.received', value: 9 };

describe('shortcomings', () => {
  it.each([
    { want: { kind: 'figure', figures: [received] }, why: 'agency by its short name, applicant left out' },
    {
      want: { kind: ['narrative', 'figure'], text_includes: ['9'], text_excludes: ['0件'] },
      why: 'one of several kinds',
    },
    {
      want: { kind: 'figure', figures: [{ ...received, metric: 'procurement.amount', value: 2.5, unit: '万元' }] },
      why: 'units brought together',
    },
    {
      want: { kind: 'figure', figures: [{ ...received, metric: 'fees.items_change', value: null }] },
      why: 'a blank as a blank',
    },
    {
      want: { kind: 'figure', derived: { value: 77.78 }, cites: { agency: '安宁县人民政府', year: 2020 } },
      why: 'a rounded derived value',
    },
    {
      want: { kind: 'figure', figures_if_any: [{ ...received, year: 2019, value: 500 }] },
      why: 'a figure that need not be there',
    },
  ])('finds none: $why', ({ want }) => {
    expect(shortcomings(want, answer)).toEqual([]);
  });

  it.each([
    { want: { kind: 'not_found' }, reason: 'kind figure, wanted not_found' },
    { want: { kind: 'figure', figures: [{ ...received, value: 8 }] }, reason: 'applications.received = 9, wanted 8' },
    {
      want: { kind: 'figure', figures: [{ ...received, year: 2019 }] },
      reason: 'no figure 安宁县 2019 applications.received ',
    },
    {
      want: { kind: 'figure', figures: [{ ...received, metric: 'fees.items_change', value: 0 }] },
      reason: 'fees.items_change = , wanted 0',
    },
    { want: { kind: 'figure', no_figures: true }, reason: 'states 3 figures' },
    { want: { kind: 'figure', derived: { value: 77 } }, reason: 'derived 77.8, wanted 77' },
    { want: { kind: 'figure', text_any: ['甲', '乙'] }, reason: 'text has none of 甲|乙' },
  ])('finds "$reason"', ({ want, reason }) => {
    expect(shortcomings(want, answer)).toEqual([reason]);
  });
});

describe('evaluate', () => {
  it('asks each turn in its conversation and counts by tag', async () => {
    const asked: string[] = [];
    const conversations = [
      {
        id: 'one',
        tag: 'a',
        turns: [
          { q: 'x', expect: { kind: 'figure' } },
          { q: 'y', expect: { kind: 'help' } },
        ],
      },
      { id: 'two', tag: 'b', turns: [{ q: 'z', expect: { kind: 'figure' } }] },
    ];
    const score = await evaluate(conversations, async ({ chat, text }) => {
      asked.push(`${chat} ${text}`);
      return answer;
    });
    const chats = asked.map((line) => line.split(' ')[0]);
    expect(asked.map((line) => line.split(' ')[1])).toEqual(['x', 'y', 'z']);
    expect(chats[0]).toBe(chats[1]);
    expect(chats[2]).not.toBe(chats[0]);
    expect(score).toMatchObject({
      passed: 2,
      failed: 1,
      misses: [{ id: 'one.2', reasons: ['kind figure, wanted help'] }],
    });
    expect(score.byTag.get('a')).toEqual({ passed: 1, failed: 1 });
  });
});
