import { type Dispatcher, ProxyAgent, Socks5ProxyAgent, fetch as undiciFetch } from 'undici';
import { z } from 'zod';

/** The address of a proxy of HTTP or SOCKS 5; with either, names are looked up by the proxy and not here. */
export const proxyAddress = z
  .url({
    protocol: /^(https?|socks5h?)$/,
    error: 'is not an http(s) or socks5 address such as http://127.0.0.1:7890 or socks5://127.0.0.1:1080',
  })
  .refine((address) => !/%(?![0-9a-f]{2})/i.test(address), 'has a % in its login that is not written %25');

/** The connections that lead through a proxy. */
export function openProxy(address: string): Dispatcher {
  if (!address.startsWith('socks5')) return new ProxyAgent(address);
  return new Socks5ProxyAgent(address.replace(/^socks5h:/, 'socks5:'));
}

/** `fetch` through a proxy; the program's own where there is none. */
export function fetchThrough(proxy: string | undefined): typeof fetch {
  if (proxy === undefined) return fetch;
  const dispatcher = openProxy(proxy);
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
