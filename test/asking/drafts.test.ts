import { beforeEach, describe, expect, it } from 'vitest';
import { createAsk } from '../../src/ask.js';
import { createConversations } from '../../src/asking/conversations.js';
import { createDrafts, type Drafts } from '../../src/asking/drafts.js';
import type { KeptDraft } from '../../src/contracts/register.js';
import type { ReportStore } from '../../src/contracts/store.js';
import { enAnswers } from '../../src/language/en/answers.js';
import { draftAnswersEn } from '../../src/language/en/draft.js';
import { zhAnswers } from '../../src/language/zh/answers.js';
import { draftAnswersZh, draftAnswersZhHant } from '../../src/language/zh/draft.js';
import { openMemoryStore } from '../../src/store/sqlite.js';
import { MEANINGS } from '../fixtures/meanings.js';
import { filingOf } from '../store/filings.js';

const HOUR = 3_600_000;
const START = Date.parse('2021-03-02T08:00:00Z');
const MINE = 'tg:1:0:1';
const names = [
  { key: '青禾区人民政府', kind: 'full' as const },
  { key: '青禾区', kind: 'short' as const },
];
const fact = (value: number) => [{ value, cell: String(value) }];

describe('questions in a conversation that has a draft', () => {
  const filed = filingOf({ names, hash: 'filed', facts: fact(8) });
  const lastYear = filingOf({ names, hash: 'last', year: 2019, facts: fact(5) });
  const draft = filingOf({ names, hash: 'draft', facts: fact(9) });
  let clock: number;
  let kept: Map<string, KeptDraft>;
  let opened: number;
  let store: ReportStore;
  let drafts: Drafts;

  beforeEach(async () => {
    clock = START;
    opened = 0;
    store = await openMemoryStore();
    for (const filing of [filed, lastYear]) await store.file(filing);
    kept = new Map([[MINE, { filing: draft, name: '草稿.docx', bytes: new Uint8Array(), at: START }]]);
    drafts = open();
  });

  function open(): Drafts {
    const now = () => new Date(clock);
    const conversations = createConversations({ store, now });
    const askOf = (over: ReportStore) =>
      createAsk({ store: over, conversations, meanings: MEANINGS, wordings: { zh: zhAnswers, en: enAnswers }, now });
    return createDrafts({
      ask: askOf(store),
      askOver: (_, store) => async (question) => askOf(await store())(question),
      filed: store,
      conversations,
      openStore: async () => {
        opened += 1;
        return openMemoryStore();
      },
      register: {
        draft: async (conversation) => kept.get(conversation) ?? null,
        draftKeptAt: async (conversation) => kept.get(conversation)?.at ?? null,
      },
      wordings: { zh: draftAnswersZh, 'zh-Hant': draftAnswersZhHant, en: draftAnswersEn },
      now,
    });
  }

  it('are answered from the draft, which the answer and its citations say', async () => {
    const answer = await drafts.ask({ chat: MINE, text: '青禾区2020年收到多少件申请？' });
    expect(answer.figures).toMatchObject([{ value: 9 }]);
    expect(answer.text.split('\n')[0]).toContain('9');
    expect(answer.text).toContain('草稿，未收录：青禾区人民政府2020年度，取自您发来的“草稿.docx”');
    expect(answer.citations[0]?.title).toMatch(/^〔草稿，未收录〕青禾区/);
    expect(answer.warnings.at(-1)).toContain('未收录');
  });

  it.each([
    { text: '青禾區2020年收到多少件申請？', mark: '草稿，未收錄' },
    { text: 'how many applications did Qinghequ receive in 2020', language: 'en' as const, mark: 'draft, not filed' },
  ])('are told in their own language what they rest on: $mark', async ({ mark, ...question }) => {
    const answer = await drafts.ask({ chat: MINE, ...question, text: question.text.replace('Qinghequ', '青禾区') });
    expect(answer.figures).toMatchObject([{ value: 9 }]);
    expect(answer.text.toLowerCase()).toContain(mark);
    expect(answer.text).not.toContain(mark === 'draft, not filed' ? '未收' : 'draft');
  });

  it('compare the draft with what is filed, and say nothing of it where they do not use it', async () => {
    const trend = await drafts.ask({ chat: MINE, text: '比较青禾区2019年和2020年新收申请' });
    expect(trend.figures.map(({ value }) => value).sort()).toEqual([5, 9]);
    expect(trend.text).toContain('草稿');
    const before = await drafts.ask({ chat: MINE, text: '青禾区2019年收到多少件申请？' });
    expect(before.figures).toMatchObject([{ value: 5 }]);
    expect(JSON.stringify(before)).not.toContain('草稿');
  });

  it('of anybody else are answered from what is filed', async () => {
    const answer = await drafts.ask({ chat: 'tg:1:0:2', text: '青禾区2020年收到多少件申请？' });
    expect(answer.figures).toMatchObject([{ value: 8 }]);
    expect(JSON.stringify(answer)).not.toContain('草稿');
    expect(await drafts.storeOf('tg:1:0:2')).toBe(store);
    expect(await store.reports()).toEqual([lastYear.report, filed.report]);
  });

  it('lose it when it is dropped, replaced or a day old', async () => {
    const value = async () => {
      const answer = await drafts.ask({ chat: MINE, text: '青禾区2020年收到多少件申请？' });
      return answer.figures[0]?.value;
    };
    expect(await value()).toBe(9);
    kept.set(MINE, {
      filing: filingOf({ names, hash: 'second', facts: fact(12) }),
      name: 'b',
      bytes: new Uint8Array(),
      at: START + 1,
    });
    expect(await value()).toBe(12);
    clock = START + 24 * HOUR + 2;
    expect(await value()).toBe(8);
    clock = START;
    expect(await value()).toBe(12);
    kept.delete(MINE);
    expect(await value()).toBe(8);
  });

  it('need not name what the conversation was turned to', async () => {
    drafts.turnTo(MINE, { agency: '青禾区人民政府', year: 2020, language: 'zh' });
    const answer = await drafts.ask({ chat: MINE, text: '新收申请多少件？' });
    expect(answer.figures).toMatchObject([{ value: 9 }]);
  });

  it('have it after a restart too', async () => {
    await drafts.ask({ chat: MINE, text: '青禾区2020年收到多少件申请？' });
    drafts = open();
    const answer = await drafts.ask({ chat: MINE, text: '青禾区2020年收到多少件申请？' });
    expect(answer.figures).toMatchObject([{ value: 9 }]);
  });

  it('hold few drafts in memory, each made once while it is held', async () => {
    const chats = Array.from({ length: 12 }, (_, index) => `tg:${index}:0:${index}`);
    for (const chat of chats) kept.set(chat, { filing: draft, name: 'a', bytes: new Uint8Array(), at: START });
    for (const chat of chats) for (const _ of [1, 2]) expect(await drafts.storeOf(chat)).not.toBe(store);
    expect(opened).toBe(12);
    await drafts.storeOf(chats[0]!);
    expect(opened).toBe(13);
    await drafts.storeOf(chats[11]!);
    expect(opened).toBe(13);
  });
});
