import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { type CallbackAddress, CatcherClosed, Mailbox } from './address.js';
import type { ReceivedCall } from './call.js';
import { listenOn, parseListen, parsePublicUrl } from './listen.js';
import { react } from './react.js';
import { receive } from './receive.js';
import { type AddressOptions, Recipients, reactionTo } from './recipients.js';

export { type CallbackAddress, CallbackTimeout, CatcherClosed } from './address.js';
export type { Multimap, Reaction, ReceivedCall } from './call.js';
export { ListenError } from './listen.js';

export interface CatcherOptions {
  /** `host:port`; default: loopback and any free port. */
  listen?: string;
  /** The origin, and path if any, at which targets reach the catcher, if it differs from where it listens. */
  publicUrl?: string;
  /** Default 256 KiB. */
  maxBodyBytes?: number;
  /** Request line and headers together; default 64 KiB. */
  maxHeaderBytes?: number;
  /** Time limit for receiving a call and sending its answer; default 10 s. */
  timeoutMs?: number;
  /** Accepts calls to any path, not only to addresses that it gave out. */
  takeAll?: boolean;
  /** Called with each accepted call before it is answered; if it throws, the connection is closed without an answer. */
  onCall?: (call: ReceivedCall) => void | Promise<void>;
}

export interface Catcher {
  /** The public base of all addresses. */
  readonly url: string;
  /** Where it listens, as this machine reaches it; the same as `url` unless a public one was given. */
  readonly localUrl: string;
  /** Calls come by way of something else, such as a tunnel or a relay, that may not work. */
  readonly isIndirect: boolean;
  /** Creates an address that nobody can guess. `path` is appended to it; `reaction` says how calls are answered. */
  address(options?: AddressOptions): CallbackAddress;
  /** Requests to addresses that it never gave out. */
  readonly strays: number;
  /** Requests that could not be read: not HTTP, headers too large, incomplete in time, or too many at once. */
  readonly unreadable: number;
  /** Closes all connections and rejects all waiting. */
  close(): Promise<void>;
}

/** Simultaneous calls; with the limit of a body this bounds memory. */
const maxConnections = 256;

/** Starts a server that receives the callbacks of targets. Throws ListenError when it cannot listen as configured. */
export async function startCatcher(options: CatcherOptions = {}): Promise<Catcher> {
  const { maxBodyBytes = 256 * 1024, maxHeaderBytes = 64 * 1024, timeoutMs = 10_000, takeAll, onCall } = options;
  const listen = parseListen(options.listen ?? '127.0.0.1:0');
  const publicUrl = options.publicUrl === undefined ? undefined : parsePublicUrl(options.publicUrl);

  const recipients = new Recipients();
  const closing = new AbortController();
  let strays = 0;
  let unreadable = 0;

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const recipient = recipients.of(request.url ?? '');
    if (!recipient && !takeAll) {
      if (recipient === undefined) strays++;
      response.writeHead(recipient === null ? 410 : 404, { connection: 'close' }).end();
      return;
    }
    try {
      recipient?.mailbox.stir();
      const call = await receive(request, maxBodyBytes);
      recipient?.mailbox.deliver(call);
      await onCall?.(call);
      await react(response, recipient ? reactionTo(call, recipient) : {}, closing.signal, timeoutMs);
    } catch (error) {
      // A reaction that cannot be carried out is an error of the check, which must not mistake it for silence.
      response.destroy();
      recipient?.mailbox.fail(error);
    }
  }

  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      connectionsCheckingInterval: Math.min(1000, Math.ceil(timeoutMs / 4)),
      // Requests that break HTTP/1.1 are accepted too: the catcher records, others judge.
      requireHostHeader: false,
    },
    (request, response) => void handle(request, response),
  );
  server.maxConnections = maxConnections;
  server.on('drop', () => unreadable++);
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code !== 'ECONNRESET') unreadable++;
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy());
    else socket.destroy();
  });

  const localUrl = await listenOn(server, listen);
  const url = publicUrl ?? localUrl;
  server.on('error', (error) => recipients.failAll(error));

  let closed: Promise<unknown> | undefined;
  return {
    url,
    localUrl,
    isIndirect: url !== localUrl,
    address: (options = {}) => recipients.handOut(url, new Mailbox(), options),
    get strays() {
      return strays;
    },
    get unreadable() {
      return unreadable;
    },
    async close() {
      if (!closed) {
        closed = once(server, 'close');
        closing.abort();
        recipients.failAll(new CatcherClosed('The callback catcher was closed.'));
        server.close();
        server.closeAllConnections();
      }
      await closed;
    },
  };
}
