import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnswerBody } from '../../src/answer/answer.js';
import { enAnswers } from '../../src/language/en/answers.js';
import type { Expression, Query } from '../../src/query/query.js';
import type { Reading } from '../../src/question/reading.js';
import { startModelServer } from '../fakes/model-server.js';
import { pointing } from '../fakes/pointing.js';
import { modelOver } from '../model/asking.js';
import { text } from '../narrative/readings.js';
import { filingOf } from '../store/filings.js';
import { against, cells, fold, order, RECEIVED, yearBefore } from './queries.js';
import { LIUXI, of, openTown, QINGHE, type Town, TRANSPORT } from './town-reports.js';

const WHY = { by: '王主任', at: '2026-11-20T18:00:00.000Z', why: '与原件核对，实为13件' };
const TOLD = '原表印作 12件；王主任于2026-11-21更正：与原件核对，实为13件';

let town: Town;
let report: string;
beforeEach(async () => {
  town = await openTown();
  const [filed] = await town.store.reports({ agencies: [QINGHE], years: [2020] });
  report = filed?.id ?? '';
  await town.store.correct({ report, metric: 'applications.received', applicant: 'total' }, { value: 13, ...WHY });
});
afterEach(() => town.close());

function figuresOf(ask: Expression, more: Partial<Query> = {}): Reading {
  return { kind: 'figures', query: { v: 2, ask, ...more } };
}

function asked(ask: Expression, more: Partial<Query> = {}): Promise<AnswerBody> {
  return town.answer(figuresOf(ask, more));
}

describe('a corrected figure', () => {
  it('is stated with the printed one, who corrected it, when in China and why', async () => {
    const answer = await asked(cells(RECEIVED, QINGHE, 2020));
    expect(answer.figures).toMatchObject([{ value: 13, printed: 12 }]);
    expect(answer.warnings).toEqual([expect.stringContaining(TOLD)]);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年 · 本年新收申请：13件 [1]
      同年办理结果总计12件 [2]

      ⚠ 青禾区人民政府2020年 · 本年新收申请：原表印作 12件；王主任于2026-11-21更正：与原件核对，实为13件

      来源：
      [1][2] 青禾区2020年报第三部分"
    `);
  });

  it.each<{ shape: string; ask: Expression; show?: Query['show']; says: string }>([
    { shape: 'two figures', ask: cells(RECEIVED, [QINGHE, LIUXI], 2020), says: '13件' },
    { shape: 'a series', ask: cells(RECEIVED, QINGHE, [2020, 2021]), says: '13件' },
    {
      shape: 'a difference',
      ask: against('difference', cells(RECEIVED, QINGHE, 2020), cells(RECEIVED, LIUXI, 2020)),
      says: '10件',
    },
    {
      shape: 'a growth',
      ask: against('growth', cells(RECEIVED, QINGHE, 2021), yearBefore(cells(RECEIVED, QINGHE, 2021))),
      says: '3件',
    },
    { shape: 'a ranking', ask: order(cells(RECEIVED, [], 2020)), says: '13件' },
    { shape: 'a sum', ask: fold('sum', 'agency', cells(RECEIVED, [QINGHE, LIUXI], 2020)), says: '16件' },
    { shape: 'a mean', ask: fold('mean', 'agency', cells(RECEIVED, [QINGHE, LIUXI], 2020)), says: '8件' },
    {
      shape: 'a share',
      ask: against('share', cells(RECEIVED, QINGHE, 2020, 'natural_person'), cells(RECEIVED, QINGHE, 2020)),
      says: '10 ÷ 13',
    },
    { shape: 'whether there is any', ask: cells(RECEIVED, QINGHE, 2020), show: 'exists', says: '13件' },
    { shape: 'where it stands', ask: cells(RECEIVED, QINGHE, 2020), show: 'source', says: '13件' },
    { shape: 'why', ask: cells(RECEIVED, QINGHE, 2020), show: 'why', says: '13件' },
  ])('is used and told of in $shape', async ({ ask, show, says }) => {
    const answer = await asked(ask, show && { show });
    expect(answer.text).toContain(says);
    expect(answer.text).toContain(TOLD);
    expect(answer.warnings.some((warning) => warning.includes(TOLD))).toBe(true);
    expect(answer.figures.filter(({ printed }) => printed === 12)).toMatchObject([{ value: 13 }]);
  });

  it('is told of in a rate that rests on it', async () => {
    const key = { report, metric: 'applications.outcome.granted', applicant: 'total' as const };
    await town.store.correct(key, { value: 6, ...WHY });
    const answer = await asked(cells('rate.granted', QINGHE, 2020));
    expect(answer.text).toContain('6 ÷ 12');
    expect(answer.warnings.join()).toContain('原表印作 8件');
  });

  it('is named where the answer states others', async () => {
    const answer = await asked(cells(RECEIVED, [QINGHE, LIUXI], 2020));
    expect(answer.warnings).toContain(`青禾区人民政府2020年 · 本年新收申请：${TOLD}`);
  });

  it('is told of in English', async () => {
    const answer = await town.answer(figuresOf(cells(RECEIVED, QINGHE, 2020)), { wording: enAnswers });
    const told = 'the table prints 12; corrected by 王主任 on 2026-11-21: 与原件核对，实为13件';
    expect(answer.warnings[0]).toContain(told);
  });

  it('is told of where the printed cell is blank, and where it is corrected to a blank', async () => {
    const key = { report, metric: 'applications.received', applicant: 'total' as const };
    await town.store.correct(key, { value: null, ...WHY });
    const blank = await asked(cells(RECEIVED, QINGHE, 2020));
    expect(blank.text).toContain('空白');
    expect(blank.text).toContain(TOLD);
    const [liuxi] = await town.store.reports({ agencies: [LIUXI] });
    const denied = { metric: 'applications.outcome.denied.state_secret', applicant: 'total' as const };
    await town.store.correct({ report: liuxi?.id ?? '', ...denied }, { value: 2, ...WHY });
    const filled = await asked(cells(denied.metric, LIUXI, 2020));
    expect(filled.figures).toMatchObject([{ value: 2, printed: null }]);
    expect(filled.warnings[0]).toMatch(/原表此格空白；王主任于/);
  });

  it('is told of where the report says it in words', async () => {
    const [transport] = await town.store.reports({ agencies: [TRANSPORT], years: [2020] });
    const key = { report: transport?.id ?? '', metric: 'applications.received', applicant: 'total' as const };
    await town.store.correct(key, { value: 1, ...WHY });
    const answer = await asked(cells(RECEIVED, TRANSPORT, 2020));
    expect(answer.warnings[0]).toMatch(/原文印作 0件；王主任于/);
  });

  it('of a row that the agency added is told of by its own name', async () => {
    const [local] = await town.store.facts({ metrics: ['local'] });
    await town.store.correct(local!, { value: 30, ...WHY });
    const answer = await town.answer(text([of(TRANSPORT, 2020)], '出租车夜间巡查车次', { wants: 'quantity' }), {
      question: '出租车夜间巡查车次',
    });
    expect(answer.text).toContain('30次');
    expect(answer.warnings[0]).toMatch(/^原表印作 31次/);
  });

  it('of a sentence is told of where the sentence is quoted, summed up or pointed at by a model', async () => {
    const said = { metric: 'statement', applicant: null, status: 'text' as const, row: 1, column: 0, unit: '期' };
    const sentence = '全年面向居民举办夜校培训5期。';
    const filing = filingOf({
      agency: '石桥镇人民政府',
      texts: [sentence, '另有讲座7期。'],
      facts: [
        { ...said, value: 5, cell: '5期', labels: ['夜校培训'], quote: sentence },
        { ...said, value: 7, cell: '7期', labels: ['讲座'], quote: '另有讲座7期。', row: 2 },
      ],
    });
    await town.store.file(filing);
    for (const fact of filing.facts) await town.store.correct(fact, { value: 6, ...WHY });
    const answer = await town.answer(text([of('石桥镇人民政府', 2020)], '夜校培训'));
    expect(answer.text).toContain(sentence);
    const told = '原文印作 5期；王主任于2026-11-21更正：与原件核对，实为13件';
    expect(answer.warnings).toEqual([told]);
    expect(answer.text.endsWith(`\n\n⚠ ${told}`)).toBe(true);
    const summary = await town.answer({ kind: 'summary', subjects: [of('石桥镇人民政府', 2020)], assumed: [] });
    expect(summary.text).toContain(sentence);
    expect(summary.text).toContain(told);
    const server = await startModelServer();
    server.does(pointing({ points: ['夜校培训5期'] }));
    const reading = text([of('石桥镇人民政府', 2020)], '夜校培训');
    const pointed = await town.answer(reading, { question: '夜校培训办得怎么样', model: modelOver(server).model });
    expect(pointed).toMatchObject({ answered_by: 'model', warnings: [expect.anything(), told] });
    await server.close();
  });

  it('has the sums that used it said to be of the printed figures', async () => {
    const said = '勾稽关系按原表所印数字计算，未计入更正（青禾区人民政府2020年 · 本年新收申请）。';
    const answer = await asked(cells(RECEIVED, QINGHE, 2020), { show: 'check' });
    expect(answer.text).toContain(said);
    expect(answer.warnings).toContain(said);
    await town.store.correct({ report, metric: 'applications.received', applicant: 'total' }, null);
    expect((await asked(cells(RECEIVED, QINGHE, 2020), { show: 'check' })).text).not.toContain('未计入更正');
  });

  it('leaves other answers alone', async () => {
    const answer = await asked(cells('review.total', QINGHE, 2020));
    expect(answer.text).not.toContain('更正：');
    expect(answer.figures[0]).not.toHaveProperty('printed');
  });
});
