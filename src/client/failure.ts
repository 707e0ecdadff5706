import type { Exchange } from './exchange.js';

/** The target gave no complete answer to a request. */
export class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
  readonly exchange: Exchange;

  constructor(exchange: Exchange, message = exchange.failure?.message ?? 'no answer') {
    super(message);
    this.exchange = exchange;
  }
}

/** The target goes on saying that it is busy; what was asked of it cannot be judged. */
export class Throttled extends Error {
  override readonly name = 'Throttled';
}

/** The target does not answer any more, so that nothing else can be judged. */
export class TargetGone extends Error {
  override readonly name = 'TargetGone';
}

/** A limit of the run (requests, uploads, bytes, time) is used up; what it cut off cannot be judged. */
export class BudgetSpent extends Error {
  override readonly name = 'BudgetSpent';
}

/** The run may create nothing, and the request could. */
export class ReadOnly extends Error {
  override readonly name = 'ReadOnly';
}

/** An internal error in the suite, or a request of its own that breaks the contract: never a verdict on the target. */
export class HarnessError extends Error {
  override readonly name = 'HarnessError';
}

/**
 * A step that a check takes for granted did not work. It is the business of another requirement: the check becomes
 * inconclusive when that requirement fails, and fails itself when that requirement holds everywhere else.
 */
export class Unmet extends Error {
  override readonly name = 'Unmet';
  readonly requirement: string;
  readonly expected: string;
  readonly actual: string;

  constructor(requirement: string, expected: string, actual: string) {
    super(`expected ${expected}, got ${actual}`);
    this.requirement = requirement;
    this.expected = expected;
    this.actual = actual;
  }
}
