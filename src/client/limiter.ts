import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { BudgetSpent, ReadOnly } from './failure.js';
import { pace } from './pace.js';

/** What a run may spend on a target; 0 means no limit. */
export interface Limits {
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly maxRequests: number;
  readonly maxUploads: number;
  /** Bytes of request bodies. */
  readonly maxBytes: number;
  /** Seconds since the first request. */
  readonly maxSeconds: number;
  /** No file is sent at all. */
  readonly readOnly?: boolean;
}

/** As much as a target takes, a few requests at a time. */
export const noLimits: Limits = {
  concurrency: 8,
  requestsPerSecond: 0,
  maxRequests: 0,
  maxUploads: 0,
  maxBytes: 0,
  maxSeconds: 0,
};

/** What a run has spent so far. */
export interface Spending {
  readonly requests: number;
  readonly uploads: number;
  readonly bytes: number;
}

/** What one request costs. */
export interface Cost {
  readonly uploads: number;
  readonly bytes: number;
  /** The request waits for others on purpose, so it must not keep them out. */
  readonly held: boolean;
}

/** The one gate that every request of a run goes through. */
export interface Limiter {
  /**
   * Runs a request when it is its turn.
   * @throws BudgetSpent before the request starts when requests, uploads, bytes or time would go over their limit;
   * ReadOnly before a file would be sent by a run that creates nothing
   */
  run<T>(cost: Cost, signal: AbortSignal, request: () => Promise<T>): Promise<T>;
  /**
   * The target says that requests are too many: none begins for so many seconds, and from then on they follow each other
   * more slowly. The pace recovers little by little.
   * @param begunAt when the request began that was too much, by performance.now()
   */
  slowDown(seconds: number, begunAt: number): void;
  /** The target took a request: complaints that come no more rarely at a slower pace do not slow it further. */
  taken(): void;
  /** Requests follow each other slowly, until what it gives is called. */
  calm(): () => void;
  readonly spent: Spending;
  /** Whether what is left of the budget covers so much more. */
  affords(cost: Spending): boolean;
}

/**
 * Makes the gate; requests wait in the order of their arrival.
 * @param onSpent learns what was spent, before the request that costs it is sent
 */
export function limiter(limits: Limits, onSpent: (spent: Spending) => void = () => {}): Limiter {
  const gate = pLimit(Math.max(1, limits.concurrency));
  const pacer = pace(limits.requestsPerSecond);
  const spent = { requests: 0, uploads: 0, bytes: 0 };

  let firstAt: number | undefined;

  const charge = (cost: Cost): void => {
    firstAt ??= performance.now();
    if (limits.readOnly === true && cost.uploads > 0) throw new ReadOnly('left out by --read-only: it sends a file');
    if (limits.maxSeconds > 0 && performance.now() - firstAt > limits.maxSeconds * 1000)
      throw new BudgetSpent(`the limit of ${limits.maxSeconds} seconds (limits.maxSeconds) is used up`);
    if (limits.maxRequests > 0 && spent.requests + 1 > limits.maxRequests)
      throw new BudgetSpent(`the limit of ${limits.maxRequests} requests (limits.maxRequests) is used up`);
    if (limits.maxUploads > 0 && spent.uploads + cost.uploads > limits.maxUploads)
      throw new BudgetSpent(`the limit of ${limits.maxUploads} uploads (limits.maxUploads) is used up`);
    if (limits.maxBytes > 0 && spent.bytes + cost.bytes > limits.maxBytes)
      throw new BudgetSpent(`the limit of ${limits.maxBytes} bytes (limits.maxBytes) is used up`);
    spent.requests += 1;
    spent.uploads += cost.uploads;
    spent.bytes += cost.bytes;
    onSpent(spent);
  };

  const refund = (cost: Cost): void => {
    spent.requests -= 1;
    spent.uploads -= cost.uploads;
    spent.bytes -= cost.bytes;
    onSpent(spent);
  };

  const turn = async (signal: AbortSignal): Promise<void> => {
    const wait = pacer.next(performance.now());
    if (wait > 0) await delay(wait, undefined, { signal });
  };

  /** Charges first, so that nobody waits for a turn that there is no budget for. */
  const begin = async (cost: Cost, signal: AbortSignal): Promise<void> => {
    signal.throwIfAborted();
    charge(cost);
    try {
      await turn(signal);
    } catch (error) {
      refund(cost);
      throw error;
    }
  };

  const covers = (limit: number, sum: number): boolean => limit === 0 || sum <= limit;

  return {
    spent,
    affords: ({ requests, uploads, bytes }) =>
      covers(limits.maxRequests, spent.requests + requests) &&
      covers(limits.maxUploads, spent.uploads + uploads) &&
      covers(limits.maxBytes, spent.bytes + bytes),
    slowDown: (seconds, begunAt) => pacer.slowDown(performance.now(), seconds, begunAt),
    taken: () => pacer.taken(),
    calm: () => pacer.calm(performance.now()),
    run(cost, signal, request) {
      return new Promise((resolve, reject) => {
        let hasBegun = false;
        const start = async () => {
          await begin(cost, signal);
          hasBegun = true;
          return request();
        };
        // Whoever gives up need not wait for a turn first; a request that is under way ends by itself.
        const giveUp = (): void => {
          if (!hasBegun) reject(signal.reason);
        };
        // As many listeners as requests are no leak.
        setMaxListeners(0, signal);
        signal.addEventListener('abort', giveUp, { once: true });
        const work = signal.aborted || cost.held ? start() : gate(start);
        void work.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
      });
    },
  };
}
