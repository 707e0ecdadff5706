import type { Socket } from 'node:net';
import { Client } from 'undici';
import type { Dial } from './dial.js';
import { isForOneAnswer, maxHeaderBytes } from './lenient-socket.js';

/** One connection to a target, for one request at a time. */
export interface Connection {
  readonly origin: string;
  readonly client: Client;
  /** Whether it stands: the target has taken it, and nobody has closed it since. */
  readonly stands: boolean;
  /** Whether another request may go over it. */
  readonly isReusable: boolean;
  /** Comes when all that was written until now is on its way. */
  flushed(): Promise<void>;
  /** Breaks it off at once, whatever is under way. */
  end(): void;
}

/** An idle connection that the target is about to close must not be used again, so it is given up first. */
const idleMs = 500;

/** Why a connection ends that is not needed any more; one for all of them, since every request gives up one. */
const givenUp = new Error('the connection was given up');

/**
 * Makes a connection, which opens with the first request that its client sends.
 * @param dial opens its socket
 */
export function connection(origin: string, dial: Dial): Connection {
  let socket: Socket | undefined;
  let stands = false;
  const over = new AbortController();
  const client = new Client(origin, {
    maxHeaderSize: maxHeaderBytes,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    // Whoever sends a request has a time-out for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    allowH2: true,
    connect({ protocol, hostname, port }, callback) {
      dial({ protocol, hostname, port }, over.signal).then(
        (made) => {
          socket = made;
          stands = !made.destroyed;
          made.once('close', () => {
            stands = false;
          });
          callback(null, made);
        },
        (error: Error) => callback(error, null),
      );
    },
  });
  return {
    origin,
    client,
    get stands() {
      return stands;
    },
    get isReusable() {
      return stands && socket !== undefined && !isForOneAnswer(socket);
    },
    flushed: () => new Promise((resolve) => socket?.write('', () => resolve())),
    end() {
      over.abort(givenUp);
      void client.destroy(givenUp);
      socket?.destroy();
    },
  };
}
