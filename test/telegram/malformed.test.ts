import type { Api } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { startHttpServer } from '../../src/server/http.js';
import { poll } from '../../src/telegram/in/poll.js';
import { scriptedAsk } from '../fakes/ask.js';
import { serving } from './serving.js';

const lin = { id: 11, is_bot: false, first_name: '林' };
const chat = { id: 11, type: 'private' as const, first_name: '林' };
const said = { message_id: 5, date: 1_700_000_000, chat, from: lin, text: '密语' };
const mention = { type: 'text_mention', offset: 0, length: 1 };

/** Each lacks something that Telegram always writes, or has something else in its place. */
const MALFORMED: readonly object[] = [
  { inline_query: { id: '1', from: null, query: '密语' } },
  { inline_query: { id: '1', from: lin } },
  { inline_query: null },
  { message: { ...said, chat: { ...chat, id: '密语' } } },
  { message: { ...said, chat: { ...chat, id: 1.5 } } },
  { message: { ...said, chat: null } },
  { message: { ...said, from: { ...lin, id: null } } },
  { message: { ...said, text: { of: '密语' } } },
  { message: { ...said, entities: 7 } },
  { message: { ...said, chat: { id: -5, type: 'group' }, entities: [mention] } },
  { message: { ...said, text: undefined, document: {} } },
  { message: { ...said, message_thread_id: '密语', is_topic_message: true } },
  { message: [] },
  { guest_message: { text: '密语' } },
  { callback_query: { id: '1', data: 'do=row=x', message: said } },
  { callback_query: { id: '1', from: lin, data: 7, message: said } },
  { callback_query: { id: '1', from: lin, data: 'x', message: { ...said, reply_to_message: { from: null } } } },
  { my_chat_member: {} },
  { my_chat_member: { chat, new_chat_member: null } },
  { stopped_message_generation: 1 },
];

describe('a malformed update', () => {
  it('that is fetched is confirmed, counted and told of without its words, and the next one is answered', async () => {
    const { telegram, logged, metrics } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    for (const update of MALFORMED) telegram.deliver(update);
    telegram.person(lin).says('问');
    expect((await telegram.answers(lin.id, 1)).map(({ text }) => text)).toEqual(['答']);
    await telegram.until(() => telegram.unconfirmed === 0);
    expect(logged.filter((line) => line.includes('malformed'))).toHaveLength(MALFORMED.length);
    expect(logged.join('\n')).not.toContain('密语');
    expect(await metrics.text()).toMatch(new RegExp(`type="malformed"} ${MALFORMED.length}$`, 'm'));
  });

  it('that is sent to the webhook is answered with 200, so that it does not come again', async () => {
    const { bot, metrics, telegram, logged } = await serving(scriptedAsk({ 问: { text: '答' } }).ask);
    const webhook = { path: '/telegram', secret: 'a-secret-of-the-tests', take: bot.takeSent };
    const server = await startHttpServer({ host: '127.0.0.1', port: 0, ails: bot.ails, metrics, webhook });
    onTestFinished(() => server.close());
    const send = async (body: string) => {
      const headers = { 'x-telegram-bot-api-secret-token': webhook.secret };
      return (await fetch(`http://127.0.0.1:${server.port}/telegram`, { method: 'POST', headers, body })).status;
    };
    const bodies = MALFORMED.map((update, at) => JSON.stringify({ update_id: 900 + at, ...update }));
    const others = ['{', '[]', 'null', '{"message":{}}', '{"update_id":"7"}', '{"update_id":1e300}'];
    for (const body of [...bodies, ...others]) expect(await send(body), body).toBe(200);
    expect(await send(JSON.stringify({ update_id: 990, message: { ...said, text: '问' } }))).toBe(200);
    expect((await telegram.answers(lin.id, 1)).map(({ text }) => text)).toEqual(['答']);
    expect(logged.filter((line) => line.includes('malformed'))).toHaveLength(bodies.length + others.length);
  });

  it('without a number is confirmed with the next that has one, and never asked for without a pause', async () => {
    const stopping = new AbortController();
    const batches = [[{ message: said }], [{ update_id: 7 }, null, {}], []];
    const offsets: unknown[] = [];
    const pauses: number[] = [];
    const taken: unknown[] = [];
    const getUpdates = async ({ offset }: { offset?: number }) => {
      offsets.push(offset);
      if (offsets.length === batches.length) stopping.abort();
      return batches[offsets.length - 1];
    };
    await poll({
      api: { getUpdates } as unknown as Api,
      take: async (updates) => {
        if (stopping.signal.aborted) throw new Error('the bot is stopping');
        taken.push(...updates);
      },
      trialMilliseconds: 0,
      established: async () => {},
      signal: stopping.signal,
      pause: async (milliseconds) => void pauses.push(milliseconds),
      polled: () => {},
      log: { info() {}, warn() {}, error() {} },
      steps: () => {},
    });
    expect(taken).toEqual(batches.flat());
    expect(offsets).toEqual([undefined, undefined, 8]);
    expect(pauses).toHaveLength(1);
  });
});
