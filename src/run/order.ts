import type { Spending } from '../client/limiter.js';
import type { Configuration } from '../config/configuration.js';
import type { RunChoice } from './choice.js';
import type { Findings } from './findings.js';
import type { Selection } from './plan.js';
import type { Postponed } from './postpone.js';
import type { Effort } from './session.js';

/** What another process needs to go on with what was left to be judged. */
export interface Resumption {
  readonly checks: readonly Postponed[];
  /** What the run has found out of its target. */
  readonly findings: Findings;
  /** Exchanges of the run so far. */
  readonly exchanges: number;
  /** Seconds since 1970 on the target's own clock, after which nothing is judged any more. */
  readonly expires: number;
}

/** Everything that the worker needs to know; it travels over a channel between the processes, never on a command line. */
export interface RunOrder {
  readonly configuration: Configuration;
  readonly selection: Selection;
  readonly effort: Effort;
  /** What of the selection is run; all of it, without. */
  readonly choice?: RunChoice;
  /** What needs a clock that nobody can move is begun now and judged later. */
  readonly postpones?: boolean;
  /** What an earlier process left to be judged; nothing else is run. */
  readonly resumes?: Resumption;
  readonly runId: string;
  /** Path of the file in which the worker notes what it finds. */
  readonly journal: string;
  /** Path of the list of what runs left on targets; without, only the journal knows. */
  readonly createdFile?: string;
  /** Folder of suites as a file URL; those of this package when left out. */
  readonly suites?: string;
  /** Of an exploration alone. */
  readonly exploration?: ExplorationOrder;
}

/** What an exploration needs to know beyond what a run does. */
export interface ExplorationOrder {
  /** Milliseconds. */
  readonly timeMs: number;
  /** Path of the folder of stored cases. */
  readonly cases: string;
  /** Whether the target is the reference implementation, which a replay starts again. */
  readonly reference: boolean;
}

/** How far an exploration is. */
export interface ExplorationProgress {
  readonly histories: number;
  readonly steps: number;
  /** Situations, answers and pairs of steps that were seen. */
  readonly signs: number;
  readonly failures: number;
}

/** What the parent says to its worker. */
export type WorkerCommand = { readonly kind: 'run'; readonly order: RunOrder } | { readonly kind: 'stop' };

/** What the worker says of how it is getting on; what it found is in the journal alone. */
export type WorkerNews =
  | { readonly kind: 'loading' }
  | { readonly kind: 'planned'; readonly checks: number; readonly requests?: number }
  | { readonly kind: 'spent'; readonly spent: Spending }
  | { readonly kind: 'finished'; readonly requirement: string; readonly verdict: string; readonly requests?: number }
  | { readonly kind: 'explored'; readonly progress: ExplorationProgress }
  | { readonly kind: 'said'; readonly line: string };
