import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { TLSSocket } from 'node:tls';
import { dialling } from '../client/dial.js';
import { bareHost, proxyFor } from '../client/route.js';
import { failureOf } from '../client/wire-failure.js';
import type { Configuration } from '../config/configuration.js';
import { remedyFor } from '../run/access.js';
import { about, type Finding } from './finding.js';

/** Days before the end of a certificate from which on it is worth a word. */
const soon = 14;

const day = 24 * 60 * 60 * 1000;

/** What the other end of a TLS connection says of itself. */
function certificateOf(socket: TLSSocket, verify: boolean): Finding[] {
  const { good, note } = about('TLS');
  const { issuer, valid_to: until } = socket.getPeerCertificate();
  const signed =
    issuer === undefined ? '' : `, certificate by ${issuer.CN ?? issuer.O ?? 'an unnamed authority'} until ${until}`;
  const spoken = `${socket.getProtocol() ?? 'TLS'}, ${socket.alpnProtocol === 'h2' ? 'HTTP/2' : 'HTTP/1.1'}${signed}`;
  const left = (Date.parse(until) - Date.now()) / day;
  return [
    verify
      ? good(spoken)
      : note(`${spoken}; NOT VERIFIED, so that anybody may have answered`, 'set tls.ca instead of tls.verify: false'),
    ...(left < soon ? [note(`the certificate of the target ends in ${Math.floor(left)} days`)] : []),
  ];
}

/** Finds out whether the target can be connected to, and how. @returns findings; the last is bad where it cannot */
export async function examineNetwork(
  { route, timeouts }: Pick<Configuration, 'route' | 'timeouts'>,
  target: string,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const url = new URL(target);
  const host = bareHost(url.hostname);
  const proxy = proxyFor(url, route.proxies);
  const findings: Finding[] = [];
  if (proxy !== undefined) findings.push(about('proxy').good(`${proxy.origin} is on the way to ${url.host}`));
  else if (isIP(host) === 0) {
    const found = await lookup(host, { all: true }).catch((error: Error) => error);
    if (found instanceof Error)
      return [
        about('address').bad(
          `${host} has no address: ${found.message}`,
          'see target, and proxy where names are resolved by a proxy',
        ),
      ];
    findings.push(about('address').good(`${host} is ${found.map(({ address }) => address).join(', ')}`));
  }
  try {
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeouts.answerSeconds * 1000)]);
    const socket = await dialling(route)(url, limit);
    findings.push(about('address').good(`${url.host} takes connections`));
    if (socket instanceof TLSSocket && url.protocol === 'https:')
      findings.push(...certificateOf(socket, route.tls.verify));
    else findings.push(about('TLS').note('none: credentials are sent in clear text'));
    socket.destroy();
  } catch (error) {
    const failure = failureOf(error);
    findings.push(about('address').bad(`${target} cannot be reached: ${failure.message}`, remedyFor(failure)));
  }
  return findings;
}
