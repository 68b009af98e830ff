import { createRequire } from 'node:module';
import type { Socket } from 'node:net';
import type { buildConnector, Dispatcher, Pool, Socks5ProxyAgent } from 'undici';
import { z } from 'zod';

/** Loaded where there is a proxy: it takes a fifth of what a command needs to start. */
const undici = (): typeof import('undici') => createRequire(import.meta.url)('undici');

/** The address of a proxy of HTTP or SOCKS 5; with either, names are looked up by the proxy and not here. */
export const proxyAddress = z
  .url({
    protocol: /^(https?|socks5h?)$/,
    error: 'is not an http(s) or socks5 address such as http://127.0.0.1:7890 or socks5://127.0.0.1:1080',
  })
  .refine((address) => !/%(?![0-9a-f]{2})/i.test(address), 'has a % in its login that is not written %25');

/** The connections that lead through a proxy; where it does not connect, they fail with `PROXY_UNREACHABLE`. */
export function openProxy(address: string): Dispatcher {
  const { ProxyAgent, Socks5ProxyAgent } = undici();
  if (!address.startsWith('socks5')) return new ProxyAgent({ uri: address, factory: poolThatGivesUp });
  // The types leave out how the agent connects.
  const agent = new Socks5ProxyAgent(address.replace(/^socks5h:/, 'socks5:')) as Socks5ProxyAgent & {
    createSocks5Connection(host: string, port: number): Promise<Socket>;
  };
  const connect = agent.createSocks5Connection.bind(agent);
  agent.createSocks5Connection = (host, port) =>
    connect(host, port).catch((cause: unknown) => {
      throw unreachable(cause);
    });
  return agent;
}

/** The code of an error that says that nothing got past the proxy. */
export const PROXY_UNREACHABLE = 'PROXY_UNREACHABLE';

/** Connections whose proxy hangs up fail; undici would ask it for a tunnel again and again, hundreds of times a second. */
function poolThatGivesUp(origin: string | URL, options: object): Dispatcher {
  // The options are those of a pool, whose connector ProxyAgent made.
  const { connect, ...rest } = options as Pool.Options & { connect: buildConnector.connector };
  return new (undici().Pool)(origin, {
    ...rest,
    connect: (to, callback) =>
      connect(to, (...[error, socket]) => {
        if (socket) return callback(null, socket);
        callback(unreachable(error), null);
      }),
  });
}

function unreachable(cause: unknown): Error {
  return Object.assign(new Error('the proxy did not connect', { cause }), { code: PROXY_UNREACHABLE });
}

/** `fetch` through a proxy; the program's own where there is none. */
export function fetchThrough(proxy: string | undefined): typeof fetch {
  if (proxy === undefined) return fetch;
  const dispatcher = openProxy(proxy);
  const { fetch: undiciFetch } = undici();
  // Node's own fetch takes no proxy of another undici than the one inside it; the types of the two differ in name only.
  return ((input: string | URL, init?: object) =>
    undiciFetch(input, { ...init, dispatcher })) as unknown as typeof fetch;
}

/** The password in a proxy's address, as it stands there and as it is meant; none where it has no login. */
export function passwordsIn(address: string): string[] {
  const { password } = new URL(address);
  return password === '' ? [] : [password, decodeURIComponent(password)];
}

/** The machine and port of a proxy, without its login. */
export function endpointOf(address: string): { host: string; port: number } {
  const { protocol, hostname, port } = new URL(address);
  const usual = { 'http:': 80, 'https:': 443 }[protocol] ?? 1080;
  return { host: hostname.replace(/^\[|\]$/g, ''), port: port === '' ? usual : Number(port) };
}
