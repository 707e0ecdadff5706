import type { Pairs } from '../../client/pairs.js';
import type { Received } from '../server/received.js';

/** A callback as a site makes it. */
export interface CallbackCall {
  /** Of the address: a GET has everything there, a POST only what return_url has itself. */
  readonly method: 'GET' | 'POST';
  /** What the site adds, in its order. */
  readonly added: Pairs;
  /** return_url's own parameters stand behind what was added. */
  readonly ownLast?: true;
}

/** What a handler answered. */
export interface HandlerAnswer {
  /** 0 when there was no answer. */
  readonly status: number;
  readonly location: string;
  readonly text: string;
  readonly record: Received;
}

/** The address of a call. */
function addressOf(handler: string, { method, added, ownLast }: CallbackCall): URL {
  const url = new URL(handler);
  if (method === 'POST') return url;
  const own = url.search.slice(1);
  const more = new URLSearchParams(added.map(([name, value]) => [name, value])).toString();
  const parts = own === '' ? [more] : ownLast === true ? [more, own] : [own, more];
  url.search = parts.join('&');
  return url;
}

/** Calls a handler as a site or a browser does, and does not follow where it leads. */
export async function callHandler(
  handler: string,
  call: CallbackCall,
  id: number,
  limitMs: number,
): Promise<HandlerAnswer> {
  const url = addressOf(handler, call);
  const form = new URLSearchParams(call.added.map(([name, value]) => [name, value])).toString();
  const isPost = call.method === 'POST';
  const type = 'application/x-www-form-urlencoded';
  const startedAt = Date.now();
  const record = {
    ...{ id, startedAt, begun: id, method: call.method, target: `${url.pathname}${url.search}`, to: 'page' as const },
    headers: [['Host', url.host], ...(isPost ? [['Content-Type', type]] : [])] as [string, string][],
    ...{ size: isPost ? form.length : 0, isWhole: true, query: [...url.searchParams], boundary: '', files: [] },
    ...{ fields: isPost ? call.added : [], fileParts: 0, tokens: [], tokenInForm: isPost, fileIndex: 0 },
  };
  try {
    const answer = await fetch(url, {
      ...{ method: call.method, redirect: 'manual' as const, signal: AbortSignal.timeout(limitMs) },
      ...(isPost ? { body: form, headers: { 'Content-Type': type } } : {}),
    });
    const text = (await answer.text()).slice(0, 200_000);
    const { status } = answer;
    const headers: [string, string][] = [];
    answer.headers.forEach((value, name) => {
      headers.push([name, value]);
    });
    const given = { status, headers, text, says: 'page' as const };
    const duration = Date.now() - startedAt;
    const location = answer.headers.get('location') ?? '';
    return { status, location, text, record: { ...record, given, ended: id, duration } };
  } catch {
    return { status: 0, location: '', text: '', record: { ...record, duration: Date.now() - startedAt } };
  }
}
