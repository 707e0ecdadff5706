import { BlockList, isIP } from 'node:net';

/** The proxies that requests go through, by the protocol of the address that is asked. */
export interface Proxies {
  /** URL of a proxy, which may hold a user name and a password. */
  readonly http?: string;
  readonly https?: string;
  /** Hosts that are asked without a proxy: names, addresses and networks, each with or without a port; `*` is all. */
  readonly except: readonly string[];
}

/** How TLS is spoken. Certificates and keys are texts in PEM. */
export interface Tls {
  /** Authorities that are trusted besides the public ones. */
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
  /** False accepts any certificate. */
  readonly verify: boolean;
}

/** How requests reach a target. Plain data, since it is passed between processes. */
export interface Route {
  readonly proxies: Proxies;
  readonly tls: Tls;
}

/** Without a proxy, and with TLS as the machine has it. */
export const directRoute: Route = { proxies: { except: [] }, tls: { verify: true } };

/** An address that a connection is opened to. */
export interface Destination {
  /** `http:` or `https:`. */
  readonly protocol: string;
  /** A name or an address; an IPv6 address with or without brackets. */
  readonly hostname: string;
  /** Empty for the usual one of the protocol. */
  readonly port: string;
}

/** A host as sockets take it: an IPv6 address without its brackets. */
export function bareHost(hostname: string): string {
  return hostname.replace(/^\[(.*)\]$/, '$1');
}

/** The port of an address, also where it is the usual one of its protocol. */
export function portOf({ protocol, port }: Destination): number {
  return Number(port) || (protocol === 'https:' ? 443 : 80);
}

const family = (address: string): 'ipv4' | 'ipv6' => (isIP(address) === 6 ? 'ipv6' : 'ipv4');

/** Whether an address is in a network such as 10.0.0.0/8. */
function isWithin(host: string, network: string): boolean {
  const [address = '', bits = ''] = network.split('/');
  if (isIP(host) === 0 || isIP(address) === 0 || !/^\d{1,3}$/.test(bits)) return false;
  if (Number(bits) > (isIP(address) === 6 ? 128 : 32)) return false;
  const list = new BlockList();
  list.addSubnet(address, Number(bits), family(address));
  return list.check(host, family(host));
}

/** Whether an entry of NO_PROXY means a host. A name stands for its subdomains as well. */
function isMeant(entry: string, host: string, port: number): boolean {
  const parts = /^(?:\[(?<address>[^\]]*)\]|(?<name>[^:]*))(?::(?<port>\d+))?$/.exec(entry)?.groups;
  if (parts?.port !== undefined && Number(parts.port) !== port) return false;
  // What does not look like either is an IPv6 address without brackets.
  const name = (parts?.address ?? parts?.name ?? entry).toLowerCase().replace(/^\*?\./, '');
  if (entry === '*' || isWithin(host, name)) return true;
  return name !== '' && (host === name || (isIP(host) === 0 && host.endsWith(`.${name}`)));
}

/** Entries of NO_PROXY for this machine itself, which a proxy elsewhere cannot reach. */
export const thisMachine: readonly string[] = ['localhost', '127.0.0.0/8', '::1'];

/** The proxy on the way to an address; undefined where there is none. */
export function proxyFor(to: Destination, proxies: Proxies): URL | undefined {
  const proxy = to.protocol === 'https:' ? proxies.https : proxies.http;
  if (proxy === undefined) return undefined;
  const host = bareHost(to.hostname).toLowerCase();
  if (proxies.except.some((entry) => isMeant(entry, host, portOf(to)))) return undefined;
  return new URL(proxy);
}

/** The value of Proxy-Authorization; undefined for a proxy that wants none. */
export function proxyAuthorization({ username, password }: URL): string | undefined {
  if (username === '' && password === '') return undefined;
  const pair = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return `Basic ${Buffer.from(pair).toString('base64')}`;
}
