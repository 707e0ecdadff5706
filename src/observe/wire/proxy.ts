import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { listenOn } from '../../catcher/listen.js';
import type { Watcher } from '../observed.js';
import { Forwarding, longestHead, type Passing } from './forward.js';
import { tunnel } from './tunnel.js';
import { Upstream } from './upstream.js';

/** A proxy that listens. */
export interface ObservingProxy {
  /** Its own address. */
  readonly url: string;
  /** Ends every connection at once. */
  close(): Promise<void>;
}

/** Counts what passes, in the order in which it is seen; proxies that are judged together share one. */
export class Order {
  #events = 0;
  #requests = 0;
  #connections = 0;
  readonly #numbers = new WeakMap<Duplex, number>();

  event(): number {
    this.#events += 1;
    return this.#events;
  }

  request(): number {
    this.#requests += 1;
    return this.#requests;
  }

  /** The number of a client's connection. */
  connection(socket: Duplex): number {
    const known = this.#numbers.get(socket);
    if (known !== undefined) return known;
    this.#connections += 1;
    this.#numbers.set(socket, this.#connections);
    return this.#connections;
  }
}

/**
 * Starts a reverse proxy on loopback that streams both ways and changes nothing but the headers of the connection.
 * @param target http or https, with a path if need be
 * @param port 0: any free one
 * @throws ListenError
 */
export async function startProxy(
  target: string,
  port: number,
  watcher: Watcher,
  order = new Order(),
): Promise<ObservingProxy> {
  const passing: Passing = {
    upstream: new Upstream(target),
    watcher,
    next: () => order.event(),
  };
  // Uploads may take hours: how long anything takes is up to the two who talk.
  const server = createServer({ maxHeaderSize: longestHead, requestTimeout: 0, noDelay: true });
  const handle = (incoming: IncomingMessage, outgoing: ServerResponse): void => {
    const numbers = { id: order.request(), connection: order.connection(incoming.socket) };
    new Forwarding(numbers, incoming, outgoing, passing).start();
  };
  const switched = new Set<Duplex>();
  server.on('request', handle);
  // Whether the body is wanted is for the target to say.
  server.on('checkContinue', handle);
  server.on('checkExpectation', handle);
  server.on('upgrade', (request, socket, head) => {
    watcher.upgrades();
    switched.add(socket);
    socket.on('close', () => switched.delete(socket));
    tunnel(request, socket, head, passing.upstream);
  });
  server.on('connect', (_request, socket) => {
    watcher.refuses('a CONNECT: this is no forward proxy');
    socket.on('error', () => {});
    socket.end('HTTP/1.1 501 Not Implemented\r\nConnection: close\r\nContent-Length: 0\r\n\r\n');
  });
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    socket.on('error', () => {});
    if (error.code === 'ECONNRESET' || !socket.writable) return void socket.destroy();
    const status = error.code === 'HPE_HEADER_OVERFLOW' ? '431 Request Header Fields Too Large' : '400 Bad Request';
    watcher.refuses(`a request that is not HTTP (${error.code ?? error.message})`);
    socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
  });
  const url = await listenOn(server, { host: '127.0.0.1', port });
  return {
    url,
    async close() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      for (const socket of switched) socket.destroy();
      await closed;
    },
  };
}
