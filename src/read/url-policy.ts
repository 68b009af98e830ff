import { lookup } from 'node:dns/promises';
import { BlockList, isIP, isIPv6 } from 'node:net';

/** What may be fetched, and how much of it. */
export type FetchPolicy = {
  ports: readonly number[];
  /** Asked for every address that a connection would be made to. */
  isAllowed(ip: string): boolean;
  resolve(host: string): Promise<string[]>;
  /** For one document, redirects and all. */
  milliseconds: number;
  mostBytes: number;
  mostRedirects: number;
  /** Kept between two requests to one host. */
  pauseMilliseconds: number;
};

/** The public web and nothing else. */
export const PUBLIC_WEB: FetchPolicy = {
  ports: [80, 443],
  isAllowed: isGlobal,
  resolve: async (host) => (await lookup(host, { all: true })).map(({ address }) => address),
  milliseconds: 30_000,
  mostBytes: 20 * 1024 * 1024,
  mostRedirects: 5,
  pauseMilliseconds: 1000,
};

const notGlobal = new BlockList();
// IANA's special-purpose registries, with multicast and what is reserved.
for (const range of [
  '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24',
  '192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4',
].flatMap((line) => line.split(' '))) {
  addRange(range, 'ipv4');
}
// Teredo and 6to4 carry an IPv4 address of anyone's choice.
for (const range of ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20']) addRange(range, 'ipv6');
const globalUnicast = new BlockList();
globalUnicast.addSubnet('2000::', 3, 'ipv6');

/** Whether everybody can reach this address: no loopback, private, link-local, mapped, translated or reserved one. */
export function isGlobal(ip: string): boolean {
  if (isIPv6(ip)) return globalUnicast.check(ip, 'ipv6') && !notGlobal.check(ip, 'ipv6');
  return isIP(ip) === 4 && !notGlobal.check(ip, 'ipv4');
}

function addRange(range: string, family: 'ipv4' | 'ipv6'): void {
  const [network = '', prefix] = range.split('/');
  notGlobal.addSubnet(network, Number(prefix), family);
}
