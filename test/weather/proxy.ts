import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';

/** What lies between the suite and a target. */
export interface Weather {
  /** Milliseconds that each request takes longer. */
  readonly latencyMs?: number;
  /** Milliseconds by which the latency varies, at random. */
  readonly jitterMs?: number;
  /** Requests that pass in a second; what is more is answered by `refusal`, or its connection reset without a word. */
  readonly perSecond?: number;
  readonly refusal?: 'reset' | { readonly status: 403 | 429 | 503 | 509; readonly retryAfter?: number };
  /** Share of the requests whose connection is reset, before or after the target has answered. */
  readonly resets?: number;
}

export interface Proxy {
  readonly url: string;
  /** Requests that were refused or reset. */
  readonly disturbed: number;
  close(): Promise<void>;
}

/** Numbers from 0 to 1 that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/** A bucket of a second's requests that fills again evenly. */
function bucket(perSecond: number): () => boolean {
  let level = perSecond;
  let at = performance.now();
  return () => {
    const now = performance.now();
    level = Math.min(perSecond, level + ((now - at) / 1000) * perSecond);
    at = now;
    if (level < 1) return false;
    level -= 1;
    return true;
  };
}

/**
 * Passes a request on and the answer back, byte for byte, and breaks off where either side does.
 * @param isLost whether the answer is lost on its way, after the target has done its work
 */
function forward(incoming: IncomingMessage, outgoing: ServerResponse, port: string, isLost: boolean): void {
  const onward = request(
    { host: '127.0.0.1', port, method: incoming.method, path: incoming.url, headers: { host: incoming.headers.host } },
    (answer) => {
      if (isLost) {
        answer.resume();
        incoming.socket.resetAndDestroy();
        return;
      }
      outgoing.sendDate = false;
      outgoing.writeHead(answer.statusCode ?? 502, answer.statusMessage, answer.rawHeaders);
      answer.pipe(outgoing);
      answer.on('error', () => outgoing.destroy());
    },
  );
  for (let at = 0; at < incoming.rawHeaders.length; at += 2)
    onward.setHeader(incoming.rawHeaders[at] ?? '', incoming.rawHeaders[at + 1] ?? '');
  onward.on('error', () => outgoing.destroy());
  incoming.on('error', () => onward.destroy());
  incoming.on('aborted', () => onward.destroy());
  incoming.pipe(onward);
}

/** Puts a weather in front of a target on this machine. */
export async function behind(target: string, weather: Weather): Promise<Proxy> {
  const { latencyMs = 0, jitterMs = 0, perSecond, refusal = { status: 429 as const }, resets = 0 } = weather;
  const random = numbers(7);
  const takes = perSecond === undefined ? () => true : bucket(perSecond);
  const { port, host } = new URL(target);
  let disturbed = 0;

  const pass = async (incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> => {
    if (!takes()) {
      disturbed += 1;
      incoming.resume();
      if (refusal === 'reset') {
        incoming.socket.resetAndDestroy();
        return;
      }
      const headers = refusal.retryAfter === undefined ? {} : { 'retry-after': String(refusal.retryAfter) };
      outgoing.writeHead(refusal.status, headers).end('slow down\n');
      return;
    }
    const reset = random() < resets;
    await delay(latencyMs + random() * jitterMs);
    if (reset) disturbed += 1;
    if (reset && random() < 0.5) incoming.socket.resetAndDestroy();
    else forward(incoming, outgoing, port, reset);
  };

  const server = createServer({ keepAlive: true }, (incoming, outgoing) => void pass(incoming, outgoing));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new TypeError(`no port in front of ${host}`);
  return {
    url: `http://127.0.0.1:${address.port}`,
    get disturbed() {
      return disturbed;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
