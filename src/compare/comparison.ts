import type { Level } from '../contract/requirements.js';
import type { ReportedCheck, ReportedSource, Results, RunOutcome, Tally } from '../results/results.js';

/**
 * What is said of a requirement in one column: what it counts as there, or that the run was not asked for it, or that
 * the contract of that run does not have it.
 */
export type Standing = keyof Tally | 'not-run' | 'not-in-contract';

/**
 * What became of a requirement from one run to the next:
 * - `broke`: it passed and now fails, by itself, behind another failure, or as an expected failure;
 * - `worse`: it failed before and still does, but now also in a check that passed;
 * - `unwaived`: it failed as expected and is no longer expected to;
 * - `new`: it was not told before and now is, by a pass or a failure;
 * - `lost`: it was told before and no longer is;
 * - `waived`: it failed before and now fails as expected;
 * - `mended`: it failed and now passes.
 */
export type ChangeKind = 'broke' | 'worse' | 'unwaived' | 'new' | 'lost' | 'waived' | 'mended';

/** All kinds of change, the weightiest first. */
export const changeKinds: readonly ChangeKind[] = ['broke', 'worse', 'unwaived', 'new', 'lost', 'waived', 'mended'];

/** A check that fails after a change. */
export interface FailingCheck {
  readonly name: string;
  /** What it came to before; absent when no check of that name ran. */
  readonly before: ReportedCheck['verdict'] | 'absent';
  /** In one line. */
  readonly reason: string;
}

/** How a requirement differs from what was said of it before. */
export interface Change {
  readonly kind: ChangeKind;
  /** The column that it differs from: the nearest earlier one that told the requirement, else the one before. */
  readonly since: number;
  readonly regression: boolean;
  /** The checks that show it: those that fail, of a `worse` one those that passed before. */
  readonly checks: readonly FailingCheck[];
}

/** One requirement in one run. */
export interface Cell {
  readonly standing: Standing;
  /** Whether it is known to hold, or not to hold; a failure that is only hidden by another one counts as told. */
  readonly told: 'holds' | 'fails' | 'waived' | null;
  /** Empty for a pass. */
  readonly reason: string;
  /** Null where nothing changed, and in the first column. */
  readonly change: Change | null;
}

/** One requirement in all runs. */
export interface Row {
  readonly id: string;
  readonly level: Level;
  readonly source: string;
  /** With addresses; none in results of version 0.1. */
  readonly sources: readonly ReportedSource[];
  readonly text: string;
  /** The contracts of these runs give it other words or another level. */
  readonly reworded: boolean;
  /** As many as there are columns. */
  readonly cells: readonly Cell[];
}

/** One run. */
export interface Column {
  /** No other column has the same. */
  readonly label: string;
  /** As it was named. */
  readonly file: string;
  readonly outcome: RunOutcome;
  readonly target: Results['target'];
  readonly product: Results['product'];
  readonly contract: Results['contract'];
  readonly tool: Results['tool'];
  readonly run: Pick<
    Results['run'],
    'id' | 'seed' | 'runs' | 'startedAt' | 'finishedAt' | 'complete' | 'expectedChecks' | 'executedChecks'
  >;
  readonly requirements: Tally;
  /** How many requirements changed from what was said before; nothing in the first column. */
  readonly changes: Readonly<Record<ChangeKind, number>>;
}

/** The level from which on a failure is a regression, and what else is one. */
export interface Yardstick {
  readonly failOn: 'must' | 'should';
  /** Also what passed and is no longer told. */
  readonly strict: boolean;
}

/** Two runs or more beside each other, each compared with the one before it. */
export interface Comparison extends Yardstick {
  /** `unsettled`: no regression was seen, but the runs do not suffice to say that there is none. */
  readonly outcome: 'regression' | 'no-regression' | 'unsettled';
  /** Why, in one sentence. */
  readonly because: string;
  /** What a reader has to know before, one sentence each. */
  readonly notices: readonly string[];
  readonly columns: readonly Column[];
  /** Every requirement of any run, in the order of the last contract. */
  readonly rows: readonly Row[];
}

/** Results and the file that they were read from. */
export interface Source {
  readonly file: string;
  readonly results: Results;
}
