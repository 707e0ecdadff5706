import { setMaxListeners } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import pLimit from 'p-limit';
import { BudgetSpent } from './failure.js';

/** What a run may spend on a target; 0 means no limit. */
export interface Limits {
  /** Requests under way at once. */
  readonly concurrency: number;
  readonly requestsPerSecond: number;
  readonly maxUploads: number;
  /** Bytes of request bodies. */
  readonly maxBytes: number;
}

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
   * @throws BudgetSpent before the request starts when uploads or bytes would go over their limit
   */
  run<T>(cost: Cost, signal: AbortSignal, request: () => Promise<T>): Promise<T>;
  readonly spent: Spending;
}

/**
 * Makes the gate; requests wait in the order in which they came.
 * @param onSpent learns what was spent, before the request that costs it is sent
 */
export function limiter(limits: Limits, onSpent: (spent: Spending) => void = () => {}): Limiter {
  const gate = pLimit(Math.max(1, limits.concurrency));
  const interval = limits.requestsPerSecond > 0 ? 1000 / limits.requestsPerSecond : 0;
  const spent = { requests: 0, uploads: 0, bytes: 0 };
  let nextStart = 0;

  const charge = (cost: Cost): void => {
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
    if (interval === 0) return;
    const now = performance.now();
    const start = Math.max(now, nextStart);
    nextStart = start + interval;
    if (start > now) await delay(start - now, undefined, { signal });
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

  return {
    spent,
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
