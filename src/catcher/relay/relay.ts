import { createHash, timingSafeEqual } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { ReceivedCall } from '../call.js';
import { ListenError, listenOn, parseListen } from '../listen.js';
import { react } from '../react.js';
import { receive } from '../receive.js';
import { type RelayLimits, RelaySession } from './session.js';
import { type OpenedRelay, type RelayRequest, reactionFrom, requestFrom, shortestSecret } from './wire.js';

/** How a relay is started. */
export interface RelayOptions {
  /** Runs prove by it that they may use the relay; at least 16 characters. */
  readonly secret: string;
  /** `host:port`; default: loopback and any free port. */
  readonly listen?: string;
  readonly limits?: Partial<RelayLimits>;
  /** Milliseconds since 1970. */
  readonly now?: () => number;
}

/** A relay: it takes calls for runs that cannot be reached, until they fetch them. */
export interface Relay {
  /** Where it listens, as this machine reaches it. */
  readonly url: string;
  /** Runs that use it now. */
  readonly sessions: number;
  close(): Promise<void>;
}

const usual: RelayLimits = {
  sessions: 64,
  calls: 5_000,
  bytes: 32 * 1024 * 1024,
  allBytes: 256 * 1024 * 1024,
  idleMs: 10 * 60_000,
  holdMs: 10_000,
};

const maxBodyBytes = 256 * 1024;
const maxHeaderBytes = 64 * 1024;
/** Milliseconds for receiving a request and for sending an answer. */
const timeoutMs = 10_000;
/** The longest that a run may wait for a call with one request. */
const longestWaitMs = 25_000;
const maxConnections = 512;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Whether a request proves that it knows a secret; takes the same time whatever it says. */
function knows({ headers }: IncomingMessage, secret: string): boolean {
  const given = /^Bearer (.+)$/i.exec(headers.authorization ?? '')?.[1] ?? '';
  return timingSafeEqual(digest(given), digest(secret));
}

function parsed(call: ReceivedCall): unknown {
  try {
    return call.bodyTruncated ? undefined : JSON.parse(Buffer.from(call.body).toString('utf8'));
  } catch {
    return undefined;
  }
}

function say(response: ServerResponse, status: number, value?: unknown): void {
  response.setTimeout(timeoutMs);
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' });
  response.end(value === undefined ? '' : JSON.stringify(value));
}

/**
 * Starts a relay. Whoever knows the secret opens a session, and gets a key that reads the calls of this session and of
 * no other. What it keeps is bounded in number, bytes and time.
 * @throws ListenError when it cannot listen as asked, or the secret is too short
 */
export async function startRelay(options: RelayOptions): Promise<Relay> {
  const { secret, now = Date.now } = options;
  if (secret.length < shortestSecret)
    throw new ListenError(`The secret of a relay has at least ${shortestSecret} characters.`);
  const limits: RelayLimits = { ...usual, ...options.limits };
  const sessions = new Map<string, RelaySession>();
  const closing = new AbortController();

  function end(session: RelaySession): void {
    sessions.delete(session.id);
    session.close();
  }
  function forgetIdle(): void {
    for (const one of [...sessions.values()]) if (now() - one.lastAsked > limits.idleMs) end(one);
  }
  const sweep = setInterval(forgetIdle, Math.min(30_000, limits.idleMs)).unref();

  /** Aborted when nobody waits for an answer any more. */
  function whileOpen(response: ServerResponse): AbortSignal {
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    return AbortSignal.any([closing.signal, gone.signal]);
  }

  function open(request: IncomingMessage, response: ServerResponse): void {
    forgetIdle();
    if (!knows(request, secret)) say(response, 401);
    else if (sessions.size >= limits.sessions) say(response, 503);
    else {
      const session = new RelaySession(limits, now());
      sessions.set(session.id, session);
      const opened: OpenedRelay = { session: session.id, key: session.key };
      say(response, 201, opened);
    }
  }

  async function serve(asked: RelayRequest, request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (asked.kind === 'open') return open(request, response);
    const session = sessions.get(asked.session);
    // The same answer for a session that is not there, so that nobody learns which ones are.
    if (session === undefined || !knows(request, session.key)) return say(response, 401);
    session.lastAsked = now();
    if (asked.kind === 'close') {
      end(session);
      return say(response, 204);
    }
    if (asked.kind === 'answer') {
      session.answer(asked.call, reactionFrom(parsed(await receive(request, maxBodyBytes))));
      return say(response, 204);
    }
    const query = new URLSearchParams(request.url?.split('?')[1]);
    const number = (name: string): number => Math.max(0, Math.trunc(Number(query.get(name)) || 0));
    say(
      response,
      200,
      await session.callsAfter(number('after'), Math.min(longestWaitMs, number('wait')), now, whileOpen(response)),
    );
  }

  /** Takes a call to an address of a session, and answers it as its run wants. */
  async function take(session: RelaySession, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const call = await receive(request, maxBodyBytes);
    const used = [...sessions.values()].reduce((sum, one) => sum + one.bytes, 0);
    const number = session.keep({ ...call, receivedAt: now() }, limits.allBytes - used);
    if (number === undefined) return say(response, 503);
    await react(response, await session.hold(number, whileOpen(response)), closing.signal, timeoutMs);
  }

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    try {
      const path = request.url?.split('?', 1)[0] ?? '';
      const asked = requestFrom(request.method ?? '', path);
      if (asked !== undefined) return await serve(asked, request, response);
      const session = path.split('/').flatMap((segment) => sessions.get(segment) ?? [])[0];
      if (session !== undefined) return await take(session, request, response);
      response.writeHead(404, { connection: 'close' }).end();
    } catch {
      response.destroy();
    }
  }

  const server = createServer(
    {
      maxHeaderSize: maxHeaderBytes,
      headersTimeout: timeoutMs,
      requestTimeout: timeoutMs,
      connectionsCheckingInterval: 1000,
      // What targets send is recorded as it is; others judge it.
      requireHostHeader: false,
    },
    (request, response) => void handle(request, response),
  );
  server.maxConnections = maxConnections;
  server.on('clientError', (_error, socket) => socket.destroy());
  const url = await listenOn(server, parseListen(options.listen ?? '127.0.0.1:0'));
  return {
    url,
    get sessions() {
      return sessions.size;
    },
    async close() {
      clearInterval(sweep);
      const closed = once(server, 'close');
      closing.abort();
      for (const one of [...sessions.values()]) end(one);
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}
