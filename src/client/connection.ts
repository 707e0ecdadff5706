import { connect as connectPlainly, isIP, type Socket } from 'node:net';
import { connect as connectSecurely } from 'node:tls';
import { type buildConnector, Client } from 'undici';

/** One connection to a target, for one request at a time. */
export interface Connection {
  readonly origin: string;
  readonly client: Client;
  /** Whether it stands: the target has taken it, and nobody has closed it since. */
  readonly stands: boolean;
  /** Comes when all that was written until now is on its way. */
  flushed(): Promise<void>;
  /** Breaks it off at once, whatever is under way. */
  end(): void;
}

/** TLS sessions by host, so that further connections begin faster. */
export type Sessions = Map<string, Buffer>;

const maxHeaderBytes = 64 * 1024;

/** An idle connection that the target is about to close must not be used again, so it is given up first. */
const idleMs = 500;

/**
 * Keeps an answer that comes before the request was read to its end. The target may close the connection then, so that
 * writing fails; Node.js would end the connection for that, and throw away what was not read yet.
 */
function readsOnWhenWritingFails(socket: Socket): void {
  const { _write, _writev } = socket;
  const swallowing = (done: () => void) => (error?: Error | null) => {
    if (!error) done();
  };
  socket._write = (chunk, encoding, done) => _write.call(socket, chunk, encoding, swallowing(done));
  socket._writev = (chunks, done) => _writev?.call(socket, chunks, swallowing(done));
}

const unasked = Buffer.from('HTTP/1.1 100');

/** Leaves out `100 Continue` at the beginning, which nobody asked for and undici takes for an error (RFC 9110, 15.2). */
function leavesOutContinue(socket: Socket): void {
  const push = socket.push.bind(socket);
  let begun = Buffer.alloc(0);
  socket.push = (block: unknown, encoding) => {
    if (!(block instanceof Uint8Array)) return push(block, encoding);
    begun = Buffer.concat([begun, block]);
    for (let end = endOfContinue(begun); end > 0; end = endOfContinue(begun)) begun = begun.subarray(end);
    const undecided = begun.length < maxHeaderBytes && isContinue(begun);
    if (undecided) return true;
    socket.push = push;
    return push(begun);
  };
}

/** Whether bytes are the beginning of an answer with the status 100, as far as they go. */
function isContinue(bytes: Buffer): boolean {
  const length = Math.min(bytes.length, unasked.length);
  return bytes.subarray(0, length).equals(unasked.subarray(0, length));
}

function endOfContinue(bytes: Buffer): number {
  const end = isContinue(bytes) ? bytes.indexOf('\r\n\r\n') : -1;
  return end < 0 ? 0 : end + 4;
}

/** Connects to a target, with the TLS session of an earlier connection where there is one. */
function socketTo({ hostname, protocol, port }: buildConnector.Options, sessions: Sessions): Socket {
  if (protocol === 'http:') return connectPlainly({ host: hostname, port: Number(port) || 80 });
  const session = sessions.get(hostname);
  const socket = connectSecurely({
    host: hostname,
    port: Number(port) || 443,
    servername: isIP(hostname) === 0 ? hostname : '',
    ALPNProtocols: ['http/1.1'],
    ...(session === undefined ? {} : { session }),
  });
  return socket.on('session', (next) => sessions.set(hostname, next));
}

/** Makes a connection, which opens with the first request that its client sends. */
export function connection(origin: string, sessions: Sessions): Connection {
  let socket: Socket | undefined;
  let stands = false;
  const client = new Client(origin, {
    maxHeaderSize: maxHeaderBytes,
    keepAliveTimeout: idleMs,
    keepAliveMaxTimeout: idleMs,
    // Whoever sends a request has a time-out for all of it.
    headersTimeout: 0,
    bodyTimeout: 0,
    connect(options, callback) {
      const made = socketTo(options, sessions);
      let taken = false;
      socket = made;
      made.setNoDelay(true);
      made.on('error', (error) => {
        if (!taken) callback(error, null);
      });
      made.once('close', () => {
        stands = false;
      });
      made.once(options.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        taken = true;
        stands = true;
        readsOnWhenWritingFails(made);
        leavesOutContinue(made);
        callback(null, made);
      });
    },
  });
  return {
    origin,
    client,
    get stands() {
      return stands;
    },
    flushed: () => new Promise((resolve) => socket?.write('', () => resolve())),
    end() {
      void client.destroy();
      socket?.destroy();
    },
  };
}
