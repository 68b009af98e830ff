import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { textScore } from '../../src/narrative/search/look-in-text.js';
import { LIUXI, of, openTown, QINGHE, type Town, TRANSPORT } from '../answer/town-reports.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { answering, text } from './readings.js';

let town: Town;
let say: ReturnType<typeof answering>;
beforeAll(async () => {
  town = await openTown();
  say = answering(town);
});
afterAll(() => town.close());

describe('an answer from the text', () => {
  it('quotes the one sentence that holds the quantity, with its place', async () => {
    const reading = text([of(QINGHE, 2020)], '政务服务驿站 终端', { wants: 'quantity' });
    const answer = await say.inChinese(reading, '有多少个政务服务驿站，几台终端');
    expect(answer).toMatchObject({ kind: 'narrative', answered_by: 'text', figures: [] });
    expect(answer.citations.map((citation) => citation.quote)).toEqual(['新建政务服务驿站6个，配备自助终端18台。']);
    expect(answer.text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年的报告“一、总体情况”写道：
      “新建政务服务驿站6个，配备自助终端18台。”[1]

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 一、总体情况 · （二）平台建设"
    `);
  });

  it('keeps a list with the sentence that announces it, over paragraphs', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '监督'), '怎么监督');
    expect(answer.citations.map((citation) => citation.quote)).toEqual([
      '监督工作从三处着手：',
      '一是每月抽查栏目。',
      '二是公布抽查结果。',
    ]);
  });

  it('about the whole situation quotes what the first section counts', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '情况', { topic: 'situation' }), '情况怎么样');
    expect(answer.citations.map((citation) => citation.quote)).toEqual([
      '全年通过区政府网站公开信息1284条。举办业务培训5期，参训人员210人次。',
      '新建政务服务驿站6个，配备自助终端18台。',
    ]);
  });

  it('about other matters quotes section six', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '其他事项', { topic: 'other_matters' }), '其他事项');
    expect(answer.text).toContain('“本年度未收取信息处理费。”[1]');
  });

  it('says that a number is not stated where the matter is written of without one', async () => {
    const reading = text([of(QINGHE, 2020)], '栏目更新', { wants: 'quantity' });
    const answer = await say.inChinese(reading, '栏目更新了多少次');
    expect(answer).toMatchObject({ kind: 'not_found', figures: [] });
    expect(answer.text).toMatch(/^青禾区人民政府2020年的报告没有写明，有关的话是：\n“[^”]*栏目更新[^”]*”\[1\]/);
    expect(answer.citations).toHaveLength(1);
  });

  it('shows what comes nearest, and says that it may not answer', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '驿站 几点关门'), '驿站几点关门');
    expect(answer.kind).toBe('not_found');
    expect(answer.text).toMatch(
      /^青禾区人民政府2020年的报告没有找到确切的答复。意思最近的话（未必就是所问）：\n“[^”]*驿站实行延时服务/,
    );
    expect(answer.citations).toHaveLength(1);
  });

  it.each(['业务培训花了多少钱', '业务培训办了多少天'])(
    'takes no count of other things for an answer: %s',
    async (question) => {
      const reading = text([of(QINGHE, 2020)], question, { wants: 'quantity' });
      expect((await say.inChinese(reading, question)).kind).toBe('not_found');
    },
  );

  it('quotes the report about itself only where that is asked', async () => {
    const itself = await say.inChinese(text([of(QINGHE, 2020)], '报告 组成'), '报告由几部分组成');
    expect(itself.text).toContain('“本报告由六个部分组成');
    const work = await say.inChinese(text([of(QINGHE, 2020)], '数据 期限'), '数据保存期限多久');
    expect(work.kind).toBe('not_found');
  });

  it('gives a telephone number only from a sentence that has one', async () => {
    const reading = text([of(QINGHE, 2020)], '咨询电话', { wants: 'contact' });
    expect((await say.inChinese(reading, '咨询电话是多少')).text).toContain('0599-7654321');
    const mail = text([of(LIUXI, 2020)], '咨询电话', { wants: 'contact' });
    expect((await say.inChinese(mail, '咨询电话是多少')).kind).toBe('not_found');
  });

  it('finds the official word for a colloquial one', async () => {
    const reading = text([of(LIUXI, 2020)], '人力 紧张');
    expect((await say.inChinese(reading, '人力紧张吗')).text).toContain('人手紧张');
  });

  it('is found for an English word', async () => {
    const reading = text([of(QINGHE, 2020)], 'training', { wants: 'quantity' });
    const answer = await say.inEnglish(reading, 'how much training was there');
    expect(answer.citations.map(({ quote }) => quote)).toEqual(['举办业务培训5期，参训人员210人次。']);
  });
});

describe('how well the text answers', () => {
  it.each([
    { search: '政务服务驿站 终端', wants: 'quantity', from: 1, to: 1, why: 'a sentence quoted as the answer' },
    { search: '驿站 几点关门', wants: 'text', from: 0.3, to: 0.7, why: 'what comes nearest' },
    { search: '业务培训花了多少钱', wants: 'quantity', from: 0.1, to: 0.8, why: 'a count of something else' },
    { search: '森林覆盖率', wants: 'text', from: 0, to: 0.3, why: 'nothing of it' },
  ] as const)('is told from $from to $to for $search: $why', async ({ search, wants, from, to }) => {
    const reading = text([of(QINGHE, 2020)], search, { wants });
    const score = await textScore(reading, {
      store: town.store,
      meanings: MEANINGS,
      wording: zhAnswers,
      question: search,
    });
    expect(score).toBeGreaterThanOrEqual(from);
    expect(score).toBeLessThanOrEqual(to);
    expect((await say.inChinese(reading, search)).sure).toBe(score);
  });

  it('is 1 for a row that the agency added and 0 for a year that is not filed', async () => {
    const row = text([of(TRANSPORT, 2020)], '出租车夜间巡查', { wants: 'quantity' });
    expect((await say.inChinese(row, '出租车夜间巡查几次')).sure).toBe(1);
    expect((await say.inChinese(text([of(QINGHE, 2015)], '培训'), '培训')).sure).toBe(0);
  });
});

describe('a question why', () => {
  it('is not answered by a sentence that gives no reason, which is told as what there is', async () => {
    const reading = text([of(QINGHE, 2020)], '举办 业务培训');
    expect((await say.inChinese(reading, '举办业务培训的情况')).kind).toBe('narrative');
    const why = await say.inChinese(reading, '为什么举办业务培训');
    expect(why.kind).toBe('not_found');
    expect(why.text).toMatch(/^青禾区人民政府2020年的报告没有写明，有关的话是：\n“举办业务培训5期/);
  });
});

describe('a row that an agency added to the form', () => {
  it('answers where its labels are what is asked for', async () => {
    const reading = text([of(TRANSPORT, 2020)], '出租车夜间巡查', { wants: 'quantity' });
    const answer = await say.inChinese(reading, '出租车夜间巡查几次');
    expect(answer).toMatchObject({ kind: 'figure', figures: [{ metric: 'local', value: 31 }] });
    expect(answer.text).toMatch(/^云台市交通运输局2020年 出租车夜间巡查 · 巡查车次：31次 \[1\]/);
  });

  it('does not answer for another matter', async () => {
    const reading = text([of(TRANSPORT, 2020)], '公交线路', { wants: 'quantity' });
    expect((await say.inChinese(reading, '公交线路几条')).kind).toBe('not_found');
  });
});

describe('the chapter on problems', () => {
  it('answers with the problems, whole and in order', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '问题', { topic: 'problems' }), '存在哪些问题');
    expect(answer.text).toContain('“一年来仍存在以下不足：一是栏目更新不及时。二是专职人员偏少。”[1]');
    expect(answer.text).not.toContain('下一步');
  });

  it('answers with the plans where those are asked for', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '打算', { topic: 'improvements' }), '打算怎么改进');
    expect(answer.text).toContain('“下一步，我区将从两方面改进：一是每季度通报栏目更新。二是配齐专职人员。”[1]');
  });

  it('is searched over all agencies for the matter named', async () => {
    const reading = text([of('*', 'all')], '栏目更新不及时', { topic: 'problems' });
    const answer = await say.inChinese(reading, '哪些机关提到栏目更新不及时');
    expect(answer.citations.map((citation) => citation.agency).sort()).toEqual([LIUXI, QINGHE].sort());
  });
});

describe('a question the text does not answer', () => {
  it.each([
    { search: '海绵城市', question: '海绵城市建设怎么样' },
    { search: '段云升 负责人', question: '段云升是哪个机关的负责人' },
    { search: '财政收入', question: '财政收入是多少' },
  ])('is refused and not answered by another paragraph: $question', async ({ search, question }) => {
    const answer = await say.inChinese(text([of('*', 'all')], search), question);
    expect(answer).toMatchObject({ kind: 'not_found', figures: [], citations: [] });
  });

  it('is told what the report does have', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2020)], '森林覆盖率'), '森林覆盖率是多少');
    expect(answer.text).toBe(
      '青禾区人民政府2020年报告（查了1份）没有写到这件事。\n报告里有这些部分：一、总体情况；五、存在的主要问题及改进情况；六、其他需要报告的事项',
    );
  });

  it('of an agency whose year is not filed says so', async () => {
    const answer = await say.inChinese(text([of(QINGHE, 2015)], '培训'), '培训');
    expect(answer.text).toBe('没有收录青禾区人民政府2015年的报告。');
  });
});
