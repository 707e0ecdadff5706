import { onTestFinished } from 'vitest';
import type { Outgoing } from '../../src/client/outgoing.js';
import { type Transport, transport, type WireAnswer, type WireRequest } from '../../src/client/transport.js';

/** A transport that is closed when the test is finished. */
export function opened(timeoutMs = 20_000): Transport {
  const wire = transport(timeoutMs);
  onTestFinished(() => wire.close());
  return wire;
}

/** A GET, with whatever a test wants otherwise. */
export function asking(url: string, wish: Partial<WireRequest> = {}): WireRequest {
  return {
    method: wish.body === undefined ? 'GET' : 'POST',
    url,
    headers: [],
    maxAnswer: 2 ** 20,
    keepAnswer: 2 ** 20,
    signal: new AbortController().signal,
    ...wish,
  };
}

/** A body of some length in blocks of some size. */
export function bodyOf(length: number, blockSize = 64 * 1024): Outgoing {
  return {
    length,
    async *bytes() {
      for (let sent = 0; sent < length; sent += blockSize)
        yield Buffer.alloc(Math.min(blockSize, length - sent), 'abcdefghijklmnop');
    },
  };
}

/** What came of a request in a few words: its status and body, or the kind of failure. */
export function told(answer: WireAnswer): string {
  return 'failure' in answer ? answer.failure.kind : `${answer.status} ${Buffer.from(answer.bytes)}`;
}

/** A request and what came of it. */
export async function ask(url: string, wish: Partial<WireRequest> = {}, timeoutMs = 20_000): Promise<WireAnswer> {
  return opened(timeoutMs).send(asking(url, wish));
}
