import { setTimeout as delay } from 'node:timers/promises';
import { type Dispatcher, request } from 'undici';
import type { Reaction } from '../call.js';
import { type OpenedRelay, pathFor, type RelayedCall, type RelayedCalls, type RelayRequest } from './wire.js';

/** Nothing comes by way of the relay any more, which says nothing about a target. */
export class CallbackPathLost extends Error {
  override readonly name = 'CallbackPathLost';
}

/** How a relay is reached. */
export interface RelayAccess {
  /** Without a slash at its end. */
  readonly url: string;
  readonly secret: string;
  /** Opens the connections. */
  readonly dispatcher?: Dispatcher;
  /** Milliseconds between attempts to reach a relay that does not answer; after the last it is lost. */
  readonly pauses?: readonly number[];
}

/** A session with a relay, from the side of the run. */
export interface RelayLink {
  readonly session: string;
  /** Fetches what has arrived until now; returns when it was handed over. */
  catchUp(signal?: AbortSignal): Promise<void>;
  /** Says how a call is answered. */
  answer(call: number, reaction: Reaction): Promise<void>;
  close(): Promise<void>;
}

/** Who learns of what arrives. */
export interface RelayListener {
  arrived(call: RelayedCall): void;
  /** Nothing arrives any more. */
  lost(reason: CallbackPathLost): void;
}

/** Milliseconds that the relay waits for a call, and that its answer may take beyond that. */
const waitMs = 20_000;
const answerMs = 10_000;

/** By then a relay that was started again has long been there. */
const usualPauses = [100, 300, 1_000, 3_000, 5_000, 10_000];

const methods: Readonly<Record<RelayRequest['kind'], 'GET' | 'POST' | 'DELETE'>> = {
  open: 'POST',
  calls: 'GET',
  answer: 'POST',
  close: 'DELETE',
};

interface Said {
  readonly status: number;
  readonly text: string;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isOpened(value: unknown): value is OpenedRelay {
  return isObject(value) && /^[0-9a-f]{32}$/.test(`${value.session}`) && typeof value.key === 'string';
}

function isCalls(value: unknown): value is RelayedCalls {
  return isObject(value) && Array.isArray(value.calls) && typeof value.last === 'number';
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What an answer other than the one expected says, for people. */
function inWords(status: number): string {
  if (status === 401) return 'it refuses the secret (callbacks.relay.secret)';
  if (status === 503) return 'it has as many runs as it takes';
  return `it answers HTTP ${status}, which is no answer of upload-contract catch --relay (callbacks.relay.url)`;
}

/**
 * Opens a session with a relay and fetches what arrives for it.
 * @throws CallbackPathLost when there is no relay, or it refuses
 */
export async function linkRelay(
  { url, secret, dispatcher, pauses = usualPauses }: RelayAccess,
  listener: RelayListener,
  signal: AbortSignal,
): Promise<RelayLink> {
  const over = new AbortController();

  async function ask(what: RelayRequest, key: string, more: { query?: string; body?: string; ends: AbortSignal }) {
    const limit = AbortSignal.any([more.ends, AbortSignal.timeout(waitMs + answerMs)]);
    const answer = await request(`${url}${pathFor(what)}${more.query ?? ''}`, {
      method: methods[what.kind],
      headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
      ...(more.body === undefined ? {} : { body: more.body }),
      ...(dispatcher === undefined ? {} : { dispatcher }),
      signal: limit,
    });
    const said: Said = { status: answer.statusCode, text: await answer.body.text() };
    return said;
  }

  const opened = await ask({ kind: 'open' }, secret, { ends: signal }).catch((error: unknown) => {
    throw new CallbackPathLost(`the relay cannot be reached: ${error instanceof Error ? error.message : error}`);
  });
  const session = opened.status === 201 ? parsed(opened.text) : undefined;
  if (!isOpened(session)) throw new CallbackPathLost(`the relay does not work: ${inWords(opened.status)}`);
  const { session: id, key } = session;
  let handedOver = 0;
  let lost: CallbackPathLost | undefined;

  function lose(reason: string): CallbackPathLost {
    if (lost === undefined) {
      lost = new CallbackPathLost(reason);
      listener.lost(lost);
      over.abort(lost);
    }
    return lost;
  }

  /** One request for what has arrived. Several may be under way: a call is handed over once, in its order. */
  async function fetchOnce(wait: number, ends: AbortSignal): Promise<void> {
    const query = `?after=${handedOver}&wait=${wait}`;
    const { status, text } = await ask({ kind: 'calls', session: id }, key, { query, ends });
    if (status === 401) throw lose('the relay has forgotten this run');
    const found = status === 200 ? parsed(text) : undefined;
    if (!isCalls(found)) throw new Error(inWords(status));
    for (const call of found.calls) {
      if (call.number <= handedOver) continue;
      handedOver = call.number;
      listener.arrived(call);
    }
    if (found.lost > 0) throw lose(`the relay had no room for ${found.lost} calls`);
    if (wait === 0 && found.last > handedOver) await fetchOnce(0, ends);
  }

  /** Tries again where the way to the relay fails: what has arrived there is kept for a while. */
  async function fetchSurely(wait: number, ends: AbortSignal): Promise<void> {
    for (let failures = 0; ; failures += 1) {
      try {
        return await fetchOnce(wait, ends);
      } catch (error) {
        if (lost !== undefined) throw lost;
        ends.throwIfAborted();
        const pause = pauses[failures];
        if (pause === undefined)
          throw lose(`the relay does not answer any more: ${error instanceof Error ? error.message : error}`);
        await delay(pause, undefined, { signal: ends });
      }
    }
  }

  const polling = (async () => {
    while (!over.signal.aborted) await fetchSurely(waitMs, over.signal);
  })().catch(() => undefined);

  return {
    session: id,
    async catchUp(ends = over.signal) {
      if (lost !== undefined) throw lost;
      await fetchSurely(0, AbortSignal.any([ends, over.signal]));
    },
    async answer(call, reaction) {
      const body = JSON.stringify(reaction);
      // Whoever called is answered all the same, only later.
      await ask({ kind: 'answer', session: id, call }, key, { body, ends: over.signal }).catch(() => undefined);
    },
    async close() {
      over.abort(new CallbackPathLost('the run is over'));
      await polling;
      await ask({ kind: 'close', session: id }, key, { ends: AbortSignal.timeout(answerMs) }).catch(() => undefined);
    },
  };
}
