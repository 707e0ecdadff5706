import { Deferred, Inconclusive, Mismatch, NotApplicable } from '../../suites/check/signals.js';
import { CallbackPathLost } from '../catcher/relay/poll.js';
import { ClockError, type Span } from '../client/clock.js';
import { BudgetSpent, NoAnswer, ReadOnly, TargetGone, Throttled, Unmet } from '../client/failure.js';
import type { CheckResult } from './check-result.js';

/** How a check ended, before its requirement is judged. */
export type Ending = Pick<CheckResult, 'verdict' | 'reason' | 'hindrance'> &
  Partial<
    Pick<CheckResult, 'due' | 'expected' | 'actual' | 'unmet' | 'suspects' | 'counterexample' | 'seed' | 'harnessError'>
  >;

export const passed: Ending = { verdict: 'pass', reason: '' };

/** The ending of a check that could not be judged. */
export function hindered(hindrance: NonNullable<Ending['hindrance']>, reason: string): Ending {
  return { verdict: 'inconclusive', reason, hindrance };
}

/** A moment of the target's clock, in words to the minute. */
function moment(seconds: number): string {
  return `${new Date(Math.ceil(seconds / 60) * 60_000).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** The ending of a check that is judged later. */
export function deferred(due: Span): Ending {
  return { verdict: 'deferred', reason: `due at ${moment(due.from)}`, hindrance: 'due', due };
}

/** The ending of a check that ran into an error of the suite, which is never a verdict on the target. */
export function suiteError(error: unknown): Ending {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { ...hindered('suite', 'internal error in the suite'), harnessError: message };
}

/** What the absence of an answer says: nothing, for whatever was asked may have been answered a moment later. */
function unanswered({ exchange: { failure }, message }: NoAnswer): Ending {
  if (failure?.kind === 'unreachable') return hindered('no-answer', `the target cannot be reached: ${failure.message}`);
  if (failure?.kind === 'timeout') return hindered('no-answer', `${message}; see timeouts.answerSeconds`);
  return { verdict: 'fail', reason: message, expected: 'a complete answer', actual: message };
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
  if (error instanceof Deferred) return deferred(error.due);
  if (error instanceof Inconclusive && error.hindrance === 'clock')
    return { ...hindered('clock', error.message), verdict: 'deferred' };
  if (error instanceof Inconclusive) return hindered(error.hindrance, error.message);
  if (error instanceof CallbackPathLost) return hindered('callback-path', `no callback path: ${error.message}`);
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message };
  if (error instanceof BudgetSpent) return hindered('limit', error.message);
  if (error instanceof ReadOnly) return hindered('read-only', error.message);
  if (error instanceof Throttled) return hindered('throttled', error.message);
  if (error instanceof TargetGone) return hindered('gone', error.message);
  if (error instanceof ClockError) return hindered('premise', error.message);
  return error instanceof NoAnswer ? unanswered(error) : suiteError(error);
}

/** What was cut short says nothing, whatever it found: half of its requests may have been ended from this side. */
export function cutShort({ reason }: AbortSignal): Ending {
  if (reason instanceof Inconclusive) return hindered(reason.hindrance, reason.message);
  return hindered('not-run', 'the run was stopped');
}
