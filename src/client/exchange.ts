import type { Call } from './call.js';
import type { Pairs } from './pairs.js';
import type { RecordedTransmission } from './transmission.js';

/** A body as the record keeps it: whole when it is short text, otherwise by size and hash. */
export interface BodyRecord {
  /** Bytes. */
  readonly size: number;
  readonly sha256?: string;
  /** At most 4096 characters, redacted. */
  readonly text?: string;
  readonly truncated?: boolean;
}

/** Why there is no complete answer. */
export type FailureKind = 'unreachable' | 'timeout' | 'broken' | 'too-large' | 'aborted';

/** There is no complete answer. */
export interface Failure {
  readonly kind: FailureKind;
  readonly message: string;
}

/** One request and its answer as they went over the wire, without secrets. */
export interface Exchange {
  /** Position within the run, from 1. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** Milliseconds until the answer was complete. */
  readonly duration: number;
  readonly call: Omit<Call, 'transmission'> & { readonly transmission?: RecordedTransmission };
  readonly request: {
    readonly method: string;
    readonly url: string;
    readonly headers: Pairs;
    readonly body?: BodyRecord;
  };
  readonly response?: {
    readonly status: number;
    readonly statusText: string;
    readonly headers: Pairs;
    readonly body: BodyRecord;
  };
  readonly failure?: Failure;
}

/** The answer as the decoders see it: with its body, which the record keeps only in part. */
export interface Reply {
  readonly exchange: Exchange;
  readonly status: number;
  readonly headers: Pairs;
  /** Decoded from its content coding and as UTF-8; malformed bytes become U+FFFD. */
  readonly text: string;
  readonly bytes: Uint8Array;
  /** Bytes of the whole body, also where not all of it was kept. */
  readonly size: number;
  /** Hex digest of the whole body. */
  readonly sha256: string;
  /** Seconds since 1970 on the target's own clock, by its Date header. */
  readonly date: number | undefined;
}

/** The first value of a header, whatever the case of its name. */
export function header(headers: Pairs, name: string): string | undefined {
  return headers.find(([candidate]) => candidate.toLowerCase() === name)?.[1];
}

/** The recorded body of an answer: its beginning, without secrets, or its size. */
export function recordedBody({ exchange, size }: Reply): string {
  const text = exchange.response?.body.text;
  return text ?? (size === 0 ? '' : `(${size} bytes that are no text)`);
}
