import type { Suspects } from './suspects.js';

/** The target did something else than the requirement says: the one error that means `fail`. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
  readonly expected: string;
  readonly actual: string;
  readonly suspects: Suspects;

  constructor(expected: string, actual: string, suspects: Suspects = []) {
    super(`expected ${expected}, came ${actual}`);
    this.expected = expected;
    this.actual = actual;
    this.suspects = suspects;
  }
}

/** It could not be told whether the target keeps the requirement; the message says why. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
}

/** The requirement does not concern this target; the message says why. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}
