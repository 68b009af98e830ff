import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openProgram, type Program } from '../../../src/main.js';
import type { Call, FakeTelegram } from '../../fakes/telegram.js';
import { serving } from '../serving.js';

const lin = { id: 11, first_name: '林', is_bot: false, language_code: 'zh-hans' };

const SAMPLES = 'reports/samples';

let folder: string;
let program: Program;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wenbao-inline-'));
  program = await openProgram({ mode: 'terminal', index: folder, log: 'silent' });
  for (const name of readdirSync(SAMPLES)) {
    for await (const { refusals } of program.ingest.file(join(SAMPLES, name), {})) expect(refusals).toEqual([]);
  }
});
afterAll(async () => {
  await program.close();
  rmSync(folder, { recursive: true, force: true });
});

const served = () => serving(program.ask, { store: program.store, forgetConversation: program.forgetConversation });

function types(telegram: FakeTelegram, query: string, id = query): void {
  telegram.deliver({ inline_query: { id, from: lin, query, offset: '' } });
}

async function results(telegram: FakeTelegram, count = 1): Promise<Call['params'][]> {
  await telegram.until(() => telegram.callsOf('answerInlineQuery').length >= count);
  return telegram.callsOf('answerInlineQuery').map(({ params }) => params);
}

type Found = { title: string; input_message_content: { message_text: string }; reply_markup?: object };

describe('what is typed after the name of the bot in another chat', () => {
  it('finds a figure with its year and source, for everybody, with a link that opens it', async () => {
    const { telegram } = await served();
    types(telegram, '洛江区2020年新收申请');
    const [params] = await results(telegram);
    expect(params).toMatchObject({ is_personal: false, cache_time: 300, button: { start_parameter: 'ask' } });
    const [found] = params!.results as Found[];
    expect(found?.title).toMatch(/洛江区.*2020.*9件/);
    expect(found?.input_message_content.message_text).toMatch(/2020[\s\S]*9件[\s\S]*来源/);
    const link = JSON.stringify(found?.reply_markup);
    const payload = /start=(f_[\w-]+)/.exec(link)?.[1];
    telegram.person(lin).says(`/start ${payload}`);
    expect((await telegram.answers(lin.id, 1))[0]?.text).toMatch(/洛江区.*2020.*9件/);
  });

  it("passes on an answer of the person's own, with a link that opens it for whoever is given it", async () => {
    const { telegram } = await served();
    Object.assign(telegram.me, { supports_inline_queries: true });
    const person = telegram.person(lin);
    person.says('洛江区2020年收到和办结的申请各多少件');
    const [said] = await telegram.answers(lin.id, 1);
    const keys = said!.reply_markup!.inline_keyboard.flat();
    const passes = keys.find((key) => 'switch_inline_query' in key) as unknown as { switch_inline_query: string };
    types(telegram, passes.switch_inline_query);
    const [params] = await results(telegram);
    expect(params).toMatchObject({ is_personal: true });
    const [found] = params!.results as Found[];
    expect(found?.input_message_content.message_text).toMatch(/6件[\s\S]*来源/);
    const payload = /start=(a_[\w-]{11})/.exec(JSON.stringify(found?.reply_markup))?.[1];
    const other = telegram.person({ id: 12, first_name: '陈', language_code: 'zh-hans' });
    other.says(`/start ${payload}`);
    const [opened] = await telegram.answers(12, 1);
    expect(opened!.text!.split('\n')[0]).toBe(said!.text!.split('\n')[0]);
  });

  it('offers each choice where the words fit several, ten at most', async () => {
    const { telegram } = await served();
    types(telegram, '2020年新收申请');
    const [params] = await results(telegram);
    const titles = (params!.results as Found[]).map(({ title }) => title);
    expect(titles.length).toBeGreaterThan(1);
    expect(titles.length).toBeLessThanOrEqual(10);
    expect(new Set(titles).size).toBe(titles.length);
  });

  it('is answered once for sixty letters typed in a row', async () => {
    const { telegram } = await served();
    const text =
      '洛江区2020年新收申请数量是多少件，上屯镇2020年新收申请数量是多少件，白沙镇2018年主动公开信息数量是多少条';
    for (let end = 1; end <= 60; end += 1) types(telegram, text.slice(0, end), String(end));
    types(telegram, '洛江区2020年新收申请', 'last');
    await telegram.until(() =>
      telegram.callsOf('answerInlineQuery').some(({ params }) => params.inline_query_id === 'last'),
    );
    const answered = telegram
      .callsOf('answerInlineQuery')
      .filter(({ params }) => (params.results as Found[]).length > 0);
    expect(answered.length).toBeLessThanOrEqual(3);
  });

  it('of fewer than three characters asks for more, and what finds nothing leads to a private chat', async () => {
    const { telegram } = await served();
    types(telegram, '洛');
    types(telegram, '明天天气怎么样');
    const [short, nothing] = await results(telegram, 2);
    expect(short).toMatchObject({ results: [], button: { text: expect.stringContaining('多打几个字') } });
    expect(nothing).toMatchObject({ results: [], button: { text: expect.stringContaining('私聊') } });
  });

  it('leaves no conversation behind', async () => {
    const { telegram } = await served();
    types(telegram, '洛江区2020年新收申请', 'q7');
    await results(telegram);
    expect(await program.store.conversation('inline:q7:0', '2000-01-01T00:00:00Z')).toBeNull();
  });
});

describe('a link', () => {
  it.each(['f_zzzz-1', 'f_0', 'f_'.padEnd(60, 'x')])(
    'to a figure that is not filed (%s) is explained',
    async (payload) => {
      const { telegram } = await served();
      telegram.person(lin).says(`/start ${payload}`);
      expect((await telegram.answers(lin.id, 1))[0]?.text).toContain('不在收录的年报里');
    },
  );

  it('with anything else in it greets', async () => {
    const { telegram } = await served();
    telegram.person(lin).says('/start ask');
    expect((await telegram.answers(lin.id, 1))[0]?.reply_markup?.inline_keyboard.length).toBeGreaterThan(0);
  });
});

describe('a question in a chat where the bot is no member', () => {
  it('has one answer with its source, and nothing is remembered of it', async () => {
    const { telegram } = await served();
    const text = '@WenbaoTestBot 洛江区2020年新收申请多少件';
    const chat = { id: -7, type: 'group', title: '别处' } as const;
    const entities = [{ type: 'mention', offset: 0, length: '@WenbaoTestBot'.length } as const];
    telegram.deliver({
      guest_message: { message_id: 5, date: 1, from: lin, chat, text, entities, guest_query_id: 'g1' },
    });
    await telegram.until(() => telegram.callsOf('answerGuestQuery').length > 0);
    const [call] = telegram.callsOf('answerGuestQuery');
    expect(call?.params.guest_query_id).toBe('g1');
    expect(JSON.stringify(call?.params.result)).toMatch(/9件.*来源/);
    expect(telegram.callsOf('sendMessage')).toEqual([]);
    expect(await program.store.conversation('guest:g1', '2000-01-01T00:00:00Z')).toBeNull();
  });
});
