import { createHash, timingSafeEqual } from 'node:crypto';
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ConfigError } from '../contracts/errors.js';
import type { Metrics } from './metrics.js';

export type HttpServer = { port: number; close(): Promise<void> };

/** How Telegram's updates come in: at this path, with this secret, which proves that they are Telegram's. */
export type WebhookEntry = {
  path: string;
  secret: string;
  /** Writes an update down, or passes over what is none. Rejects where it is to come again. */
  take: (body: string) => Promise<void>;
};

/** Telegram's updates are a few kilobytes; a message of 4096 characters with all its marks stays under this. */
const LONGEST_UPDATE = 1_000_000;
/** What is answered whether pages are public or not. */
const OWN: ReadonlySet<string> = new Set(['/livez', '/readyz', '/metrics']);
/** Seconds after which Telegram is to try an update again that could not be written down. */
const RETRY_AFTER = '5';

/**
 * The HTTP server: `/livez` as long as the program runs, `/readyz` 200 while it takes updates, with what answers have to do without, and
 * else 503 with what ails it, `/metrics`, the webhook where there is one, and where they are public the pages at every other path. Rejects with `ConfigError` when the port is taken.
 */
export async function startHttpServer({
  host,
  port,
  ails,
  degraded = () => [],
  metrics,
  webhook,
  pages,
}: {
  host: string;
  /** 0 for any that is free. */
  port: number;
  /** Why the program cannot take updates now; empty where it can. */
  ails: () => Promise<readonly string[]>;
  /** What answers have to do without now; it makes nobody wait. */
  degraded?: (() => readonly string[]) | undefined;
  metrics: Pick<Metrics, 'text' | 'contentType'>;
  webhook?: WebhookEntry | undefined;
  pages?: RequestListener | undefined;
}): Promise<HttpServer> {
  const server = createServer({ requestTimeout: 30_000 }, (request, response) => {
    answer(request, response).catch(() => reply(response, { status: 500, body: 'error\n' }));
  });

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url?.split('?')[0];
    if (request.method === 'POST' && webhook && path === webhook.path)
      return takeUpdate(request, { response, webhook });
    if (pages && !OWN.has(path ?? '')) return pages(request, response);
    if (request.method !== 'GET') return reply(response, { status: 405, body: 'method not allowed\n' });
    switch (path) {
      case '/livez':
        return reply(response, { status: 200, body: 'ok\n' });
      case '/readyz': {
        const ailing = await ails();
        const without = degraded().map((part) => `degraded: ${part}`);
        const lines = [...(ailing.length === 0 ? ['ok'] : ailing), ...without];
        return reply(response, { status: ailing.length === 0 ? 200 : 503, body: `${lines.join('\n')}\n` });
      }
      case '/metrics':
        return reply(response, { status: 200, body: await metrics.text(), type: metrics.contentType });
      default:
        return reply(response, { status: 404, body: 'not found\n' });
    }
  }

  await new Promise<void>((resolve, reject) => {
    server.once('error', (cause: NodeJS.ErrnoException) => {
      const said = `PORT: ${port} on ${host} cannot be used (${cause.code}). Let PORT name another one, or 0 for any that is free.`;
      reject(new ConfigError(said, { cause }));
    });
    server.listen(port, host, resolve);
  });
  return {
    // An address of a server that listens on a port is never a string.
    port: (server.address() as AddressInfo).port,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** 200 once the update is written down or passed over; 401 without the secret; 503 where it is to come again. */
async function takeUpdate(
  request: IncomingMessage,
  { response, webhook }: { response: ServerResponse; webhook: WebhookEntry },
): Promise<void> {
  if (!isSame(String(request.headers['x-telegram-bot-api-secret-token'] ?? ''), webhook.secret)) {
    return reply(response, { status: 401, body: 'unauthorized\n' });
  }
  const body = await readBody(request);
  // The rest of the body still comes, and nothing else can come over this connection.
  if (body === undefined) {
    return reply(response, { status: 413, body: 'too large\n', headers: { connection: 'close' } });
  }
  try {
    await webhook.take(body);
    reply(response, { status: 200, body: '' });
  } catch {
    reply(response, { status: 503, body: 'later\n', headers: { 'retry-after': RETRY_AFTER } });
  }
}

async function readBody(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of request) {
    length += chunk.length;
    if (length > LONGEST_UPDATE) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString();
}

/** Compares in a time that says nothing about where the two differ. */
function isSame(given: string, secret: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(given), digest(secret));
}

function reply(
  response: ServerResponse,
  {
    status,
    body,
    type = 'text/plain; charset=utf-8',
    headers = {},
  }: { status: number; body: string; type?: string; headers?: Record<string, string> },
): void {
  if (!response.headersSent) response.writeHead(status, { 'content-type': type, ...headers }).end(body);
}
