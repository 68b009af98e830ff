import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerReading } from '../../src/answer/answer-reading.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { answerTold } from '../../src/narrative/answer-told.js';
import { amountOf, nameIn } from '../../src/narrative/body-names.js';
import { type AskedOf, findTold } from '../../src/narrative/find-told.js';
import { createKnown } from '../../src/question/names/known.js';
import type { ReadingOf } from '../../src/question/reading.js';
import { openSqliteStore } from '../../src/store/sqlite.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { filingOf } from '../store/filings.js';

const CITY = '云台市人民政府';
const DIVIDED = '全市收到公开申请60件（青禾县28件、柳溪县19件、市直部门13件），其中自然人申请51件；不予公开4件。';

const folder = mkdtempSync(join(tmpdir(), 'wenbao-told-'));
let store: ReportStore;
beforeAll(async () => {
  store = await openSqliteStore({ folder });
  const rest = { facts: [], findings: [] };
  await store.file(
    filingOf({
      hash: 'city-2022',
      agency: CITY,
      year: 2022,
      texts: [
        DIVIDED,
        '全年有5件申请收取信息处理费900元。其中，青禾县2件，收取300元；柳溪县公安局3件，收取600元。',
        '青禾县把公开专区搬进集市，群众赶集就能查文件。',
      ],
      ...rest,
    }),
  );
  await store.file(
    filingOf({ hash: 'city-2021', agency: CITY, year: 2021, texts: ['制作政策问答30期，其中青禾县7期。'], ...rest }),
  );
  await store.file(
    filingOf({ hash: 'town', agency: '柳溪县民政局', year: 2022, texts: ['柳溪县办结申请8件。'], ...rest }),
  );
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

const desk = (question: string) => ({ store, meanings: MEANINGS, wording: zhAnswers, question });

/** What is asked of a body, as a question that names it reads. */
function asked(said: string, search: string, year: number | null = null): AskedOf {
  return { said, search, year };
}

describe('a body without a report of its own', () => {
  it('is told of with the amount asked for and whose report it is', async () => {
    const question = '2022年青禾县收到多少公开申请';
    const answer = await answerTold(asked('青禾县', '收到公开申请', 2022), desk(question));
    expect(answer).toMatchObject({ kind: 'narrative', answered_by: 'text', figures: [], sure: 1 });
    expect(answer?.text).toMatchInlineSnapshot(`
      "云台市人民政府2022年的报告里写到青禾县（28件）：
      “全市收到公开申请60件（青禾县28件、柳溪县19件、市直部门13件），其中自然人申请51件；不予公开4件。”[1]

      没有收录“青禾县”2022年的报告，以上是别的机关报告里的话。

      来源：
      [1] 《云台市人民政府2022年政府信息公开工作年度报告》（2022年度） 一、总体情况"
    `);
    const english = { ...desk('how many applications did 青禾县 receive'), wording: enAnswers };
    const told = await answerTold({ ...asked('青禾县', '公开申请'), wants: 'quantity' }, english);
    expect(told?.text).toContain('The 2022 report of');
    expect(told?.text).toContain('(28件)');
  });

  it.each([
    { said: '青禾', search: '收到公开申请', question: '青禾收到多少公开申请', amount: '28件', why: 'a name cut short' },
    { said: '青禾县人民政府', search: '公开申请', question: '公开申请多少件', amount: '28件', why: 'a whole name' },
    { said: '云台市青禾县', search: '公开申请', question: '公开申请多少件', amount: '28件', why: 'the city in front' },
    { said: '青禾县', search: '政策问答', question: '政策问答做了几期', amount: '7期', why: 'what 其中 divides' },
    { said: '青禾县', search: '信息处理费', question: '收了多少信息处理费', amount: '300元', why: 'money, not cases' },
    { said: '柳溪县公安局', search: '信息处理费', question: '收了多少信息处理费', amount: '600元', why: 'an office' },
  ])('is found by $said with $amount: $why', async ({ said, search, question, amount }) => {
    const [best] = await findTold(asked(said, search), desk(question));
    expect(best).toMatchObject({ amount, sure: 1 });
  });

  it.each([
    { search: '不予公开', question: '青禾县不予公开多少件', why: 'the amount of another thing' },
    { search: '自然人申请', question: '青禾县自然人申请多少件', why: 'something narrower' },
    { search: '行政处罚', question: '青禾县行政处罚多少件', why: 'nothing of it' },
  ])('is given no amount for $question: $why', async ({ search, question }) => {
    const told = await findTold(asked('青禾县', search), desk(question));
    expect(told.filter(({ sure, amount }) => sure === 1 || amount !== null)).toEqual([]);
    expect((await answerTold(asked('青禾县', search), desk(question)))?.kind).not.toBe('narrative');
  });

  it('is said to be named only, where what is asked is not told', async () => {
    const answer = await answerTold(asked('青禾县', '公开专区 装修'), desk('青禾县公开专区是谁装修的'));
    expect(answer?.kind).toBe('not_found');
    expect(answer?.sure).toBeLessThan(1);
    expect(answer?.text).toMatch(/^没有收录“青禾县”的报告。别的机关的报告里写到它的话（未必就是所问）：/);
    expect(answer?.text).toContain('公开专区搬进集市');
  });

  it('is what a question to it is answered with', async () => {
    const known = createKnown({ agencies: await store.agencies(), filed: await store.reports() });
    const about = (search: string): ReadingOf<'unknown_agency'> => ({
      kind: 'unknown_agency',
      said: '青禾县',
      nearest: [],
      year: null,
      search,
      wants: 'quantity',
    });
    const { body: answer } = await answerReading(about('收到公开申请'), {
      desk: desk('青禾县收到多少公开申请'),
      known,
    });
    expect(answer.text).toMatch(/^云台市人民政府2022年的报告里写到青禾县（28件）/);
    const refused = await answerReading(about('行政处罚'), { desk: desk('青禾县行政处罚多少件'), known });
    expect(refused.body).toMatchObject({ kind: 'not_found', citations: [] });
  });

  it('that no report names is told nothing of', async () => {
    expect(await answerTold(asked('白石县', '公开申请'), desk('白石县收到多少公开申请'))).toBeNull();
    expect(await findTold(asked('青禾县', '公开申请', 2019), desk('青禾县收到多少公开申请'))).toEqual([]);
  });
});

describe('nameIn', () => {
  it.each([
    { text: '青禾县公安局15件', said: '青禾县', name: null, why: 'an office of the place' },
    { text: '青禾县公安局15件', said: '青禾县公安局', name: '青禾县公安局', why: 'the office itself' },
    { text: '山东山区', said: '东山', name: null, why: 'two halves of other words' },
    { text: '青禾县人民政府2件', said: '青禾县', name: '青禾县', why: 'its government' },
    { text: '青禾县推行集市公开', said: '青禾', name: '青禾县', why: 'the level is left out' },
  ])('finds $name for $said in $text: $why', ({ text, said, name }) => {
    expect(nameIn(text, said)).toBe(name);
  });
});

describe('amountOf', () => {
  it.each([
    { text: DIVIDED, name: '柳溪县', units: null, amount: '19件', counts: '全市收到公开申请60件' },
    { text: '青禾县抓公开专区，建成12个。', name: '青禾县', units: null, amount: null, counts: null },
    { text: '青禾县抓公开专区，建成12个。', name: '青禾县', units: ['个'], amount: '12个', counts: '建成' },
  ])('reads $amount of $name in $text', ({ text, name, units, amount, counts }) => {
    const read = amountOf(text, { name, units });
    expect(read?.amount ?? null).toBe(amount);
    expect(read?.counts ?? '').toContain(counts ?? '');
  });
});
