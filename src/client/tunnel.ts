import { request as plainRequest } from 'node:http';
import { request as secureRequest } from 'node:https';
import type { Socket } from 'node:net';
import type { SecureContext } from 'node:tls';
import { bareHost, type Destination, portOf, proxyAuthorization } from './route.js';

/** The way to the target ends at the proxy; the message names the proxy, without its password. */
export class ProxyError extends Error {
  override readonly name = 'ProxyError';
}

/** A host and a port as CONNECT names them. */
function authority(to: Destination): string {
  const host = bareHost(to.hostname);
  return `${host.includes(':') ? `[${host}]` : host}:${portOf(to)}`;
}

/**
 * Opens a connection through a proxy to an address (RFC 9110, 9.3.6).
 * @param tls how the proxy itself is spoken to, where its own address is https
 * @throws ProxyError
 */
export function tunnel(
  proxy: URL,
  to: Destination,
  signal: AbortSignal,
  tls: { readonly secureContext: SecureContext; readonly rejectUnauthorized?: boolean },
): Promise<Socket> {
  const authorization = proxyAuthorization(proxy);
  const options = {
    host: bareHost(proxy.hostname),
    port: portOf(proxy),
    method: 'CONNECT',
    path: authority(to),
    headers: {
      host: authority(to),
      ...(authorization === undefined ? {} : { 'proxy-authorization': authorization }),
    },
    agent: false,
    signal,
  };
  return new Promise((resolve, reject) => {
    const asked = proxy.protocol === 'https:' ? secureRequest({ ...options, ...tls }) : plainRequest(options);
    const refuse = (status: number | undefined): void =>
      reject(new ProxyError(`the proxy ${proxy.origin} answers CONNECT ${authority(to)} with HTTP ${status}`));
    asked.once('connect', ({ statusCode }, socket: Socket, head) => {
      if (statusCode !== undefined && statusCode >= 200 && statusCode < 300) {
        if (head.length > 0) socket.unshift(head);
        return resolve(socket);
      }
      socket.destroy();
      refuse(statusCode);
    });
    asked.once('response', (answer) => {
      answer.destroy();
      refuse(answer.statusCode);
    });
    asked.once('error', (error) =>
      reject(new ProxyError(`the proxy ${proxy.origin} cannot be used: ${error.message || error.name}`)),
    );
    asked.end();
  });
}
