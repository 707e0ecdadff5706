import { eventually } from './eventually.js';
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
  /** Milliseconds for which the file was read again because it was not yet what was waited for; 0 for a first read. */
  readonly waitedMs: number;
}

/** What a reader expects of a file. */
export interface ReadOptions {
  /** Bytes, 1 MiB by default; an answer that is longer by more than a mebibyte is cut short. */
  readonly size?: number;
  /** Whether what was read is what is waited for; any file that is there, by default. */
  readonly until?: (read: Omit<ReadBack, 'waitedMs'>) => boolean;
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

/** The address below a target's own path that a url from the root of the site may mean; undefined where it cannot. */
function belowPath(target: Target, url: string): string | undefined {
  const { pathname } = new URL(target.url);
  if (pathname === '/' || !/^\/(?!\/)/.test(url) || url.startsWith(`${pathname}/`)) return undefined;
  return target.url + url;
}

/** Reads a file once, and follows redirects. */
async function readOnce(target: Target, scope: Scope, url: string, size: number): Promise<Reply> {
  const inside = belowPath(target, url);
  const reply = await readFrom(target, scope, url, size);
  if (reply.status === 200 || inside === undefined) return reply;
  const other = await readFrom(target, scope, inside, size);
  return other.status === 200 ? other : reply;
}

async function readFrom(target: Target, scope: Scope, url: string, size: number): Promise<Reply> {
  const max = size + 2 ** 20;
  const bounds = { max, keep: Math.min(max, tooLargeToKeep) };
  let next = url;
  let base = `${target.url}/`;
  for (let hop = 0; ; hop += 1) {
    const address = URL.canParse(next, base) ? new URL(next, base).href : next;
    const reply = await readAt(target, scope, address, bounds);
    const location = header(reply.headers, 'location');
    if (reply.status < 300 || reply.status > 399 || location === undefined || hop === mostHops) return reply;
    [next, base] = [location, address];
  }
}

/**
 * Reads a stored file back, and follows redirects: a target may keep its files elsewhere. A file that is not there, or
 * not what is waited for, is read again until it is or the time is over: a delivery network takes a while.
 *
 * @param url absolute, or relative to the target
 * @param settleMs milliseconds after which what is there counts
 */
export async function readBack(
  target: Target,
  scope: Scope,
  url: string,
  settleMs: number,
  { size = 2 ** 20, until = (read) => read.status === 200 }: ReadOptions = {},
): Promise<ReadBack> {
  const attempt = async (): Promise<Omit<ReadBack, 'waitedMs'>> => {
    const reply = await readOnce(target, scope, url, size);
    return { reply, status: reply.status, size: reply.size, sha256: reply.sha256, bytes: reply.bytes };
  };
  const { outcome, waitedMs } = await eventually(attempt, until, { waitMs: settleMs, signal: scope.signal });
  return { ...outcome, waitedMs };
}
