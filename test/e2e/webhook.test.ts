import type { Update } from 'grammy/types';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { UPDATE_KINDS } from '../../src/telegram/in/update.js';
import { FakeTelegram } from '../fakes/telegram.js';
import type { Running } from './process.js';
import { openScene, type Scene } from './scene.js';

const SECRET = 'a-secret-of-the-tests-1234';
const QUESTION = '洛江区2020年收到多少件申请？';

let scene: Scene;
let telegram: FakeTelegram;
let program: Running;

beforeAll(async () => {
  scene = await openScene();
  telegram = scene.telegram;
  program = await start();
});
afterEach(() => scene.holds());
afterAll(() => scene.close());

async function start(): Promise<Running> {
  const running = scene.program(['start'], {
    TELEGRAM_WEBHOOK_URL: 'https://bot.example.org/telegram',
    TELEGRAM_WEBHOOK_SECRET: SECRET,
    WENBAO_QUESTIONS_A_MINUTE: '1000',
  });
  await running.says('serving Telegram');
  return running;
}

const address = (path: string) => `http://127.0.0.1:${/"port":(\d+)/.exec(program.printed)?.[1]}${path}`;
const read = async (path: string) => (await fetch(address(path))).text();

async function send(body: unknown, secret: string | undefined = SECRET): Promise<number> {
  const { status } = await fetch(address('/telegram'), {
    method: 'POST',
    headers: secret === undefined ? {} : { 'x-telegram-bot-api-secret-token': secret },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  return status;
}

function asked(update_id: number, person: number): Update {
  const from = { id: person, is_bot: false, first_name: '林' };
  const chat = { id: person, type: 'private' as const, first_name: '林' };
  return {
    update_id,
    message: { message_id: update_id, date: Math.floor(Date.now() / 1000), from, chat, text: QUESTION },
  };
}

const answers = (person: number) => telegram.shown(person).filter(({ from }) => from.is_bot);

describe('the webhook', () => {
  it('is set with its secret and the kinds of update the bot reads', () => {
    expect(telegram.callsOf('setWebhook')[0]?.params).toEqual({
      url: 'https://bot.example.org/telegram',
      secret_token: SECRET,
      allowed_updates: [...UPDATE_KINDS],
    });
  });

  it.each([
    { why: 'no secret', secret: '' },
    { why: 'another secret', secret: 'b'.repeat(SECRET.length) },
    { why: 'the beginning of the secret', secret: SECRET.slice(0, -1) },
    { why: 'more than the secret', secret: `${SECRET}5` },
  ])('refuses updates with $why', async ({ secret }) => {
    expect(await send(asked(50, 50), secret)).toBe(401);
    expect(await read('/metrics')).toMatch(/^inbox_depth 0$/m);
    expect(answers(50)).toHaveLength(0);
  });

  it('refuses what is longer than any update', async () => {
    expect(await send({ update_id: 1, text: 'x'.repeat(1_100_000) })).toBe(413);
  });

  it('takes an update of a kind it did not ask for and leaves it at that', async () => {
    expect(await send({ update_id: 60, chat_boost: {} })).toBe(200);
  });

  it('passes over what is no update, or lacks what its kind should have, and goes on', async () => {
    expect(await send('{')).toBe(200);
    expect(await send({ text: 'x' })).toBe(200);
    expect(await send({ update_id: 61, my_chat_member: {} })).toBe(200);
    expect(await send({ update_id: 62, inline_query: { id: '1', from: null, query: '洛江' } })).toBe(200);
    expect(await read('/metrics')).toMatch(/^updates_received_total\{type="malformed"\} 4$/m);
  });
});

describe('D2: an update that comes again', () => {
  it('is answered once, at the same time and after a restart, whatever the order of the numbers', async () => {
    const ids = [900, 901, 17, 18];
    const first = await Promise.all(ids.flatMap((id) => [1, 2, 3].map(() => send(asked(id, id)))));
    expect(new Set(first)).toEqual(new Set([200]));
    for (const id of ids) await telegram.answers(id, 1);
    expect(await read('/metrics')).toMatch(/^duplicates_dropped_total 8$/m);
    expect(await program.stop()).toMatchObject({ status: 0 });

    program = await start();
    for (const id of ids) expect(await send(asked(id, id))).toBe(200);
    expect(await send(asked(19, 19))).toBe(200);
    await telegram.answers(19, 1);
    for (const id of ids) expect(answers(id)).toHaveLength(1);
    expect(answers(17)[0]?.text).toMatch(/洛江区.*2020.*9 ?件/);
    expect(await read('/metrics')).toMatch(/^duplicates_dropped_total 4$/m);
  });
});

describe('the HTTP server', () => {
  it('says that the program lives and is ready', async () => {
    expect(await read('/livez')).toBe('ok\n');
    expect(await read('/readyz')).toBe('ok\n');
    expect((await fetch(address('/elsewhere'))).status).toBe(404);
    expect((await fetch(address('/livez'), { method: 'DELETE' })).status).toBe(405);
  });

  it('counts without naming a person or a question', async () => {
    await send(asked(987654321, 987654321));
    await telegram.answers(987654321, 1);
    const metrics = await read('/metrics');
    expect(metrics).toMatch(/^updates_received_total\{type="message"\} \d+$/m);
    expect(metrics).toMatch(/^telegram_calls_total\{method="sendMessage",code="200"\} \d+$/m);
    expect(metrics).toMatch(/^answer_seconds_count \d+$/m);
    expect(metrics).toMatch(/^index_generation \d+$/m);
    expect(metrics).not.toMatch(new RegExp(`987654321|洛江|${FakeTelegram.TOKEN}|${SECRET}`));
    expect(program.printed).not.toMatch(new RegExp(`洛江区2020|收到多少|${FakeTelegram.TOKEN}|${SECRET}`));
  });
});
