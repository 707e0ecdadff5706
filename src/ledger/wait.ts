import type { Later } from '../results/judge-target.js';
import { spansOf } from '../run/postpone.js';

/** Seconds before the end of a span by which it is begun at the latest, where the span is as long. */
const timeToSpare = 20;

/** Seconds behind a moment, so that the target's clock, which shows whole seconds, has surely reached it. */
const beyond = 1;

/**
 * When something of what a run left is best judged next, in seconds since 1970 on the target's own clock. A span with an
 * end is used near its end, where it shows most.
 */
export function nextMoment({ checks }: Pick<Later, 'checks'>): number {
  const moments = spansOf(checks).map(({ from, until }) =>
    until === undefined ? from + beyond : until - Math.min(timeToSpare, 0.6 * (until - from)),
  );
  return Math.min(...moments);
}

/** Milliseconds until then. @param now milliseconds since 1970 */
export function msUntilNext(later: Pick<Later, 'checks' | 'clock'>, now: number): number {
  const { clock } = later;
  return Math.max(0, (nextMoment(later) - clock.now) * 1000 - (now - clock.seenAt));
}
