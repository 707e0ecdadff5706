import type { Hindrance } from '../../suites/check/signals.js';
import type { Span } from '../client/clock.js';
import type { Exchange } from '../client/exchange.js';
import type { Created } from '../client/target.js';
import type { RequirementId } from '../contract/requirements.js';

/** What is said of a requirement, or of one check of it. */
export type Verdict = 'pass' | 'fail' | 'inconclusive' | 'not-applicable' | 'deferred' | 'waived';

/** The target's clock was moved. */
export interface ClockMove {
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly seconds: number;
}

/** What one check found, with everything that a report or a replay needs. */
export interface CheckResult {
  readonly requirement: RequirementId;
  readonly name: string;
  readonly suite: string;
  readonly verdict: Exclude<Verdict, 'waived'>;
  /** Empty for a pass. */
  readonly reason: string;
  /** Why it could not be judged, where that is the verdict. */
  readonly hindrance?: Hindrance;
  /** When it can be judged, on the target's own clock; left out unless it is deferred to that time. */
  readonly due?: Span;
  readonly expected?: string;
  readonly actual?: string;
  /** The requirement whose business it is that the check could not get on. */
  readonly unmet?: string;
  /** Requirements whose failure would explain this one; the most informative first. */
  readonly suspects?: readonly RequirementId[];
  /** The smallest values that fail, as JSON. */
  readonly counterexample?: unknown;
  /** What everything else that the failing case made up follows from. */
  readonly seed?: number;
  /** Whether the failure shows always or sometimes. */
  readonly frequency?: string;
  /** An error of the suite itself: never a verdict on the target. */
  readonly harnessError?: string;
  /** Milliseconds. */
  readonly duration: number;
  /** All exchanges; those of the smallest failing case alone when the check failed. */
  readonly exchanges: readonly Exchange[];
  /** When the target's clock was moved, and by how much. */
  readonly clockMoves?: readonly ClockMove[];
  readonly created: readonly Created[];
  readonly observations: readonly { readonly id: string; readonly value: string | number | boolean }[];
}

/** A check that is to run: what names it. */
export type PlannedCheck = Pick<CheckResult, 'requirement' | 'name' | 'suite'>;
