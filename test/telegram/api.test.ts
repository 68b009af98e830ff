import { InputFile } from 'grammy';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTelegram } from '../../src/telegram/api.js';
import { failureOf } from '../../src/telegram/out/failure.js';
import { FakeProxy } from '../fakes/proxy.js';
import { FakeTelegram } from '../fakes/telegram.js';

async function reached({ through }: { through?: FakeProxy } = {}) {
  const telegram = await FakeTelegram.open();
  const calls: object[] = [];
  const proxy = through && `http://user:word@${through.address}`;
  const { api, close } = createTelegram({
    ...{ token: FakeTelegram.TOKEN, apiRoot: `${telegram.root}/`, proxy },
    ended: (call) => calls.push(call),
  });
  onTestFinished(async () => {
    await close();
    await telegram.close();
  });
  return { telegram, api, calls };
}

describe('the way to Telegram', () => {
  it('leads through the proxy that is named, and to a server of its own', async () => {
    const proxy = await FakeProxy.open();
    const { telegram, api } = await reached({ through: proxy });
    expect((await api.getMe()).username).toBe('WenbaoTestBot');
    const to = telegram.root.replace('http://', '');
    const login = `Basic ${Buffer.from('user:word').toString('base64')}`;
    expect(proxy.tunnels[0]).toEqual({ to, login });
    await proxy.close();
  });

  it('carries files as well as JSON', async () => {
    const { telegram, api } = await reached();
    await api.sendDocument(1, new InputFile(Buffer.from('a,b'), '年报.csv'));
    const fields = Object.values(telegram.callsOf('sendDocument')[0]?.params ?? {});
    expect(fields).toContainEqual({ name: '年报.csv', bytes: Buffer.from('a,b') });
  });

  it('counts every call by what became of it', async () => {
    const { telegram, api, calls } = await reached();
    telegram.fail('sendMessage', { code: 429, parameters: { retry_after: 7 } });
    telegram.fail('sendMessage', 'cut_after');
    for (let count = 0; count < 3; count += 1) await api.sendMessage(1, '一').catch(() => undefined);
    expect(calls).toEqual([
      { method: 'sendMessage', code: 429, retryAfter: 7 },
      { method: 'sendMessage', code: 'lost', retryAfter: undefined },
      { method: 'sendMessage', code: 200, retryAfter: undefined },
    ]);
  });

  it('ends a call at once when it is told to', async () => {
    const { telegram, api } = await reached();
    const stopping = new AbortController();
    const polling = api.getUpdates({ timeout: 30 }, stopping.signal as Parameters<typeof api.getUpdates>[1]);
    await telegram.until(() => telegram.callsOf('getUpdates').length === 1);
    stopping.abort();
    await expect(polling).rejects.toThrow();
  });
});

describe('failureOf', () => {
  it.each([
    { fault: { code: 429, parameters: { retry_after: 35 } }, means: { kind: 'too_many', milliseconds: 35_000 } },
    { fault: { code: 500, description: 'Internal Server Error: restart' }, means: { kind: 'lost' } },
    { fault: 'gateway_page', means: { kind: 'lost' } },
    { fault: { code: 401, description: 'Unauthorized' }, means: { kind: 'unreachable' } },
    { fault: { code: 400, description: 'Bad Request: TOPIC_CLOSED' }, means: { kind: 'refused' } },
    { fault: 'cut_before', means: { kind: 'lost' } },
    { fault: 'cut_after', means: { kind: 'lost' } },
    { fault: { code: 400, parameters: { migrate_to_chat_id: -100 } }, means: { kind: 'moved', to: -100 } },
    { fault: { code: 400, description: "Bad Request: can't parse entities" }, means: { kind: 'marks' } },
    { fault: { code: 400, description: 'Bad Request: message is not modified' }, means: { kind: 'done' } },
    { fault: { code: 403, description: 'Forbidden: bot was blocked by the user' }, means: { kind: 'blocked' } },
  ] as const)('reads $fault as $means.kind', async ({ fault, means }) => {
    const { telegram, api } = await reached();
    telegram.fail('sendMessage', fault);
    const error = await api.sendMessage(1, '一').catch((failed: unknown) => failed);
    expect(failureOf(error)).toEqual(means);
  });

  it('reads a connection that never came to be as unreachable: nothing can have arrived', async () => {
    const gone = await FakeTelegram.open();
    const { api, close } = createTelegram({ token: FakeTelegram.TOKEN, apiRoot: gone.root });
    await gone.close();
    const error = await api.sendMessage(1, '一').catch((failed: unknown) => failed);
    expect(failureOf(error)).toEqual({ kind: 'unreachable' });
    await close();
  });

  it('reads an error of the program as saying nothing of the message', () => {
    expect(failureOf(new TypeError('a mistake'))).toEqual({ kind: 'lost' });
  });
});
