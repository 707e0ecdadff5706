import { type Clock, ClockError } from '../client/clock.js';

/** What a target shows of the time, in seconds since 1970; undefined where it shows nothing. */
export interface Shown {
  /** The Date header of an answer. */
  readonly date: number | undefined;
  /** When a token that was issued at this moment expires. */
  readonly validUntil: number | undefined;
}

/** Seconds by which two answers may show less than the clock was moved by: whole minutes, and clocks of several machines. */
const tolerance = 120;

/** The shortest move whose effect can be distinguished from what else lies between two answers, in seconds. */
const provable = 300;

/**
 * A clock whose first long move has to show at the target: in its Date header, in the valid_until of new tokens, or in
 * both. An address that answers and moves nothing would otherwise make a right target look as if tokens never expired.
 * @param shown asks the target for the time
 */
export function provenClock(clock: Clock, shown: () => Promise<Shown>): Clock {
  let isProven = false;

  const hasMoved = (before: Shown, after: Shown, seconds: number): boolean =>
    [
      [before.date, after.date],
      [before.validUntil, after.validUntil],
    ].some(
      ([from, to]) => from === undefined || to === undefined || to - from >= seconds - Math.min(tolerance, seconds / 2),
    );

  return {
    get moved() {
      return clock.moved;
    },
    async advance(seconds) {
      if (isProven || seconds < provable) return clock.advance(seconds);
      const before = await shown();
      await clock.advance(seconds);
      if (!hasMoved(before, await shown(), seconds))
        throw new ClockError(
          `the clock was to be put forward by ${seconds} seconds, and neither the Date header nor valid_until shows it: see clock.advanceUrl or clock.advanceCommand`,
        );
      isProven = true;
    },
  };
}
