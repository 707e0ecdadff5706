import { header, type Reply } from './exchange.js';
import type { Scope, Target } from './target.js';

/** A file as it was read back. */
export interface ReadBack {
  readonly reply: Reply;
  readonly status: number;
  /** Bytes. */
  readonly size: number;
  readonly sha256: string;
  readonly bytes: Uint8Array;
}

/** Redirects that the reading of a file follows: a target may keep its files elsewhere. */
const mostHops = 5;

const tooLargeToKeep = 4 * 2 ** 20;

/** Reads an address in the open, and with credentials where the target itself asks for them. */
async function readAt(
  target: Target,
  scope: Scope,
  path: string,
  bounds: { max: number; keep: number },
): Promise<Reply> {
  const call = { operation: 'readFile', method: 'GET', path, query: [] } as const;
  const open = await target.send({ ...call, caller: 'nobody' }, scope, bounds);
  const isOwn = URL.canParse(path) && new URL(path).origin === new URL(target.url).origin;
  if (!isOwn || ![401, 403, 404].includes(open.status)) return open;
  return target.send({ ...call, caller: 'write' }, scope, bounds);
}

/**
 * Reads a stored file back, and follows redirects: a target may keep its files elsewhere.
 *
 * @param url absolute, or relative to the target
 * @param expectedSize bytes; an answer that is longer by more than a mebibyte is cut short
 */
export async function readBack(target: Target, scope: Scope, url: string, expectedSize = 2 ** 20): Promise<ReadBack> {
  const max = expectedSize + 2 ** 20;
  const bounds = { max, keep: Math.min(max, tooLargeToKeep) };
  let next = url;
  let base = `${target.url}/`;
  for (let hop = 0; ; hop += 1) {
    const address = URL.canParse(next, base) ? new URL(next, base).href : next;
    const reply = await readAt(target, scope, address, bounds);
    const location = header(reply.headers, 'location');
    if (reply.status < 300 || reply.status > 399 || location === undefined || hop === mostHops)
      return { reply, status: reply.status, size: reply.size, sha256: reply.sha256, bytes: reply.bytes };
    [next, base] = [location, address];
  }
}
