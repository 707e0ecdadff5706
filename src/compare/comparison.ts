import type { Level } from '../contract/requirements.js';
import type { ReportedCheck, ReportedSource, Results, RunOutcome, Tally } from '../results/results.js';

/**
 * The state of a requirement in one column: what it counts as, or that the run did not select it, or that
 * the contract of that run does not have it.
 */
export type Standing = keyof Tally | 'not-run' | 'not-in-contract';

/**
 * How a requirement changed from one run to the next:
 * - `broke`: it passed and now fails, by itself, behind another failure, or as an expected failure;
 * - `worse`: it failed before and still does, but now also in a check that passed;
 * - `unwaived`: it failed as expected and is no longer expected to;
 * - `new`: it was not judged before and now passes or fails;
 * - `lost`: it was judged before and no longer is;
 * - `waived`: it failed before and now fails as expected;
 * - `fixed`: it failed and now passes.
 */
export type ChangeKind = 'broke' | 'worse' | 'unwaived' | 'new' | 'lost' | 'waived' | 'fixed';

/** All kinds of change, the most serious first. */
export const changeKinds: readonly ChangeKind[] = ['broke', 'worse', 'unwaived', 'new', 'lost', 'waived', 'fixed'];

/** A check that fails after a change. */
export interface FailingCheck {
  readonly name: string;
  /** Its earlier verdict; absent when no check of that name ran. */
  readonly before: ReportedCheck['verdict'] | 'absent';
  /** In one line. */
  readonly reason: string;
}

/** How a requirement differs from an earlier run. */
export interface Change {
  readonly kind: ChangeKind;
  /** The column that it differs from: the nearest earlier one that judged the requirement, else the previous one. */
  readonly since: number;
  readonly regression: boolean;
  /** The checks that show it: those that fail; for `worse`, those that passed before. */
  readonly checks: readonly FailingCheck[];
}

/** One requirement in one run. */
export interface Cell {
  readonly standing: Standing;
  /** Whether it is known to hold or not to hold; a failure that another one hides is known. */
  readonly known: 'holds' | 'fails' | 'waived' | null;
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
  /** With addresses; empty in results of version 0.1. */
  readonly sources: readonly ReportedSource[];
  readonly text: string;
  /** The contracts of these runs differ in its text or level. */
  readonly reworded: boolean;
  /** As many as there are columns. */
  readonly cells: readonly Cell[];
}

/** One run. */
export interface Column {
  /** No other column has the same. */
  readonly label: string;
  /** As the user named it. */
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
  /** How many requirements changed; null in the first column. */
  readonly changes: Readonly<Record<ChangeKind, number>>;
}

/** What counts as a regression. */
export interface Yardstick {
  readonly failOn: 'must' | 'should';
  /** Also what passed and is no longer judged. */
  readonly strict: boolean;
}

/** Two or more runs, each compared with the one before it. */
export interface Comparison extends Yardstick {
  /** `unsettled`: no regression was seen, but the runs do not suffice to exclude one. */
  readonly outcome: 'regression' | 'no-regression' | 'unsettled';
  /** Why, in one sentence. */
  readonly because: string;
  /** What a reader must know first, one sentence each. */
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
