import { once } from 'node:events';
import { createServer, type IncomingMessage, type OutgoingHttpHeaders, request, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { onTestFinished } from 'vitest';
import { type Reference, startReference } from '../../../reference/server/server.js';

/** A request as it came to the front, whole. */
export interface Asked {
  /** Its number among those that came, from 1. */
  readonly number: number;
  readonly method: string;
  /** The path without the query. */
  readonly path: string;
  readonly body: Buffer;
  readonly message: IncomingMessage;
  readonly socket: Socket;
}

/** What came back from the reference. */
export interface Answered {
  status: number;
  readonly headers: OutgoingHttpHeaders;
  body: Buffer;
}

/** What is done to some requests and answers; everything else is as the reference has it. */
export interface Malice {
  /** Does something first. */
  readonly before?: (asked: Asked) => Promise<unknown>;
  /** Answers by itself, onto the bare connection, when it returns true. */
  readonly takes?: (asked: Asked) => boolean;
  /** Changes what the reference answered. */
  readonly changes?: (answered: Answered, asked: Asked) => void;
}

async function wholeOf(message: IncomingMessage): Promise<Buffer> {
  const blocks: Buffer[] = [];
  for await (const block of message) blocks.push(block);
  return Buffer.concat(blocks);
}

function passOn(reference: Reference, { method, message, body }: Asked): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const options = { method, headers: message.headers, agent: false } as const;
    const passing = request(`${reference.url}${message.url ?? ''}`, options, (answer) => {
      const { statusCode: status = 0, headers } = answer;
      wholeOf(answer).then((whole) => resolve({ status, headers: { ...headers }, body: whole }), reject);
    });
    passing.on('error', reject).end(body);
  });
}

/** A front and the configuration of a run against it. */
export interface Front {
  readonly url: string;
  readonly reference: Reference;
  readonly configuration: Readonly<Record<string, unknown>>;
  /** Waits until nobody holds a connection to it any more. */
  left(): Promise<void>;
}

/** Starts the reference with something malicious in front of it, until the test is finished. */
export async function front({ before, takes = () => false, changes = () => {} }: Malice): Promise<Front> {
  const reference = await startReference();
  const sockets = new Set<Socket>();
  let number = 0;
  const serve = async (message: IncomingMessage, response: ServerResponse): Promise<void> => {
    number += 1;
    const asked: Asked = {
      number,
      method: message.method ?? '',
      path: (message.url ?? '').split('?', 1)[0] ?? '',
      body: await wholeOf(message),
      message,
      socket: message.socket,
    };
    await before?.(asked);
    if (takes(asked)) return;
    const answered = await passOn(reference, asked);
    changes(answered, asked);
    const { status, headers, body } = answered;
    for (const [name, value] of Object.entries(headers))
      if (value !== undefined && name !== 'transfer-encoding') response.setHeader(name, value);
    response.setHeader('content-length', body.length);
    response.writeHead(status).end(body);
  };
  const server = createServer((message, response) => {
    // A run that ends breaks off what is under way.
    serve(message, response).catch(() => message.socket.destroy());
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(async () => {
    server.close();
    server.closeAllConnections();
    await reference.close();
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError('no port');
  const url = `http://127.0.0.1:${address.port}`;
  const { read, write, super: highest } = reference.credentials;
  return {
    url,
    reference,
    configuration: {
      target: url,
      auth: { read: { bearer: read.bearer }, write: { bearer: write.bearer }, super: { bearer: highest.bearer } },
      timeouts: { answerSeconds: 5, checkSeconds: 20, settleSeconds: 0 },
    },
    async left() {
      await Promise.all([...sockets].map((socket) => socket.resume().destroyed || once(socket, 'close')));
    },
  };
}
