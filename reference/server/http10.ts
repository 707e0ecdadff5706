import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

/** A listener in front of a server; closing it drops its connections. */
export interface Front {
  readonly port: number;
  close(): void;
}

/**
 * Stands in front of a server and makes its answers HTTP/1.0, which Node's own server cannot write. The server
 * behind must close its connection after each answer.
 */
export async function speakHttp10(behind: AddressInfo, port: number, host: string): Promise<Front> {
  const sockets = new Set<Socket>();
  const front = createServer((client) => {
    const server = connect(behind.port, behind.address);
    const end = () => {
      client.destroy();
      server.destroy();
      sockets.delete(client);
    };
    sockets.add(client);
    client.on('error', end).on('close', end).pipe(server);
    server.on('error', end).once('data', (first: Buffer) => {
      client.write(first.toString('latin1').replace(/^HTTP\/1\.1/, 'HTTP/1.0'), 'latin1');
      server.pipe(client);
    });
    server.on('end', () => client.end());
  });
  front.listen(port, host);
  await once(front, 'listening');
  const address = front.address();
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close() {
      front.close();
      for (const socket of sockets) socket.destroy();
    },
  };
}
