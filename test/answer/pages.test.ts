import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { enAnswers } from '../../src/language/en/answers.js';
import { LIUXI, of, openTown, QINGHE, type Town } from './town-reports.js';

let town: Town;
beforeAll(async () => {
  town = await openTown();
});
afterAll(() => town.close());

describe('help', () => {
  it('says what can be asked, with three questions about what is filed', async () => {
    const answer = await town.answer({ kind: 'talk', id: 'how_to_use' });
    expect(answer.options).toHaveLength(3);
    expect(answer.text).toMatchInlineSnapshot(`
      "我根据各机关的政府信息公开工作年度报告回答问题，每个数字都带出处。
      已收录6份年报，3个机关，2018–2021年：云台市交通运输局、柳溪镇人民政府、青禾区人民政府

      可以问：
      · 某机关某年的数：收到多少申请、多少行政处罚、复议诉讼几件
      · 比较、历年变化、排名、占比、合计、数字对不对得上
      · 报告写了什么：存在的问题、改进打算、某件事怎么做的
      · 不懂的：什么是依申请公开、多久该答复、被拒绝了怎么办

      例如：
      1. 查一个数：青禾区人民政府2021年本年新收申请有多少？
      2. 看历年变化：青禾区人民政府历年本年新收申请变化趋势
      3. 看报告怎么写：柳溪镇人民政府2020年存在哪些问题？"
    `);
  });
});

describe('what is filed', () => {
  it('is listed by agency with runs of years', async () => {
    const answer = await town.answer({ kind: 'holdings', subjects: [] });
    expect(answer.text).toMatchInlineSnapshot(`
      "已收录3个机关的6份年度报告：
      · 云台市交通运输局：2019–2020年
      · 柳溪镇人民政府：2020年
      · 青禾区人民政府：2018年、2020–2021年"
    `);
  });

  it('of one agency is that agency alone', async () => {
    const answer = await town.answer({ kind: 'holdings', subjects: [of(LIUXI, 'all')] }, { wording: enAnswers });
    expect(answer.text).toBe('Filed: 1 report of 1 agency:\n· Liuxi Town (柳溪镇人民政府): 2020');
  });
});

describe('a question back', () => {
  it('numbers its choices and offers their words', async () => {
    const answer = await town.answer({
      kind: 'clarify',
      asks: 'agency',
      said: '镇政府',
      choices: [
        { label: LIUXI, says: '柳溪镇' },
        { label: QINGHE, says: '青禾区' },
      ],
    });
    expect(answer).toMatchObject({ kind: 'clarification', options: ['柳溪镇', '青禾区'] });
    expect(answer.text).toBe('“镇政府”指的是哪一个机关？\n1. 柳溪镇人民政府\n2. 青禾区人民政府');
  });
});

describe('what cannot be answered', () => {
  it('names the nearest agencies for an unknown one', async () => {
    const answer = await town.answer({
      kind: 'unknown_agency',
      said: '柳溪乡',
      nearest: [LIUXI],
      year: 2020,
      search: '',
      wants: 'text',
    });
    expect(answer).toMatchObject({ kind: 'not_found', options: [LIUXI], figures: [] });
    expect(answer.text).toBe('没有收录“柳溪乡”2020年的报告。名称相近的有：柳溪镇人民政府。');
  });

  it('says what can be asked instead of another matter', async () => {
    const answer = await town.answer({ kind: 'outside', said: '财政收入', subjects: [of(LIUXI, 2020)] });
    expect(answer.kind).toBe('not_found');
    expect(answer.options[0]).toContain(LIUXI);
  });
});

describe('a definition', () => {
  it('gives the meaning, the article and what can be done', async () => {
    const answer = await town.answer({ kind: 'explanation', id: 'process_information', subjects: [] });
    expect(answer).toMatchObject({ kind: 'definition', answered_by: 'rules', citations: [] });
    expect(answer.text).toMatchInlineSnapshot(`
      "四类过程性信息：讨论记录、过程稿、磋商信函、请示报告，都是作出决定之前形成的，可以不予公开；法律、法规、规章规定应当公开的除外。
      表里：第三部分“三（三）不予公开”第6行。
      依据：《政府信息公开条例》第十六条第二款（条例自2019年5月15日起施行；2026-12-01核对）
      可以怎么做：可以等决定作出后申请最终文件。
      不服的：要求书面说明理由，知道之日起60日内申请行政复议；全部期限问“被拒绝后怎么办”。
      这里只是一般说明，不是法律意见。"
    `);
  });
});
