import type { Reaction, ReceivedCall } from '../call.js';

/** Characters of a secret; a shorter one can be guessed. */
export const shortestSecret = 16;

/** What stands in the path of every request of a run to a relay; no address of a callback has it. */
const own = 'relay-sessions';

/** What a run asks a relay for. */
export type RelayRequest =
  | { readonly kind: 'open' }
  | { readonly kind: 'calls' | 'close'; readonly session: string }
  | { readonly kind: 'answer'; readonly session: string; readonly call: number };

/** A call on its way from a relay to a run. */
export interface RelayedCall extends Omit<ReceivedCall, 'body' | 'receivedAt'> {
  /** From 1, within the session. */
  readonly number: number;
  /** Milliseconds since it arrived at the relay, whose clock may differ. */
  readonly ageMs: number;
  readonly bodyBase64: string;
}

/** What a relay has for a run. */
export interface RelayedCalls {
  readonly calls: readonly RelayedCall[];
  /** The number of the last call that has arrived; 0 before the first. */
  readonly last: number;
  /** Calls that did not fit into what is kept. */
  readonly lost: number;
}

/** A session as it is opened: the id stands in addresses, and the key is known to the run alone. */
export interface OpenedRelay {
  readonly session: string;
  readonly key: string;
}

/** The path of a request, below the address of the relay. */
export function pathFor(request: RelayRequest): string {
  if (request.kind === 'open') return `/${own}`;
  const session = `/${own}/${request.session}`;
  if (request.kind === 'answer') return `${session}/answers/${request.call}`;
  return request.kind === 'calls' ? `${session}/calls` : session;
}

const pattern = new RegExp(`/${own}(?:/([0-9a-f]{32})(?:/(calls)|/answers/(\\d{1,9}))?)?$`);

/** The request of a run that a method and a path mean; undefined for a callback. The path may have a prefix. */
export function requestFrom(method: string, path: string): RelayRequest | undefined {
  const match = pattern.exec(path);
  if (match === null) return undefined;
  const [, session, calls, call] = match;
  if (session === undefined) return method === 'POST' ? { kind: 'open' } : undefined;
  if (call !== undefined) return method === 'POST' ? { kind: 'answer', session, call: Number(call) } : undefined;
  if (calls !== undefined) return method === 'GET' ? { kind: 'calls', session } : undefined;
  return method === 'DELETE' ? { kind: 'close', session } : undefined;
}

function texts(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {};
  const pairs = Object.entries(value).filter(
    (pair): pair is [string, string] => typeof pair[1] === 'string' && /^[\w-]+$/.test(pair[0]),
  );
  return Object.fromEntries(pairs.map(([name, text]) => [name, text.replaceAll(/[\r\n\0]/g, ' ')]));
}

/** The longest that a relay delays an answer, in milliseconds. */
const longestDelayMs = 60_000;

/** How a run wants a call to be answered, from the JSON that it sent; what means nothing is left out. */
export function reactionFrom(value: unknown): Reaction {
  if (typeof value !== 'object' || value === null) return {};
  const reaction: Reaction = {};
  if ('status' in value && Number.isInteger(value.status)) {
    const status = Number(value.status);
    if (status >= 200 && status <= 599) reaction.status = status;
  }
  if ('headers' in value) reaction.headers = texts(value.headers);
  if ('body' in value && typeof value.body === 'string') reaction.body = value.body;
  if ('delayMs' in value && typeof value.delayMs === 'number')
    reaction.delayMs = Math.max(0, Math.min(longestDelayMs, value.delayMs));
  if ('destroy' in value && value.destroy === true) reaction.destroy = true;
  return reaction;
}
