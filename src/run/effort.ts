import type { Timeouts } from '../config/configuration.js';
import type { Effort } from './session.js';

/** Checks that are under way at once; how many requests that makes is up to the limiter. */
export const checksAtOnce = 16;

/** Default number of random cases of a property, in addition to its examples. */
export const usualRuns = 5;

/** How thoroughly `run` looks. The time that a check gets is a backstop, and grows with the cases. */
export function effortOf(seed: number, runs: number, { checkSeconds }: Timeouts): Effort {
  const size = Math.max(1, runs / usualRuns);
  return {
    seed,
    runs,
    races: 3,
    crowd: 1000,
    shrink: true,
    repeats: 2,
    checkLimitMs: Math.round(size * checkSeconds * 1000),
  };
}

/** A seed for a run that was given none. */
export function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
