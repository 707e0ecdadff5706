import type { Failure } from '../client/exchange.js';
import type { Pairs } from '../client/pairs.js';

/** A file part of a form, of which only its description is kept. */
export interface ObservedFile {
  /** Name of the form field. */
  readonly field: string;
  readonly filename: string | undefined;
  readonly type: string;
  /** Bytes. */
  readonly size: number;
  /** Hex digest. */
  readonly sha256: string;
  /** The first bytes, enough to recognise a format. */
  readonly head: Uint8Array;
}

/** What a request body holds, as far as it could be read on its way. */
export interface ObservedBody {
  readonly form: 'none' | 'urlencoded' | 'multipart' | 'other';
  readonly fields: Pairs;
  readonly files: readonly ObservedFile[];
  /** Why it could not be read in full; undefined when it was. */
  readonly problem?: string;
}

/** An answer as it passed. */
export interface ObservedAnswer {
  readonly status: number;
  readonly statusText: string;
  readonly headers: Pairs;
  /** Bytes of the body on the wire. */
  readonly size: number;
  /** The body with its content coding undone; undefined where it could not be kept whole or decoded. */
  readonly bytes: Uint8Array | undefined;
  readonly sha256: string;
  /** The answer arrived to its end. */
  readonly isWhole: boolean;
  /** Bytes of the request, by its Content-Length, that had not arrived when the answer began. */
  readonly missing: number;
}

/**
 * One exchange that passed. `begun` and `ended` count events in the order in which they were seen: an exchange that ended
 * before another began was certainly handled before it.
 */
export interface Observed {
  /** From 1, in the order in which requests began. */
  readonly id: number;
  /** Milliseconds since 1970. */
  readonly startedAt: number;
  /** The number of the connection that it arrived by, from 1; undefined where that is not known. */
  readonly connection: number | undefined;
  readonly begun: number;
  readonly method: string;
  /** Path and query as the client sent them. */
  readonly target: string;
  readonly host: string;
  readonly headers: Pairs;
  readonly ended?: number;
  /** Milliseconds. */
  readonly duration: number;
  readonly body: ObservedBody;
  /** Bytes of the request body on the wire. */
  readonly size: number;
  /** The request arrived to its end. */
  readonly isWhole: boolean;
  readonly answer?: ObservedAnswer;
  /** Why there is no whole answer. */
  readonly failure?: Failure;
  /** The answer was passed on to the end, to a client that was still there. */
  readonly delivered: boolean;
}

/** The beginning of an exchange, as soon as the head of its request is known. */
export type Beginning = Pick<
  Observed,
  'id' | 'startedAt' | 'connection' | 'begun' | 'method' | 'target' | 'host' | 'headers'
>;

/** Who watches exchanges. Neither function may throw or wait. */
export interface Watcher {
  begins(one: Beginning): void;
  ends(one: Observed): void;
  /** A connection that was switched to another protocol passes unread. */
  upgrades(): void;
  /** A request that is not HTTP, or one that cannot be passed on. */
  refuses(why: string): void;
}
