import type { Limits } from '../client/limiter.js';
import type { Effort } from './session.js';

/** Checks that are under way at once; how many requests that makes is up to the limiter. */
export const checksAtOnce = 16;

/** Random cases of a property beyond its examples, unless told otherwise. */
export const usualRuns = 5;

/** Requests that a check may be expected to make, roughly, at the usual number of cases. */
const usualRequests = 200;

/**
 * How thoroughly `run` looks. The time that a check gets is a backstop and generous: it grows with the cases and with
 * the wait that a limit of requests per second means when all checks share it.
 */
export function effortOf(seed: number, runs: number, limits: Limits): Effort {
  const size = Math.max(1, runs / usualRuns);
  const waitMs = limits.requestsPerSecond > 0 ? ((checksAtOnce * usualRequests) / limits.requestsPerSecond) * 1000 : 0;
  return {
    seed,
    runs,
    races: 3,
    crowd: 1000,
    shrink: true,
    repeats: 2,
    checkLimitMs: Math.round(size * (60_000 + waitMs)),
  };
}

/** A seed for a run that was given none. */
export function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
