import type { Span } from '../../src/client/clock.js';
import type { Suspects } from './suspects.js';

/** The target did something else than the requirement says: the one error that means `fail`. */
export class Mismatch extends Error {
  override readonly name = 'Mismatch';
  readonly expected: string;
  readonly actual: string;
  readonly suspects: Suspects;

  constructor(expected: string, actual: string, suspects: Suspects = []) {
    super(`expected ${expected}, got ${actual}`);
    this.expected = expected;
    this.actual = actual;
    this.suspects = suspects;
  }
}

/**
 * What is not meant to be judged: the configuration gives no way to, the command asks for less, or the target made a
 * `choice` that the documents leave open and that leaves nothing to judge.
 */
export const leftOut = [
  'credentials',
  'clock',
  'setting',
  'capability',
  'backend',
  'profile',
  'read-only',
  'shard',
  'failures',
  'choice',
  'due',
] as const;

/**
 * Why something could not be judged: left out on purpose, or meant to be judged and hindered on the way. `premise`: an
 * earlier step did not come about, or a measurement was too coarse.
 */
export type Hindrance =
  | (typeof leftOut)[number]
  | 'premise'
  | 'limit'
  | 'throttled'
  | 'time'
  | 'late'
  | 'no-answer'
  | 'callback-path'
  | 'access'
  | 'gone'
  | 'not-run'
  | 'suite';

/** The requirement says nothing of this target, by a choice that is open to it; the message says why. */
export class NotApplicable extends Error {
  override readonly name = 'NotApplicable';
}

/** A check goes on when the target's clock shows a moment of a span: in another process, unless that is now. */
export class Deferred extends Error {
  override readonly name = 'Deferred';
  readonly due: Span;

  constructor(due: Span) {
    super('it is judged later');
    this.due = due;
  }
}

/** It cannot be said whether the target keeps the requirement; the message says why. */
export class Inconclusive extends Error {
  override readonly name = 'Inconclusive';
  readonly hindrance: Hindrance;

  constructor(reason: string, hindrance: Hindrance = 'premise') {
    super(reason);
    this.hindrance = hindrance;
  }
}
