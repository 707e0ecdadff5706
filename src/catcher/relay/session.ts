import { randomBytes } from 'node:crypto';
import { sizeOf } from '../address.js';
import type { Reaction, ReceivedCall } from '../call.js';
import type { RelayedCalls } from './wire.js';

/** What a relay keeps at most. */
export interface RelayLimits {
  /** Runs at the same time. */
  readonly sessions: number;
  /** Calls of one run that were not fetched. */
  readonly calls: number;
  /** Bytes of those calls. */
  readonly bytes: number;
  /** Bytes of the calls of all runs. */
  readonly allBytes: number;
  /** Milliseconds after which a run that does not ask any more is forgotten. */
  readonly idleMs: number;
  /** Milliseconds that a call waits for its run to say how it is answered. */
  readonly holdMs: number;
}

/** Bytes of calls that are handed over at once, so that no answer is large. */
const atOnce = 4 * 1024 * 1024;

interface Kept {
  readonly number: number;
  readonly call: ReceivedCall;
  readonly bytes: number;
}

/** Bytes that any call takes up besides what was sent. */
const overhead = 200;

/** What one run has at a relay: the calls to its addresses until it fetches them. */
export class RelaySession {
  /** Stands in the addresses that the run gives out. */
  readonly id = randomBytes(16).toString('hex');
  /** Without it nobody reads a call. */
  readonly key = randomBytes(32).toString('hex');
  lastAsked: number;
  #kept: Kept[] = [];
  #bytes = 0;
  #last = 0;
  #lost = 0;
  readonly #limits: RelayLimits;
  readonly #watchers = new Set<() => void>();
  readonly #held = new Map<number, (reaction: Reaction) => void>();

  constructor(limits: RelayLimits, now: number) {
    this.#limits = limits;
    this.lastAsked = now;
  }

  get bytes(): number {
    return this.#bytes;
  }

  /**
   * Keeps a call for the run.
   * @param free bytes that the relay has left for all runs
   * @returns its number; undefined when there is no room, which the run learns
   */
  keep(call: ReceivedCall, free: number): number | undefined {
    const bytes = sizeOf(call) + overhead;
    if (this.#kept.length >= this.#limits.calls || this.#bytes + bytes > this.#limits.bytes || bytes > free) {
      this.#lost += 1;
      this.#wake();
      return undefined;
    }
    this.#last += 1;
    this.#bytes += bytes;
    this.#kept.push({ number: this.#last, call, bytes });
    return this.#last;
  }

  /** Waits for the run to say how a call is answered; whoever waits for calls gets it now. */
  hold(number: number, signal: AbortSignal): Promise<Reaction> {
    return new Promise((resolve) => {
      const done = (reaction: Reaction): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', ended);
        this.#held.delete(number);
        resolve(reaction);
      };
      const ended = (): void => done({});
      const timer = setTimeout(ended, this.#limits.holdMs);
      signal.addEventListener('abort', ended);
      this.#held.set(number, done);
      if (signal.aborted) ended();
      this.#wake();
    });
  }

  /** Answers a call that waits; one that does not wait any more is no error. */
  answer(number: number, reaction: Reaction): void {
    this.#held.get(number)?.(reaction);
  }

  /**
   * The calls after a number; those up to it are forgotten, since the run has them.
   * @param waitMs milliseconds to wait for one
   */
  async callsAfter(number: number, waitMs: number, now: () => number, signal: AbortSignal): Promise<RelayedCalls> {
    this.#forget(number);
    if (this.#kept.length === 0 && waitMs > 0 && !signal.aborted) await this.#news(waitMs, signal);
    this.lastAsked = now();
    const ready: Kept[] = [];
    let size = 0;
    for (const one of this.#kept) {
      if (ready.length > 0 && size + one.bytes > atOnce) break;
      size += one.bytes;
      ready.push(one);
    }
    const calls = ready.map(({ number, call: { body, receivedAt, ...rest } }) => ({
      ...{ number, ageMs: Math.max(0, now() - receivedAt), bodyBase64: Buffer.from(body).toString('base64') },
      ...rest,
    }));
    return { calls, last: this.#last, lost: this.#lost };
  }

  /** Answers all that wait. */
  close(): void {
    for (const done of [...this.#held.values()]) done({});
    this.#kept = [];
    this.#bytes = 0;
    this.#wake();
  }

  #forget(number: number): void {
    this.#kept = this.#kept.filter((one) => one.number > number);
    this.#bytes = this.#kept.reduce((sum, one) => sum + one.bytes, 0);
  }

  #wake(): void {
    for (const watcher of [...this.#watchers]) watcher();
  }

  #news(waitMs: number, signal: AbortSignal): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        signal.removeEventListener('abort', done);
        this.#watchers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, waitMs);
      signal.addEventListener('abort', done);
      this.#watchers.add(done);
    });
  }
}
