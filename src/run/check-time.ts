import { setTimeout as delay } from 'node:timers/promises';
import { Inconclusive } from '../../suites/check/signals.js';
import { abortWith, type LinkedAbort } from './linked-abort.js';

/** The time of one check: what its requests wait for their turn does not count. */
export interface CheckTime {
  /** Aborted when the run is stopped, or when the check has had its time. */
  readonly signal: AbortSignal;
  /** Notes that a request of the check is held back, until what it gives is called. */
  heldBack(): () => void;
  /** Whether less than a fifth of its time is left: enough to come to an end, too little to begin anything new. */
  readonly isRunningOut: boolean;
  release(): void;
}

/** Starts the time of a check. @param limitMs milliseconds that it may take of its own */
export function checkTime(stop: AbortSignal, limitMs: number): CheckTime {
  const linked: LinkedAbort = abortWith(stop);
  const startedAt = performance.now();
  let heldMs = 0;
  let heldNow = 0;
  let heldSince = 0;
  const used = (): number => {
    const now = performance.now();
    return now - startedAt - heldMs - (heldNow > 0 ? now - heldSince : 0);
  };
  const watch = async (): Promise<void> => {
    for (let left = limitMs - used(); left > 0; left = limitMs - used())
      await delay(left, undefined, { signal: linked.signal, ref: false });
    const seconds = Math.round(limitMs / 100) / 10;
    linked.abort(new Inconclusive(`not done within ${seconds} s; see timeouts.checkSeconds`, 'time'));
  };
  // Ends with the signal, which is the one thing that the waiting rejects for.
  watch().catch(() => {});
  return {
    signal: linked.signal,
    heldBack() {
      if (heldNow === 0) heldSince = performance.now();
      heldNow += 1;
      let isOver = false;
      return () => {
        if (isOver) return;
        isOver = true;
        heldNow -= 1;
        // Requests that are held back together are one wait.
        if (heldNow === 0) heldMs += performance.now() - heldSince;
      };
    },
    get isRunningOut() {
      return used() > limitMs * 0.8;
    },
    release() {
      linked.release();
      linked.abort(new Error('the check has ended'));
    },
  };
}
