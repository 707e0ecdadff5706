import type { Blame, TrialResult } from '../trial.js';

/**
 * What a set of conforming variants is blamed for: each must that fails, and where none does, each that cannot be judged
 * for no reason that a variant states.
 */
export function blamesOf({ trial, blamed }: TrialResult): readonly Blame[] {
  if (trial.kind !== 'combination' || trial.fault !== undefined) return [];
  const musts = blamed.filter(({ level }) => level === 'must');
  const failed = musts.filter(({ verdict }) => verdict === 'fail');
  return failed.length > 0 ? failed : musts.filter(({ requirement }) => !trial.unjudged.includes(requirement));
}

/**
 * What became of a fault that was planted into a set: `hidden` where the requirement that it breaks does not apply to
 * the set, or cannot be judged on it.
 */
export function fateOf({ trial, broken }: TrialResult): 'caught' | 'hidden' | 'survived' | undefined {
  if (trial.kind !== 'combination' || trial.fault === undefined) return undefined;
  if (broken?.verdict === 'fail') return 'caught';
  return broken?.verdict === 'not-applicable' || trial.unjudged.includes(trial.fault.breaks) ? 'hidden' : 'survived';
}

/** Whether a set has the result that it should have. */
export function isAsExpected(result: TrialResult): boolean {
  return result.problems.length === 0 && blamesOf(result).length === 0 && fateOf(result) !== 'survived';
}
