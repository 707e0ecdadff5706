import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before another attempt: short at first, since most of what is waited for is there at once. */
const pauses = { first: 50, longest: 500 };

/** How long something is tried. */
export interface Persistence {
  /** Milliseconds of all pauses between attempts together, so that a slow line does not use up the time of the target. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Tries until the outcome is what is waited for, or the time is over. How often depends on the outcomes alone and not on
 * how long they took, so that a failure is the same in every run.
 * @returns the last outcome, and the milliseconds that it was waited for; 0 when the first one would do
 */
export async function eventually<T>(
  attempt: () => Promise<T>,
  isIt: (outcome: T) => boolean,
  { waitMs, signal }: Persistence,
): Promise<{ readonly outcome: T; readonly waitedMs: number }> {
  let waitedMs = 0;
  for (let pause = pauses.first; ; pause = Math.min(2 * pause, pauses.longest)) {
    const outcome = await attempt();
    const next = Math.min(pause, waitMs - waitedMs);
    if (isIt(outcome) || next <= 0) return { outcome, waitedMs };
    await delay(next, undefined, { signal });
    waitedMs += next;
  }
}
