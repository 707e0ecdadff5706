import type { Dispatcher } from 'undici';
import { type Connection, connection } from './connection.js';
import { dialling } from './dial.js';
import type { Failure } from './exchange.js';
import { type Incoming, takeIn } from './incoming.js';
import { type Outgoing, sendable } from './outgoing.js';
import type { Pairs } from './pairs.js';
import { directRoute, proxyAuthorization, proxyFor, type Route } from './route.js';
import { failureOf, isBrokenConnection } from './wire-failure.js';

/** One request in its last form before the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Pairs;
  readonly body?: Outgoing;
  /** Bytes of an answer that are still taken. */
  readonly maxAnswer: number;
  /** Bytes of an answer that are kept; the rest is only counted and hashed. */
  readonly keepAnswer: number;
  /** Over a connection that was not used before. */
  readonly isFresh?: boolean;
  readonly signal: AbortSignal;
}

/** Why nothing complete came back. */
export interface Unanswered {
  readonly failure: Failure;
  /** Whether the connection had been used before, and may have been closed before the request reached the target. */
  readonly wasStale?: true;
}

/** What came back, or why nothing complete did. */
export type WireAnswer = Incoming | Unanswered;

/** Sends requests to one target, never following a redirect and bounded in time and memory. */
export interface Transport {
  /** Never rejects for what a target does. */
  send(request: WireRequest): Promise<WireAnswer>;
  close(): Promise<void>;
}

const over: Failure = { kind: 'aborted', message: 'the run was over' };
const torn: Failure = { kind: 'broken', message: 'broken off on purpose' };

const secondsPerMebibyte = 2;

/** Milliseconds that a request may take as a whole: large bodies get more, either way. */
function allowed(timeoutMs: number, { body, maxAnswer }: WireRequest): number {
  const mebibytes = (body?.length ?? 0) / 2 ** 20 + Math.max(0, maxAnswer / 2 ** 20 - 1);
  return Math.ceil(timeoutMs + mebibytes * secondsPerMebibyte * 1000);
}

/** Undefined for what is no address that can be asked. */
function requestable(address: string): URL | undefined {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  return url !== undefined && /^https?:$/.test(url.protocol) ? url : undefined;
}

/** Sends a request over a connection and waits for the head of its answer. */
async function headOf(
  { client }: Connection,
  url: URL,
  request: WireRequest,
  proxy: URL | undefined,
  tear: () => Promise<void>,
): Promise<Dispatcher.ResponseData> {
  const { method, body } = request;
  const headers = request.headers.flat();
  const authorization = proxy === undefined ? undefined : proxyAuthorization(proxy);
  if (authorization !== undefined) headers.push('proxy-authorization', authorization);
  if (body !== undefined) headers.push('content-length', String(body.length));
  return client.request({
    // A proxy is asked for whole addresses (RFC 9112, 3.2.2).
    path: `${proxy === undefined ? '' : url.origin}${url.pathname}${url.search}`,
    method,
    headers,
    body: body === undefined ? null : await sendable(body, tear),
    // A body that its target left unread must not be in the way of the next request.
    reset: body !== undefined,
    responseHeaders: 'raw',
  });
}

/**
 * Opens connections to targets. A request without a body may go over a connection that was used before; every other
 * request has a connection of its own.
 * @param timeoutMs how long an answer may take as a whole; large bodies get more
 * @param route by which proxy and TLS addresses are reached
 */
export function transport(timeoutMs: number, route: Route = directRoute): Transport {
  const dial = dialling(route);
  const open = new Set<Connection>();
  const idle: Connection[] = [];

  const fresh = (origin: string): Connection => {
    const made = connection(origin, dial);
    open.add(made);
    return made;
  };
  const drop = (one: Connection): void => {
    open.delete(one);
    one.end();
  };
  /** An idle connection that still stands. */
  const used = (origin: string): Connection | undefined => {
    const at = idle.findIndex((one) => one.origin === origin);
    const [one] = at < 0 ? [] : idle.splice(at, 1);
    if (one === undefined || one.stands) return one;
    drop(one);
    return used(origin);
  };

  const exchange = async (request: WireRequest, url: URL): Promise<WireAnswer> => {
    const { origin } = url;
    // What is sent over TLS goes through a tunnel, of which its requests know nothing.
    const proxy = url.protocol === 'http:' ? proxyFor(url, route.proxies) : undefined;
    const known = request.body === undefined && request.isFresh !== true ? used(origin) : undefined;
    let current: Connection | undefined;
    let ended: Failure | undefined;
    let hasHead = false;
    const end = (failure: Failure): void => {
      ended ??= failure;
      current?.end();
    };
    const tear = async (): Promise<void> => {
      await current?.flushed();
      end(torn);
    };
    const stop = (): void => end(over);
    const ms = allowed(timeoutMs, request);
    const timer = setTimeout(() => {
      const within = `within ${Math.round(ms / 100) / 10} s`;
      if (current?.stands) end({ kind: 'timeout', message: `no complete answer ${within}` });
      else end({ kind: 'unreachable', message: `no connection ${within}` });
    }, ms);
    request.signal.addEventListener('abort', stop, { once: true });
    try {
      current = known ?? fresh(origin);
      const head = await headOf(current, url, request, proxy, tear);
      hasHead = true;
      const answer = await takeIn(head, request.maxAnswer, request.keepAnswer);
      if (request.body === undefined && current.isReusable) {
        idle.push(current);
        current = undefined;
      }
      return answer;
    } catch (error) {
      const wasStale = known !== undefined && !hasHead && ended === undefined && isBrokenConnection(error);
      return { failure: ended ?? failureOf(error), ...(wasStale ? { wasStale } : {}) };
    } finally {
      clearTimeout(timer);
      request.signal.removeEventListener('abort', stop);
      if (current !== undefined) drop(current);
    }
  };

  return {
    async send(request) {
      if (request.signal.aborted) return { failure: over };
      const url = requestable(request.url);
      if (url === undefined) return { failure: { kind: 'broken', message: 'not an address that can be asked' } };
      return exchange(request, url);
    },
    async close() {
      for (const one of open) drop(one);
    },
  };
}
