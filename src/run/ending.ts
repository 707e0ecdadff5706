import { Inconclusive, Mismatch, NotApplicable } from '../../suites/check/signals.js';
import { ClockError } from '../client/clock.js';
import { BudgetSpent, NoAnswer, Unmet } from '../client/failure.js';
import type { CheckResult } from './check-result.js';

/** How a check ended, before its requirement is judged. */
export type Ending = Pick<CheckResult, 'verdict' | 'reason'> &
  Partial<Pick<CheckResult, 'expected' | 'actual' | 'unmet' | 'suspects' | 'counterexample' | 'seed' | 'harnessError'>>;

export const passed: Ending = { verdict: 'pass', reason: '' };

/** The ending of a check that ran into an error of the suite, which is never a verdict on the target. */
export function harnessFault(error: unknown): Ending {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { verdict: 'inconclusive', reason: 'the harness went wrong', harnessError: message };
}

/** What an error says about the target; everything that is not about the target is an error of the suite. */
export function endingOf(error: unknown): Ending {
  if (error instanceof Mismatch) {
    const { expected, actual, message, suspects } = error;
    return { verdict: 'fail', reason: message, expected, actual, ...(suspects.length === 0 ? {} : { suspects }) };
  }
  if (error instanceof Unmet) {
    const { expected, actual, message, requirement: unmet } = error;
    return { verdict: 'fail', reason: message, expected, actual, unmet };
  }
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message };
  if (error instanceof Inconclusive || error instanceof BudgetSpent || error instanceof ClockError)
    return { verdict: 'inconclusive', reason: error.message };
  if (error instanceof NoAnswer) {
    const failure = error.exchange.failure;
    if (failure?.kind === 'unreachable')
      return { verdict: 'inconclusive', reason: `the target could not be reached: ${failure.message}` };
    return { verdict: 'fail', reason: error.message, expected: 'an answer', actual: error.message };
  }
  return harnessFault(error);
}

/** What was cut short says nothing, whatever came of it: half of its requests may have been ended from this side. */
export function cutShort(signal: AbortSignal): Ending {
  const reason = signal.reason instanceof Inconclusive ? signal.reason.message : 'cut short before it could be told';
  return { verdict: 'inconclusive', reason };
}
