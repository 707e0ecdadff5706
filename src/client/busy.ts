import { header } from './exchange.js';
import { isFromGateway, isOverload } from './gateway.js';
import type { Pairs } from './pairs.js';

/** An answer that says, or lets one guess, that the request was not taken for now. */
export interface Busy {
  /** Seconds to wait before the same request is sent again. */
  readonly seconds: number;
  /** Whether the answer itself says so; otherwise it may as well be what the target thinks of this very request. */
  readonly isSaid: boolean;
}

/** Statuses that mean a limit of the rate where they say how long to wait. */
const limits: readonly number[] = [403, 420];

/** Longest wait that is asked for and granted, in seconds. */
const longestWait = 60;

/** Seconds of the n-th wait where the answer does not say how long: a quarter, a half, one, then two. */
function backOff(attempt: number): number {
  return Math.min(2, 0.25 * 2 ** (attempt - 1));
}

/**
 * Seconds beyond what was asked for, more with each attempt in vain, and by chance: requests that were put off together
 * come back apart, and a target that puts off every n-th request does not meet the same one each time.
 */
function longer(attempt: number): number {
  return attempt === 1 ? 0 : backOff(attempt - 1) * Math.random();
}

/** Seconds that `Retry-After` asks for; undefined where it says nothing that can be followed. */
function retryAfter(headers: Pairs): number | undefined {
  const after = header(headers, 'retry-after');
  if (after === undefined) return undefined;
  const seconds = /^\d+$/.test(after) ? Number(after) : (Date.parse(after) - Date.now()) / 1000;
  return seconds <= longestWait ? Math.max(0, seconds) : undefined;
}

/**
 * Whether an answer means "not now" (RFC 6585, 4; RFC 9110, 15.6.4 and 10.2.3), as well as the 403 and 420 of services
 * that say by Retry-After that they limit the rate. A gateway that does so may answer a bare 503, and one whose server has
 * just gone away 502 or 504; where a second upload could follow from sending again, the last two are no reason to do so.
 * @param attempt how often the request has been sent, from 1
 * @param storesNothing whether the target can have kept nothing of the request
 */
export function busy(
  { status, headers }: { readonly status: number; readonly headers: Pairs },
  attempt: number,
  storesNothing: boolean,
): Busy | undefined {
  const asked = retryAfter(headers);
  if (status === 429 || (asked !== undefined && (isOverload(status) || limits.includes(status))))
    return { seconds: asked === undefined ? Math.max(1, backOff(attempt)) : asked + longer(attempt), isSaid: true };
  const mayBePassing = isOverload(status) || (storesNothing && isFromGateway(status));
  return mayBePassing ? { seconds: backOff(attempt), isSaid: false } : undefined;
}
