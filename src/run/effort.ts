import type { Limits, Timeouts } from '../config/configuration.js';
import type { Profile } from './choice.js';
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

/** How thoroughly a profile looks, with so many random cases of each property. */
export function effortOfProfile(profile: Profile, seed: number, runs: number, timeouts: Timeouts): Effort {
  const usual = effortOf(seed, runs, timeouts);
  if (profile === 'smoke') return { ...usual, runs: 1, races: 1, crowd: 40, shrink: false, repeats: 0 };
  return profile === 'thorough' ? { ...usual, races: 10 } : usual;
}

/** Random cases of each property, by profile. */
export const runsOf: Readonly<Record<Profile, number>> = { smoke: 1, standard: usualRuns, thorough: 25 };

/** What a smoke run may send at most. */
const smokeLimits = { maxRequests: 200, maxUploads: 30 };

/** The limits of a run by its profile: those of smoke are never above its own. */
export function limitsOf(profile: Profile, limits: Limits): Limits {
  if (profile !== 'smoke') return limits;
  const least = (limit: number, most: number): number => (limit === 0 ? most : Math.min(limit, most));
  return {
    ...limits,
    maxRequests: least(limits.maxRequests, smokeLimits.maxRequests),
    maxUploads: least(limits.maxUploads, smokeLimits.maxUploads),
  };
}

/** A seed for a run that was given none. */
export function randomSeed(): number {
  return Math.floor(Math.random() * 2 ** 31);
}
