import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';
import { onTestFinished } from 'vitest';

/** One connection as the target sees it. */
export interface Visit {
  readonly socket: Socket;
  /** Everything that came so far. */
  readonly received: Buffer;
  /** The head of the first request, once it is there whole. */
  readonly head: Promise<string>;
  /** All that ever came, once the other side has closed. */
  readonly gone: Promise<Buffer>;
}

/** A target that says whatever it wants, byte by byte. */
export interface RawTarget {
  readonly url: string;
  readonly visits: readonly Visit[];
}

function visit(socket: Socket): Visit {
  let received = Buffer.alloc(0);
  let headCame = (_head: string): void => undefined;
  const head = new Promise<string>((resolve) => {
    headCame = resolve;
  });
  socket.on('data', (block) => {
    received = Buffer.concat([received, block]);
    const end = received.indexOf('\r\n\r\n');
    if (end >= 0) headCame(received.subarray(0, end).toString('latin1'));
  });
  socket.on('error', () => undefined);
  const gone = new Promise<Buffer>((resolve) => socket.once('close', () => resolve(received)));
  return {
    socket,
    head,
    gone,
    get received() {
      return received;
    },
  };
}

/** Starts a target until the test is finished. @param serve is told of every connection and of its number from 1 */
export async function rawTarget(
  serve: (visit: Visit, number: number) => unknown,
  host = '127.0.0.1',
): Promise<RawTarget> {
  const visits: Visit[] = [];
  const server = createServer((socket) => {
    const one = visit(socket);
    visits.push(one);
    void serve(one, visits.length);
  }).listen(0, host);
  await once(server, 'listening');
  onTestFinished(() => {
    for (const { socket } of visits) socket.destroy();
    server.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  return { url: `http://${host.includes(':') ? `[${host}]` : host}:${address.port}`, visits };
}

/** Answers the first request of every connection with these bytes. */
export function saying(...lines: string[]) {
  return async ({ head, socket }: Visit): Promise<void> => {
    await head;
    socket.write(lines.join('\r\n'));
  };
}
