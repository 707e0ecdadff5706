import { Deferred } from '../../suites/check/signals.js';
import type { Span } from '../client/clock.js';
import type { Memory } from '../client/memory.js';
import type { Target } from '../client/target.js';

/** A clock that nobody can move, for one case: what it is not there for yet is judged later. */
export interface WaitingClock {
  /** @throws Deferred before the span */
  readonly reach: (span: Span) => Promise<boolean>;
  /** Which moment passed without it, in words. */
  readonly missed: string | undefined;
}

/** A moment of the target's clock, in words to the second. */
const moment = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Seconds before the end of a span in which it is too late to begin. */
const atLeast = 1;

/** Goes by the Date headers of the target alone, never by the clock of this machine. */
export function waitingClock(target: Pick<Target, 'now'>, learned: Memory): WaitingClock {
  let missed: string | undefined;
  const isThere = ({ from, until = Number.POSITIVE_INFINITY }: Span): boolean => {
    const known = learned.recallSpan();
    if (known !== undefined) return known;
    const { now } = target;
    if (now === undefined || now < from) throw new Deferred({ from, ...(Number.isFinite(until) ? { until } : {}) });
    const met = now + atLeast <= until;
    learned.noteSpan(met);
    return met;
  };
  return {
    async reach(span) {
      const met = isThere(span);
      if (!met && span.until !== undefined)
        missed ??= `resumed too late: it had to be judged by ${moment(span.until)}, on the clock of the target`;
      return met;
    },
    get missed() {
      return missed;
    },
  };
}
