import { setTimeout as delay } from 'node:timers/promises';

/** Milliseconds before another attempt: short at first, since most of what is waited for is there at once. */
const pauses = { first: 50, longest: 500 };

/** How long something is tried. */
export interface Persistence {
  /** Milliseconds from the first outcome on, so that a slow line does not use up the time of the target. */
  readonly waitMs: number;
  readonly signal: AbortSignal;
}

/**
 * Tries until the outcome is what is waited for, or the time is over. There is always another attempt at the end of the
 * time.
 * @returns the last outcome, and the milliseconds that it was waited for; 0 when the first one would do
 */
export async function eventually<T>(
  attempt: () => Promise<T>,
  isIt: (outcome: T) => boolean,
  { waitMs, signal }: Persistence,
): Promise<{ readonly outcome: T; readonly waitedMs: number }> {
  let firstAt: number | undefined;
  for (let pause = pauses.first, waitedMs = 0; ; pause = Math.min(2 * pause, pauses.longest)) {
    const outcome = await attempt();
    firstAt ??= performance.now();
    const left = waitMs - (performance.now() - firstAt);
    if (isIt(outcome) || left <= 0) return { outcome, waitedMs };
    await delay(Math.min(pause, left), undefined, { signal });
    waitedMs = Math.round(performance.now() - firstAt);
  }
}
