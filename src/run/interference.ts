import { type Exchange, header } from '../client/exchange.js';
import { isFromGateway, isPage } from '../client/gateway.js';
import type { Trace } from './case.js';
import type { Ending } from './ending.js';

/** Names of which every callback has one. */
const ofCallbacks = ['domain', 'photo_id', 'error_message', 'upload_token', 'replace_token'] as const;

/** Whether an answer leads to another site than the target, and is no callback. */
function leadsAway({ request, response }: Exchange, callbacks: string): boolean {
  const location = header(response?.headers ?? [], 'location');
  if (location === undefined || !URL.canParse(location, request.url)) return false;
  const { origin, searchParams } = new URL(location, request.url);
  const isCallback = ofCallbacks.some((name) => searchParams.has(name));
  return !isCallback && ![request.url, callbacks].some((own) => new URL(own).origin === origin);
}

/**
 * Whether an answer looks like one that somebody else gave in the target's place: a gateway that got none, a page of a
 * network that wants a login, of a guard or of maintenance. The target itself answers by no page but the form of a long
 * callback, and leads nowhere but to a callback.
 * @param callbacks the base of the addresses for callbacks
 */
function isForeign(exchange: Exchange, callbacks: string): boolean {
  const { call, response } = exchange;
  if (response === undefined || call.operation === 'readFile') return false;
  const { status, body } = response;
  if (isFromGateway(status)) return true;
  if (status >= 500) return false;
  if (status >= 300 && status < 400) return leadsAway(exchange, callbacks);
  const text = body.text ?? '';
  return isPage(text) && !text.includes(new URL(callbacks).host);
}

/**
 * The request of a failed case, counted from its first, at which the way to the target failed: the connection broke, or
 * somebody else answered. Undefined when the target itself has answered everything.
 * @param callbacks the base of the addresses for callbacks
 */
export function interferenceIn(
  { ending, trace }: { readonly ending: Ending; readonly trace: Trace },
  callbacks: string,
): number | undefined {
  if (ending.verdict !== 'fail') return undefined;
  const at = trace.exchanges
    .toSorted((a, b) => a.id - b.id)
    .findIndex((one) => {
      const isOnPurpose = one.call.transmission?.tornAfter !== undefined;
      return (one.failure?.kind === 'broken' && !isOnPurpose) || isForeign(one, callbacks);
    });
  return at < 0 ? undefined : at;
}
