import type { IncomingMessage } from 'node:http';
import type { ReceivedCall } from './call.js';
import { parametersOf } from './parameters.js';

/**
 * Reads a body of at most `limit` bytes. What exceeds it is let through unread (the server's own time-out ends a caller
 * who never stops), because a caller who is cut off while sending may never see the answer.
 */
function readBody(request: IncomingMessage, limit: number): Promise<{ body: Buffer; truncated: boolean }> {
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let length = 0;
    const settle = (truncated: boolean) => resolve({ body: Buffer.concat(chunks), truncated });
    request.on('data', (chunk: Buffer) => {
      if (length < limit) chunks.push(chunk.subarray(0, limit - length));
      length += chunk.length;
      if (length > limit) settle(true);
    });
    request.once('end', () => settle(length > limit));
    request.once('close', () => settle(true));
  });
}

/** `[a, 1, b, 2]` as pairs. */
function paired(flat: readonly string[]): [string, string][] {
  return Array.from({ length: flat.length / 2 }, (_, i) => [flat[2 * i] ?? '', flat[2 * i + 1] ?? '']);
}

/** Takes in one call; resolves even when the caller breaks off, and never rejects. */
export async function receive(request: IncomingMessage, maxBodyBytes: number): Promise<ReceivedCall> {
  const receivedAt = Date.now();
  const { body, truncated } = await readBody(request, maxBodyBytes);
  const url = request.url ?? '';
  return {
    receivedAt,
    method: request.method ?? '',
    url,
    httpVersion: request.httpVersion,
    headers: paired(request.rawHeaders),
    body,
    bodyTruncated: truncated,
    parameters: await parametersOf(url, request.headers['content-type'] ?? '', body),
  };
}
