import { once } from 'node:events';
import { request as requestPlain } from 'node:http';
import { request as requestSecure } from 'node:https';
import { isIP, isIPv6 } from 'node:net';
import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { ReadError } from '../contracts/errors.js';
import { ROBOT, robotsAllow } from './robots.js';
import { type FetchPolicy, PUBLIC_WEB } from './url-policy.js';

/** A document from the web: where it was found in the end, and its bytes, whatever the server called them. */
export type Fetched = { address: string; bytes: Uint8Array };

/** Fetches documents one after the other; ReadError (E-URL) where an address may not or cannot be fetched. */
export type Fetch = (address: string) => Promise<Fetched>;

/** As much of a robots.txt as the standard (RFC 9309) asks a robot to read. */
const LONGEST_ROBOTS = 500 * 1024;
const MOST_ROBOTS = 20;
const MOST_PAUSES = 1000;

type Reply = { status: number; location: string | undefined; bytes: Uint8Array };

/** A fetch that remembers each host's robots.txt and when it was last asked. */
export function createFetch(policy: FetchPolicy = PUBLIC_WEB): Fetch {
  const robots = new Map<string, string>();
  // Both forget those asked longest ago: who sends addresses decides of how many hosts there is something to remember.
  const lastAsked = new Map<string, number>();

  async function pause(host: string): Promise<void> {
    const wait = (lastAsked.get(host) ?? Number.NEGATIVE_INFINITY) + policy.pauseMilliseconds - Date.now();
    if (wait > 0) await sleep(wait);
    remember(lastAsked, host, { value: Date.now(), most: MOST_PAUSES });
  }

  async function robotsOf(url: URL, signal: AbortSignal): Promise<string> {
    const known = robots.get(url.origin);
    if (known !== undefined) return known;
    const reply = await ask(new URL('/robots.txt', url), { policy, signal });
    const text = reply.status === 200 ? new TextDecoder().decode(reply.bytes.subarray(0, LONGEST_ROBOTS)) : '';
    remember(robots, url.origin, { value: text, most: MOST_ROBOTS });
    return text;
  }

  async function follow(address: string, signal: AbortSignal): Promise<Fetched> {
    let url = new URL(address);
    for (let redirects = 0; redirects <= policy.mostRedirects; redirects += 1) {
      const path = url.pathname + url.search;
      if (!robotsAllow(await robotsOf(url, signal), path)) throw refused(address, 'robots.txt');
      const { status, location, bytes } = await ask(url, { policy, signal });
      if (status === 200) return { address: url.href, bytes };
      if (status < 300 || status >= 400 || location === undefined) throw refused(address, `HTTP ${status}`);
      url = new URL(location, url);
    }
    throw refused(address, `> ${policy.mostRedirects} redirects`);
  }

  return async function fetch(address) {
    try {
      await pause(new URL(address).host);
      const signal = AbortSignal.timeout(policy.milliseconds);
      const outOfTime = once(signal, 'abort').then(() => Promise.reject(new Error('not done in time')));
      return await Promise.race([follow(address, signal), outOfTime]);
    } catch (error) {
      // What answered or did not, behind which address, is nobody's business.
      throw error instanceof ReadError ? error : refused(address, '', error);
    }
  };
}

function remember<T>(known: Map<string, T>, key: string, { value, most }: { value: T; most: number }): void {
  known.delete(key);
  known.set(key, value);
  const [oldest] = known.keys();
  if (known.size > most && oldest !== undefined) known.delete(oldest);
}

function refused(address: string, because: string, cause?: unknown): ReadError {
  return new ReadError(`${address}: 该网址不可访问或不被允许 (E-URL)${because === '' ? '' : `: ${because}`}`, {
    reason: 'address',
    saw: because,
    cause,
  });
}

type Asking = { policy: FetchPolicy; signal: AbortSignal };

/** One request to one checked address; what it redirects to is only reported. */
async function ask(url: URL, { policy, signal }: Asking): Promise<Reply> {
  const ip = await checkedAddress(url, policy);
  signal.throwIfAborted();
  const family = isIPv6(ip) ? 6 : 4;
  const request = url.protocol === 'https:' ? requestSecure : requestPlain;
  return new Promise<Reply>((resolve, reject) => {
    const asked = request(
      url,
      {
        agent: false,
        signal,
        headers: { 'user-agent': ROBOT, accept: '*/*', 'accept-encoding': 'gzip, deflate, br' },
        // The name was resolved once and checked; the connection goes there and nowhere else.
        lookup: (_, options, found) => (options.all ? found(null, [{ address: ip, family }]) : found(null, ip, family)),
      },
      (response) => {
        const { statusCode: status = 0, headers } = response;
        readAtMost(policy.mostBytes, inflated(response, headers['content-encoding']))
          .then((bytes) => resolve({ status, location: headers.location, bytes }), reject)
          .finally(() => asked.destroy());
      },
    );
    asked.on('error', reject);
    asked.end();
  });
}

/** The one address to connect to; throws where scheme, port, credentials or any address of the host are not allowed. */
async function checkedAddress(url: URL, policy: FetchPolicy): Promise<string> {
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new Error('not a web address');
  if (url.username !== '' || url.password !== '') throw new Error('an address with a name in it');
  const port = url.port === '' ? (url.protocol === 'https:' ? 443 : 80) : Number(url.port);
  if (!policy.ports.includes(port)) throw new Error('not a port of the web');
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [host] : await policy.resolve(host);
  const [first] = found;
  if (first === undefined || !found.every((ip) => policy.isAllowed(ip))) throw new Error('not a public address');
  return first;
}

function inflated(response: Readable, encoding: string | undefined): Readable {
  const inflate = { gzip: createGunzip, 'x-gzip': createGunzip, deflate: createInflate, br: createBrotliDecompress };
  const name = encoding?.trim().toLowerCase() ?? 'identity';
  if (!(name in inflate)) return response;
  const inflating = inflate[name as keyof typeof inflate](); // checked above
  response.on('error', (error) => inflating.destroy(error));
  return response.pipe(inflating);
}

/** All of a stream, counted as it comes: neither a stated length nor a packed size is believed. */
async function readAtMost(mostBytes: number, stream: Readable): Promise<Uint8Array> {
  const chunks: Buffer[] = [];
  let total = 0;
  for await (const chunk of stream) {
    const bytes = Buffer.from(chunk);
    total += bytes.length;
    if (total > mostBytes) throw new Error('too large');
    chunks.push(bytes);
  }
  return Buffer.concat(chunks);
}
