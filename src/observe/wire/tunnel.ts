import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { paired } from './headers.js';
import type { Upstream } from './upstream.js';

/** Connects a client with the target byte by byte, from a request on that asks for another protocol. */
export function tunnel(request: IncomingMessage, client: Duplex, head: Buffer, upstream: Upstream): void {
  const server = upstream.connect();
  const end = (): void => {
    client.destroy();
    server.destroy();
  };
  client.on('error', end).on('close', end);
  server.on('error', end).on('close', end);
  const headers = paired(request.rawHeaders).map(([name, value]) => {
    const isHost = name.toLowerCase() === 'host' && upstream.host !== undefined;
    return `${name}: ${isHost ? upstream.host : value}\r\n`;
  });
  const line = `${request.method} ${upstream.prefix}${request.url} HTTP/${request.httpVersion}\r\n`;
  server.write(Buffer.from(`${line}${headers.join('')}\r\n`, 'latin1'));
  server.write(head);
  client.pipe(server);
  server.pipe(client);
}
