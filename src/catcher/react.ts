import type { ServerResponse } from 'node:http';
import { setTimeout as delay } from 'node:timers/promises';
import type { Reaction } from './call.js';

/**
 * Answers a call.
 * @param closing ends a delay
 * @param timeoutMs milliseconds that the answer may take to be sent
 */
export async function react(
  response: ServerResponse,
  reaction: Reaction,
  closing: AbortSignal,
  timeoutMs: number,
): Promise<void> {
  const { status = 200, headers = {}, body = 'received\n', delayMs = 0, destroy = false } = reaction;
  if (delayMs > 0) await delay(delayMs, undefined, { signal: closing });
  if (destroy) {
    response.socket?.resetAndDestroy();
    return;
  }
  response.setTimeout(timeoutMs);
  response.writeHead(status, { 'content-type': 'text/plain; charset=utf-8', ...headers });
  response.end(body);
}
