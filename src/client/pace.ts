/** When requests may begin. */
export interface Pace {
  /** Milliseconds that the next request has to wait; it takes its turn by asking. @param now milliseconds */
  next(now: number): number;
  /** The target had too many: none begins for so many seconds, and then they follow each other more slowly. */
  slowDown(now: number, seconds: number): void;
}

/** Longest time between two requests that a target's complaints lead to, in milliseconds. */
const slowest = 5_000;

/** How much slower after a complaint, and how much faster with each request that begins without one. */
const steps = { slower: 1.4, faster: 0.995 } as const;

/** Complaints within so many milliseconds are one: the requests behind them were under way together. */
const together = 250;

/** Requests whose beginnings show the pace that was too fast. */
const remembered = 20;

/**
 * Paces requests: never faster than the configured rate, and slower where the target says that it is too fast.
 * @param requestsPerSecond 0 means as fast as possible
 */
export function pace(requestsPerSecond: number): Pace {
  const configured = requestsPerSecond > 0 ? 1000 / requestsPerSecond : 0;
  let interval = configured;
  let nextStart = 0;
  let lastComplaint = Number.NEGATIVE_INFINITY;
  const starts: number[] = [];

  /** Milliseconds between requests of late. */
  const achieved = (): number => {
    const [first] = starts;
    const last = starts.at(-1);
    if (first === undefined || last === undefined || starts.length < 2) return 1;
    return Math.max(1, (last - first) / (starts.length - 1));
  };

  return {
    next(now) {
      const start = Math.max(now, nextStart);
      nextStart = start + interval;
      interval = Math.max(configured, interval * steps.faster);
      if (interval < 1 && configured === 0) interval = 0;
      starts.push(start);
      if (starts.length > remembered) starts.shift();
      return start - now;
    },
    slowDown(now, seconds) {
      nextStart = Math.max(nextStart, now + seconds * 1000);
      if (now - lastComplaint < together) return;
      lastComplaint = now;
      interval = Math.min(slowest, Math.max(interval, achieved()) * steps.slower);
    },
  };
}
