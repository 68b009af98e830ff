import { describe, expect, it, onTestFinished } from 'vitest';
import { endpointOf, fetchThrough } from '../../src/config/proxy.js';
import { ModelError } from '../../src/contracts/errors.js';
import { openAiStream } from '../../src/model/openai.js';
import { createTelegram } from '../../src/telegram/api.js';
import { failureOf } from '../../src/telegram/out/failure.js';
import { startModelServer } from '../fakes/model-server.js';
import { FakeProxy } from '../fakes/proxy.js';
import { FakeSocks } from '../fakes/socks.js';
import { FakeTelegram } from '../fakes/telegram.js';

async function telegramThrough(proxy: string) {
  const telegram = await FakeTelegram.open();
  const { api, close } = createTelegram({ token: FakeTelegram.TOKEN, apiRoot: telegram.root, proxy });
  onTestFinished(async () => {
    await close();
    await telegram.close();
  });
  return { telegram, api };
}

async function modelThrough(proxy: string) {
  const server = await startModelServer();
  onTestFinished(() => server.close());
  const { baseUrl } = server;
  const open = openAiStream({ key: 'k', model: 'm', baseUrl, fetch: fetchThrough(proxy) });
  async function asked(): Promise<string> {
    let text = '';
    for await (const piece of open({ system: '一', user: '二' }, new AbortController().signal)) text += piece.text;
    return text;
  }
  return { server, asked };
}

async function socks(demands: Parameters<typeof FakeSocks.open>[0] = {}) {
  const proxy = await FakeSocks.open(demands);
  onTestFinished(() => proxy.close());
  return proxy;
}

describe('a SOCKS 5 proxy', () => {
  it.each(['socks5', 'socks5h'])('leads to Telegram as %s, with its login', async (scheme) => {
    const proxy = await socks({ login: 'me:p@ss' });
    const { telegram, api } = await telegramThrough(`${scheme}://me:p%40ss@${proxy.address}`);
    expect((await api.getMe()).username).toBe('WenbaoTestBot');
    expect(proxy.tunnels).toEqual([{ to: telegram.root.replace('http://', ''), login: 'me:p@ss' }]);
  });

  it('looks up names itself: none is looked up here', async () => {
    const proxy = await socks({ refuses: true });
    const refused = fetchThrough(`socks5://${proxy.address}`)('http://no-such-name.invalid/');
    await expect(refused).rejects.toThrow();
    expect(proxy.tunnels).toEqual([{ to: 'no-such-name.invalid:80', login: undefined }]);
  });

  it('leads to the model, whose answer streams through it', async () => {
    const proxy = await socks();
    const { server, asked } = await modelThrough(`socks5://${proxy.address}`);
    server.does({ says: '共收到九件。', pieces: 3 });
    expect(await asked()).toBe('共收到九件。');
    expect(proxy.tunnels).toEqual([{ to: new URL(server.baseUrl).host, login: undefined }]);
  });

  it.each([
    { what: 'does not know the login', demands: { login: 'me:right' } },
    { what: 'cannot reach the target', demands: { refuses: true } },
    { what: 'hangs up', demands: { hangsUp: true } },
  ])('that $what counts as a way that leads nowhere: nothing can have arrived', async ({ demands }) => {
    const proxy = await socks(demands);
    const { api } = await telegramThrough(`socks5://me:wrong@${proxy.address}`);
    const error = await api.sendMessage(1, '一').catch((failed: unknown) => failed);
    expect(failureOf(error)).toEqual({ kind: 'unreachable' });
    const { asked } = await modelThrough(`socks5://me:wrong@${proxy.address}`);
    const fault = await asked().catch((failed: unknown) => failed);
    expect(fault).toBeInstanceOf(ModelError);
    expect(fault).toMatchObject({ fault: 'unreachable' });
  });
});

describe('an HTTP proxy', () => {
  it('leads to the model too', async () => {
    const proxy = await FakeProxy.open();
    onTestFinished(() => proxy.close());
    const { server, asked } = await modelThrough(`http://${proxy.address}`);
    server.does({ says: '好。' });
    expect(await asked()).toBe('好。');
    expect(proxy.tunnels).toMatchObject([{ to: new URL(server.baseUrl).host }]);
  });

  it.each([407, 502] as const)(
    'that answers %s counts as a way that leads nowhere, and not as a lost reply',
    async (refuses) => {
      const proxy = await FakeProxy.open({ refuses });
      onTestFinished(() => proxy.close());
      const { api } = await telegramThrough(`http://${proxy.address}`);
      const error = await api.sendMessage(1, '一').catch((failed: unknown) => failed);
      expect(failureOf(error)).toEqual({ kind: 'unreachable' });
      const { asked } = await modelThrough(`http://${proxy.address}`);
      await expect(asked()).rejects.toMatchObject({ fault: 'unreachable' });
    },
  );
});

describe('endpointOf', () => {
  it.each([
    { address: 'http://a:b@proxy.example.org', host: 'proxy.example.org', port: 80 },
    { address: 'https://proxy.example.org:8443', host: 'proxy.example.org', port: 8443 },
    { address: 'socks5h://[::1]', host: '::1', port: 1080 },
  ])('finds $host and $port in $address', ({ address, host, port }) => {
    expect(endpointOf(address)).toEqual({ host, port });
  });
});
