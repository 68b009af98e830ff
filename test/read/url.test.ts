import { channel } from 'node:diagnostics_channel';
import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { readDocument } from '../../src/read/read.js';
import { createFetch } from '../../src/read/url.js';
import { type FetchPolicy, isGlobal, PUBLIC_WEB } from '../../src/read/url-policy.js';
import { FAR } from '../fakes/far.js';
import { wordFile, wordParagraph } from '../fixtures/files.js';

/** Loopback has many addresses: this one plays the public web, 127.0.0.1 the private network. */
const PUBLIC = '127.0.0.2';
const sockets: Socket[] = [];
const servers: Server[] = [];
const note = (message: unknown) => sockets.push((message as { socket: Socket }).socket);

beforeEach(() => {
  sockets.length = 0;
  channel('net.client.socket').subscribe(note);
});
afterEach(() => {
  channel('net.client.socket').unsubscribe(note);
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

async function serve(listener: RequestListener, host = PUBLIC): Promise<number> {
  const server = createServer((request, response) => {
    if (request.url === '/robots.txt') response.writeHead(404).end();
    else listener(request, response);
  }).listen(0, host);
  servers.push(server);
  await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

const playing = (port: number, more: Partial<FetchPolicy> = {}): FetchPolicy => ({
  ...PUBLIC_WEB,
  ports: [port],
  isAllowed: (ip) => ip === PUBLIC,
  resolve: async () => [PUBLIC],
  pauseMilliseconds: 0,
  milliseconds: FAR,
  ...more,
});
const refusal = { name: 'ReadError', message: expect.stringContaining('该网址不可访问或不被允许 (E-URL)') };

describe('an address that is not of the public web', () => {
  it.each([
    'http://127.0.0.1/',
    'http://127.1.2.3/',
    'http://[::1]/',
    'http://[::]/',
    'http://0/',
    'http://0x7f.1/',
    'http://2130706433/',
    'http://017700000001/',
    'http://[::ffff:10.0.0.1]/',
    'http://[::ffff:a00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[2002:7f00:1::]/',
    'http://[fe80::1]/',
    'http://[fd00::1]/',
    'http://10.0.0.1/',
    'http://172.16.0.1/',
    'http://192.168.1.1/',
    'http://100.64.0.1/',
    'http://169.254.169.254/latest/meta-data/',
    'http://224.0.0.1/',
    'http://localhost/',
    'http://localhost./',
    'http://127。0。0。1/',
    'http://１２７.0.0.1/',
    'http://user@93.184.216.34/',
    'http://93.184.216.34@127.0.0.1/',
    'http://93.184.216.34:22/',
    'http://93.184.216.34:6379/',
    'http://93.184.216.34:8080/',
    'file:///etc/passwd',
    'gopher://127.0.0.1:6379/_INFO',
    'data:text/html,<p>1</p>',
    'ftp://93.184.216.34/',
    'not an address',
  ])('is refused before any connection is made: %s', async (address) => {
    await expect(createFetch()(address)).rejects.toMatchObject(refusal);
    expect(sockets).toEqual([]);
  });

  it('is refused where only one of the addresses of its name is private', async () => {
    const fetch = createFetch({ ...PUBLIC_WEB, resolve: async () => ['93.184.216.34', '10.0.0.1'] });
    await expect(fetch('http://two.example/')).rejects.toMatchObject(refusal);
    expect(sockets).toEqual([]);
  });

  it('is not reached by a redirect', async () => {
    const reached: (string | undefined)[] = [];
    const inner = await serve((request, response) => {
      reached.push(request.url);
      response.end();
    }, '127.0.0.1');
    const port = await serve((_, response) => {
      response.writeHead(302, { location: `http://127.0.0.1:${inner}/` }).end();
    });
    await expect(
      createFetch(playing(port, { ports: [port, inner] }))(`http://a.example:${port}/`),
    ).rejects.toMatchObject(refusal);
    expect(reached).toEqual([]);
    expect(sockets.map((socket) => socket.remotePort).filter((remote) => remote === inner)).toEqual([]);
  });

  it('is not reached by a name that is resolved a second time', async () => {
    const answers = [[PUBLIC], [PUBLIC], ['127.0.0.1']];
    const seen = new Set<string | undefined>();
    const port = await serve((request, response) => {
      seen.add(request.socket.localAddress);
      response.end('ok');
    });
    const fetch = createFetch(playing(port, { resolve: async () => answers.shift() ?? ['127.0.0.1'] }));
    await fetch(`http://rebinding.example:${port}/`);
    await expect(fetch(`http://rebinding.example:${port}/`)).rejects.toMatchObject(refusal);
    expect([...seen]).toEqual([PUBLIC]);
  });

  it('is told without what answered behind it', async () => {
    const outcome = await createFetch()('http://169.254.169.254/').catch((error: Error) => error.message);
    expect(outcome).toBe('http://169.254.169.254/: 该网址不可访问或不被允许 (E-URL)');
  });
});

describe('isGlobal', () => {
  it.each(['93.184.216.34', '8.8.8.8', '2606:2800:220:1::1'])('lets %s be reached', (ip) => {
    expect(isGlobal(ip)).toBe(true);
  });
});

describe('fetching a document', () => {
  it('hands back its bytes and where it was found in the end', async () => {
    const port = await serve((request, response) => {
      if (request.url === '/old') response.writeHead(301, { location: '/new' }).end();
      else response.end(`${request.headers.host} ${request.url}`);
    });
    const { address, bytes } = await createFetch(playing(port))(`http://a.example:${port}/old`);
    expect(address).toBe(`http://a.example:${port}/new`);
    expect(new TextDecoder().decode(bytes)).toBe(`a.example:${port} /new`);
    expect(sockets.length).toBeGreaterThan(0);
  });

  it('follows five redirects and no more', async () => {
    const port = await serve((request, response) => {
      const left = Number(request.url?.slice(1));
      if (left === 0) response.end('here');
      else response.writeHead(302, { location: `/${left - 1}` }).end();
    });
    const fetch = createFetch(playing(port));
    expect((await fetch(`http://a.example:${port}/5`)).bytes).toHaveLength(4);
    await expect(fetch(`http://a.example:${port}/6`)).rejects.toMatchObject(refusal);
  });

  it.each([
    { why: 'a redirect to itself', listener: (_, response) => response.writeHead(302, { location: '/' }).end() },
    { why: 'a page that is not there', listener: (_, response) => response.writeHead(404).end('nothing') },
    { why: 'a body that never ends', listener: (_, response) => drip(response) },
    { why: 'a body far over the limit', listener: (_, response) => flood(response) },
    {
      why: 'a small body that inflates without end',
      listener: (_, response) => {
        response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(Buffer.alloc(64 * 1024 * 1024)));
      },
    },
  ] satisfies { why: string; listener: RequestListener }[])('is refused: $why', async ({ why, listener }) => {
    const port = await serve(listener);
    // Only what never ends is ended by its time.
    const before = process.memoryUsage.rss();
    const fetch = createFetch(playing(port, { milliseconds: why.includes('never ends') ? 300 : FAR }));
    await expect(fetch(`http://a.example:${port}/`)).rejects.toMatchObject(refusal);
    expect(process.memoryUsage.rss() - before).toBeLessThan(256 * 1024 ** 2);
  });

  it('does not ask what robots.txt closes', async () => {
    const asked: (string | undefined)[] = [];
    const server = createServer((request, response) => {
      asked.push(request.url);
      response.end('User-agent: *\nDisallow: /closed');
    }).listen(0, PUBLIC);
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const fetch = createFetch(playing(port));
    await expect(fetch(`http://a.example:${port}/closed/1`)).rejects.toMatchObject(refusal);
    await fetch(`http://a.example:${port}/open`);
    expect(asked).toEqual(['/robots.txt', '/open']);
  });

  it('keeps the robots.txt of the hosts asked last, and of a long one what the standard asks for', async () => {
    const asked: (string | undefined)[] = [];
    const beginning = `User-agent: *\nDisallow: /closed\n${'# much\n'.repeat(80_000)}`;
    const server = createServer(({ headers, url }, response) => {
      if (url === '/robots.txt') asked.push(headers.host?.split('.')[0]);
      response.end(`${beginning}Disallow: /open\n`);
    }).listen(0, PUBLIC);
    servers.push(server);
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const fetch = createFetch(playing(port));
    const hosts = Array.from({ length: 21 }, (_, at) => `h${at}`);
    for (const host of [...hosts, 'h20', 'h0']) await fetch(`http://${host}.example:${port}/open`);
    expect(asked).toEqual([...hosts, 'h0']);
    await expect(fetch(`http://h0.example:${port}/closed`)).rejects.toMatchObject(refusal);
  });

  it('leaves a pause between two documents of one host', async () => {
    const port = await serve((_, response) => response.end('ok'));
    const fetch = createFetch(playing(port, { pauseMilliseconds: 300 }));
    const started = performance.now();
    await fetch(`http://a.example:${port}/1`);
    await fetch(`http://a.example:${port}/2`);
    expect(performance.now() - started).toBeGreaterThan(280);
  });
});

describe('a document that names private addresses', () => {
  it.each([
    {
      why: 'a page',
      bytes: new TextEncoder().encode(
        '<html><head><meta http-equiv="refresh" content="0;url=http://127.0.0.1/"><link rel="stylesheet" href="http://127.0.0.1/">' +
          '</head><body><p>文</p><img src="http://127.0.0.1/"><iframe src="http://127.0.0.1/"></iframe></body></html>',
      ),
    },
    {
      why: 'an XML file',
      bytes: new TextEncoder().encode(
        '<?xml version="1.0"?><!DOCTYPE p [<!ENTITY x SYSTEM "http://127.0.0.1/">]><p>文&x;</p>',
      ),
    },
    {
      why: 'a Word document',
      bytes: wordFile(
        `${wordParagraph('文')}<w:p><w:r><w:drawing><a:blip xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" ` +
          'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:link="r9"/></w:drawing></w:r></w:p>',
        { relations: { r9: 'http://127.0.0.1/picture.png' } },
      ),
    },
  ])('is read without any connection: $why', async ({ bytes }) => {
    const { blocks } = await readDocument(bytes, 'document');
    expect(JSON.stringify(blocks)).toContain('文');
    expect(sockets).toEqual([]);
  });
});

function drip(response: Parameters<RequestListener>[1]): void {
  response.writeHead(200, { 'content-length': '1000000' });
  const timer = setInterval(() => response.write('a'), 50);
  response.on('close', () => clearInterval(timer));
}

function flood(response: Parameters<RequestListener>[1]): void {
  const block = Buffer.alloc(1024 * 1024);
  const more = () => {
    while (!response.destroyed && response.write(block));
    if (!response.destroyed) response.once('drain', more);
  };
  response.writeHead(200, { 'content-length': String(1024 ** 3), 'content-type': 'text/plain' });
  more();
}
