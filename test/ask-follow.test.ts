import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Answer, Question } from '../src/answer/answer.js';
import { createAsk } from '../src/ask.js';
import { createConversations } from '../src/asking/conversations.js';
import type { ReportStore } from '../src/contracts/store.js';
import { enAnswers } from '../src/language/en/answers.js';
import { zhAnswers } from '../src/language/zh/answers.js';
import { openSqliteStore } from '../src/store/sqlite.js';
import { type ModelServer, startModelServer } from './fakes/model-server.js';
import { MEANINGS } from './fixtures/meanings.js';
import { modelOver, PATIENT, type Rig } from './model/asking.js';
import { filingOf } from './store/filings.js';

const QUESTION = { chat: 'c1', text: '青禾区人民政府2020年业务培训办得怎么样？' };
/** A choice of the first piece, one of a piece that is not there, and one of the second. */
const [TRUE, FALSE, MORE] = ['{"from":[1]}', '{"from":[9]}', '{"from":[2]}'];
const BEGUN = '{"points":[';
const LABEL = '句子由AI挑选，都是报告原文。';

let server: ModelServer;
let store: ReportStore;
let rig: Rig;
let folder: string;
/** Why sentences were not let through. */
let rejected: string[];
beforeEach(async () => {
  rejected = [];
  server = await startModelServer();
  folder = mkdtempSync(join(tmpdir(), 'wenbao-follow-'));
  store = await openSqliteStore({ folder });
  const texts = ['全年举办业务培训5期，参加人员320人次。业务培训没有收费。'];
  await store.file(filingOf({ agency: '青禾区人民政府', year: 2020, texts, facts: [], findings: [] }));
  rig = modelOver({ ...server, limits: PATIENT });
});
afterEach(async () => {
  await server.close();
  await store.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Asks, and keeps what is shown meanwhile. */
function asking(rest: Partial<Question> = {}): { answer: Promise<Answer>; shown: string[] } {
  const shown: string[] = [];
  const now = () => new Date('2026-11-21T08:00:00Z');
  const ask = createAsk({
    meter: { rejected: (reason) => void rejected.push(reason) },
    store,
    conversations: createConversations({ store, now }),
    meanings: MEANINGS,
    wordings: { zh: zhAnswers, en: enAnswers },
    model: rig.model,
    now,
  });
  return { answer: ask({ ...QUESTION, progress: (text) => shown.push(text), ...rest }), shown };
}

describe('a person who follows an answer', () => {
  it('is shown each sentence as it is chosen, under the label', async () => {
    server.does({ says: `${BEGUN}${TRUE},${MORE}]}`, pieces: 60 });
    const { answer, shown } = asking();
    const { text } = await answer;
    expect(shown).toHaveLength(2);
    expect(shown[0]).toMatch(new RegExp(`^.+写道：\n“全年举办业务培训5期，参加人员320人次。”\\[1\\]\n\n${LABEL}$`));
    expect(text).toContain('“全年举办业务培训5期，参加人员320人次。”[1]\n“业务培训没有收费。”[2]');
  });

  it('is shown it in Traditional characters where the question is', async () => {
    server.does({ says: `${BEGUN}${TRUE}`, pieces: 60, finish: 'length' });
    const { answer, shown } = asking({ language: 'zh-Hant' });
    await answer;
    expect(shown[0]).toContain('全年舉辦業務培訓5期');
  });

  it('is shown nothing of a choice that points nowhere, nor of what comes after it', async () => {
    server.does({ says: `${BEGUN}${FALSE},${TRUE}]}`, pieces: 60 });
    const { answer, shown } = asking();
    expect(await answer).toMatchObject({ answered_by: 'text' });
    expect(shown).toEqual([]);
    expect(rejected).toEqual(['unknown_number']);
  });

  it('is shown nothing of what a broken stream said at its second try, unless it adds to the first', async () => {
    server.does({ says: `${BEGUN}${TRUE}`, pieces: 60, finish: null }, { says: `${BEGUN}${MORE},${TRUE}]}` });
    const { answer, shown } = asking();
    expect((await answer).text).toMatch(/写道：\n“业务培训没有收费/);
    expect(shown).toHaveLength(1);
  });
});

describe('a person who stops an answer', () => {
  it('has what was chosen by then, told as stopped; the server is let go at once and the tokens are booked', async () => {
    server.does({ says: `${BEGUN}${TRUE},{"fr`, pieces: 60, stalls: true });
    const stop = new AbortController();
    const { answer, shown } = asking({ stop: stop.signal });
    await expect.poll(() => shown.length).toBe(1);
    expect(server.open()).toBe(1);
    stop.abort();
    await expect.poll(() => server.open()).toBe(0);
    const { answered_by: by, text } = await answer;
    expect(by).toBe('model');
    expect(text).toMatchInlineSnapshot(`
      "青禾区人民政府2020年的报告“一、总体情况”写道：
      “全年举办业务培训5期，参加人员320人次。”[1]

      句子由AI挑选，都是报告原文。
      已停止，以上是停止前选出的句子。

      来源：
      [1] 《青禾区人民政府2020年政府信息公开工作年度报告》（2020年度） 一、总体情况"
    `);
    expect(rig.spent[0]).toBeGreaterThan(300);
  });

  it('has the report’s own words where nothing was chosen yet, and what the server was sent is booked', async () => {
    server.does('never answers');
    const stop = new AbortController();
    const { answer, shown } = asking({ stop: stop.signal });
    await expect.poll(() => server.asked.length).toBe(1);
    stop.abort();
    await expect.poll(() => server.open()).toBe(0);
    expect(await answer).toMatchObject({ answered_by: 'text' });
    expect((await answer).text).toMatch(/^已停止，以下直接引用报告原文：\n\n[\s\S]*“全年举办业务培训5期/);
    expect(shown).toEqual([]);
    expect(rig.spent[0]).toBeGreaterThan(300);
  });

  it('has it where the model was never asked, and nothing is spent', async () => {
    const { answer } = asking({ stop: AbortSignal.abort() });
    expect(await answer).toMatchObject({ answered_by: 'text' });
    expect(server.asked).toEqual([]);
    expect(rig.spent).toEqual([0]);
  });

  it('has none where the question is withdrawn as well', async () => {
    server.does({ says: `${BEGUN}${TRUE},{"fr`, pieces: 60, stalls: true });
    const [stop, gone] = [new AbortController(), new AbortController()];
    const { answer, shown } = asking({ stop: stop.signal, signal: gone.signal });
    await expect.poll(() => shown.length).toBe(1);
    gone.abort();
    stop.abort();
    await expect(answer).rejects.toThrow('withdrawn');
  });
});
