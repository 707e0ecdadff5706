/**
 * Times at which a request may be tried when little else is asked of the target. What breaks in a crowd, and not then, is
 * the work of whatever limits the way to the target.
 */
export interface Calm {
  /** Whether it may still help; it costs time, so it is given up where it was in vain. */
  readonly isWorthwhile: boolean;
  /** Does some work while all requests of the run follow each other slowly. */
  during<T>(work: () => Promise<T>): Promise<T>;
  /** Learns whether the work went better than in the crowd. */
  learn(helped: boolean): void;
}

/** Times in a row that it did not help. */
const mostInVain = 2;

/** @param slow slows all requests of the run, until what it gives is called */
export function calm(slow: () => () => void): Calm {
  let inVain = 0;
  return {
    get isWorthwhile() {
      return inVain < mostInVain;
    },
    async during(work) {
      const release = slow();
      try {
        return await work();
      } finally {
        release();
      }
    },
    learn(helped) {
      inVain = helped ? 0 : inVain + 1;
    },
  };
}
