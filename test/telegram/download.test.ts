import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it, onTestFinished } from 'vitest';
import { createTelegram } from '../../src/telegram/api.js';
import { FakeProxy } from '../fakes/proxy.js';
import { FakeTelegram } from '../fakes/telegram.js';

const MEGABYTE = new Uint8Array(1024 * 1024);

describe('downloading a file', () => {
  it('goes the way of the other calls, through the proxy', async () => {
    const telegram = await FakeTelegram.open();
    const proxy = await FakeProxy.open();
    const { download, close } = createTelegram({
      ...{ token: FakeTelegram.TOKEN, apiRoot: `${telegram.root}/`, proxy: `http://${proxy.address}` },
    });
    const { file_id } = telegram.files.add('年报.txt', Buffer.from('甲,乙'));
    expect(Buffer.from(await download(file_id)).toString()).toBe('甲,乙');
    expect(proxy.tunnels.map(({ to }) => to)).toContain(telegram.root.replace('http://', ''));
    await close();
    await proxy.close();
    await telegram.close();
  });

  it.each([
    { why: 'a body that does not end', path: 'endless', reason: 'too_large' },
    { why: 'an address that leads elsewhere', path: 'moved', reason: 'unreachable' },
    { why: 'no such file', path: 'gone', reason: 'unreachable' },
    { why: 'a path that climbs', path: '../../etc/passwd', reason: 'unreachable' },
  ])('ends for $why, and does not say where it was', async ({ path, reason }) => {
    let sent = 0;
    const asked: string[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url ?? '');
      if (request.url?.endsWith('/getFile')) {
        return void response.end(JSON.stringify({ ok: true, result: { file_id: '1', file_path: path } }));
      }
      if (request.url?.endsWith('/endless')) {
        const more = () => {
          while (!response.destroyed && response.write(MEGABYTE)) sent += 1;
        };
        response.on('drain', more);
        return more();
      }
      if (request.url?.endsWith('/moved')) return void response.writeHead(302, { location: '/gone' }).end();
      response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const { download, close } = createTelegram({ token: FakeTelegram.TOKEN, apiRoot: `http://127.0.0.1:${port}` });
    onTestFinished(async () => {
      await close();
      server.closeAllConnections();
      server.close();
    });
    const error: Error = await download('1').then(
      () => expect.unreachable(),
      (thrown) => thrown,
    );
    expect(error).toMatchObject({ name: 'DownloadError', reason });
    expect(`${error.stack}${JSON.stringify(error)}${error.cause}`).not.toContain(FakeTelegram.TOKEN);
    expect(asked.filter((url) => !url.startsWith('/bot') && !url.startsWith('/file/bot'))).toEqual([]);
    expect(sent).toBeLessThan(30);
  });
});
