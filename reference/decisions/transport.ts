import type { Call } from '../server/call.js';
import type { Answer } from '../state/model.js';

/** What happens on the wire, below the methods. */
export interface TransportDecisions {
  headerName(name: string): string;
  /** The time of the header Date, in milliseconds since the epoch; `now` is that of this instance's clock. */
  date(now: number): number | undefined;
  /** How long an answer is held back. */
  delayMs(): number;
  /** Whether text is compressed for clients that say they can read it. */
  readonly gzip: boolean;
  /** Whether answers are HTTP/1.0, each on a connection of its own. */
  readonly http10: boolean;
  /** Whether a body without a Content-Length is taken. */
  readonly takesChunkedBodies: boolean;
  /** Whether the `count`-th chunk request is put off with 503 and Retry-After. */
  busy(count: number): boolean;
  /** What something in front of the methods answers in their place; undefined lets the call through. */
  gateway(call: Call): Answer | undefined;
}

export const transportDefaults: TransportDecisions = {
  headerName: (name) => name,
  date: (now) => now,
  delayMs: () => 0,
  gzip: false,
  http10: false,
  takesChunkedBodies: true,
  busy: () => false,
  gateway: () => undefined,
};
