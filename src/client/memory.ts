import type { Call, Operation } from './call.js';
import type { Exchange } from './exchange.js';
import { HarnessError } from './failure.js';
import type { Incoming } from './incoming.js';
import type { Pairs } from './pairs.js';

/** An answer that a case got, as JSON. */
export interface RememberedAnswer {
  readonly kind: 'answer';
  readonly operation: Operation;
  /** As reports show it. */
  readonly exchange: Exchange;
  readonly status: number;
  readonly statusText: string;
  readonly headers: Pairs;
  /** What was kept of the body, in base64. */
  readonly body: string;
  readonly size: number;
  readonly sha256: string;
}

/** A case waited for the target's clock. */
export interface RememberedSpan {
  readonly kind: 'span';
  /** Whether it was there in time. */
  readonly met: boolean;
}

/** One thing that a case learned from the target, in its order. */
export type Remembered = RememberedAnswer | RememberedSpan;

/**
 * What a case has learned from the target, so that another process can go on where this one ended: the check runs again
 * from its start, and gets the answers that it got before, without a request.
 */
export interface Memory {
  /** The answer that an earlier process got at this place; undefined for what was never asked. */
  recall(call: Pick<Call, 'operation'>): { readonly exchange: Exchange; readonly answer: Incoming } | undefined;
  note(call: Pick<Call, 'operation'>, exchange: Exchange, answer: Incoming): void;
  /** Whether an earlier process got to a span in time; undefined when none reached its end. */
  recallSpan(): boolean | undefined;
  noteSpan(met: boolean): void;
  /** Whether the last answer was recalled: what it created is known already. */
  readonly isRecalling: boolean;
  /** Everything so far. */
  readonly all: readonly Remembered[];
}

const mismatch = 'a check asks for something else than it did in the run that deferred it';

/** @param earlier what an earlier process learned in the same case */
export function memory(earlier: readonly Remembered[]): Memory {
  const all: Remembered[] = [...earlier];
  let next = 0;
  let isRecalling = false;
  const known = (): Remembered | undefined => {
    const one = next < earlier.length ? earlier[next] : undefined;
    if (one !== undefined) next += 1;
    return one;
  };
  return {
    all,
    get isRecalling() {
      return isRecalling;
    },
    recall({ operation }) {
      const one = known();
      isRecalling = one !== undefined;
      if (one === undefined) return undefined;
      if (one.kind !== 'answer' || one.operation !== operation) throw new HarnessError(mismatch);
      const { exchange, status, statusText, headers, body, size, sha256 } = one;
      return { exchange, answer: { status, statusText, headers, bytes: Buffer.from(body, 'base64'), size, sha256 } };
    },
    note({ operation }, exchange, { status, statusText, headers, bytes, size, sha256 }) {
      const body = Buffer.from(bytes).toString('base64');
      all.push({ kind: 'answer', operation, exchange, status, statusText, headers, body, size, sha256 });
    },
    recallSpan() {
      const one = known();
      if (one === undefined) return undefined;
      if (one.kind !== 'span') throw new HarnessError(mismatch);
      return one.met;
    },
    noteSpan(met) {
      all.push({ kind: 'span', met });
    },
  };
}
