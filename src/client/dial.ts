import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import {
  connect as connectSecurely,
  createSecureContext,
  rootCertificates,
  type SecureContext,
  TLSSocket,
} from 'node:tls';
import { lenient } from './lenient-socket.js';
import { bareHost, type Destination, portOf, proxyFor, type Route, type Tls } from './route.js';
import { ProxyError, tunnel } from './tunnel.js';

/** Opens a connection to an address, by way of a proxy and TLS where that is how it is reached. */
export type Dial = (to: Destination, signal: AbortSignal) => Promise<Socket>;

/** Certificates and key as configured; what is not configured is as Node.js has it. */
export function secureContextOf({ ca, cert, key }: Tls): SecureContext {
  return createSecureContext({
    ...(ca === undefined ? {} : { ca: [...rootCertificates, ca] }),
    ...(cert === undefined ? {} : { cert }),
    ...(key === undefined ? {} : { key }),
  });
}

/** A connection once it is open. Until it is used, errors have nobody else to go to. */
function opened(socket: Socket, event: 'connect' | 'secureConnect', signal: AbortSignal): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const stop = (): void => void socket.destroy();
    signal.addEventListener('abort', stop, { once: true });
    socket.setNoDelay(true);
    socket.on('error', reject);
    socket.once('close', () => {
      signal.removeEventListener('abort', stop);
      reject(new Error('the connection was closed before it was open'));
    });
    socket.once(event, () => {
      signal.removeEventListener('abort', stop);
      // At once: what arrives together with the end of a handshake must not get past it.
      if (!(socket instanceof TLSSocket) || socket.alpnProtocol !== 'h2') lenient(socket);
      resolve(socket);
    });
    if (signal.aborted) stop();
  });
}

/** Whether a server refuses every protocol that was offered to it (RFC 7301, 3.2). */
function refusesProtocols(error: unknown): boolean {
  return error instanceof Error && 'code' in error && /NO_APPLICATION_PROTOCOL/.test(String(error.code));
}

/** What a proxy that cannot be connected to says, which must not look like the target's. */
function atProxy({ origin }: URL): (error: Error) => never {
  return ({ message }) => {
    throw new ProxyError(`the proxy ${origin} cannot be reached: ${message}`);
  };
}

/**
 * Prepares to open connections by a route. HTTP/1.1 is spoken wherever a server takes it: only there can a request be
 * torn, held back or answered early in the ways that real clients meet. HTTP/2 is spoken to a server that takes nothing
 * else over TLS.
 */
export function dialling({ proxies, tls }: Route): Dial {
  /** TLS sessions by host, so that further connections begin faster. */
  const sessions = new Map<string, Buffer>();
  /** Hosts that take HTTP/2 alone. */
  const modern = new Set<string>();
  let context: SecureContext | undefined;
  const secure = () => {
    context ??= secureContextOf(tls);
    return { secureContext: context, ...(tls.verify ? {} : { rejectUnauthorized: false }) };
  };

  const plain = (to: Destination, signal: AbortSignal): Promise<Socket> => {
    const proxy = proxyFor(to, proxies);
    if (proxy === undefined)
      return opened(connectPlainly({ host: bareHost(to.hostname), port: portOf(to) }), 'connect', signal);
    const at = { host: bareHost(proxy.hostname), port: portOf(proxy) };
    const socket =
      proxy.protocol === 'https:'
        ? opened(connectSecurely({ ...at, ...secure(), ...named(at.host) }), 'secureConnect', signal)
        : opened(connectPlainly(at), 'connect', signal);
    return socket.catch(atProxy(proxy));
  };

  const named = (host: string) => (isIP(host) === 0 ? { servername: host } : {});

  const secured = async (to: Destination, signal: AbortSignal): Promise<Socket> => {
    const host = bareHost(to.hostname);
    const proxy = proxyFor(to, proxies);
    const session = sessions.get(host);
    const through =
      proxy === undefined ? { host, port: portOf(to) } : { socket: await tunnel(proxy, to, signal, secure()) };
    const socket = connectSecurely({
      ...through,
      ...secure(),
      servername: isIP(host) === 0 ? host : '',
      ALPNProtocols: [modern.has(host) ? 'h2' : 'http/1.1'],
      ...(session === undefined ? {} : { session }),
    });
    socket.on('session', (next) => sessions.set(host, next));
    return opened(socket, 'secureConnect', signal);
  };

  return async (to, signal) => {
    if (to.protocol === 'http:') return plain(to, signal);
    try {
      return await secured(to, signal);
    } catch (error) {
      const host = bareHost(to.hostname);
      if (modern.has(host) || !refusesProtocols(error)) throw error;
      modern.add(host);
      return secured(to, signal);
    }
  };
}
