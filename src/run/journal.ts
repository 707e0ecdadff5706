import { openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Spending } from '../client/limiter.js';
import type { Created } from '../client/target.js';
import { keyOf } from './check-cost.js';
import type { CheckResult, PlannedCheck } from './check-result.js';
import type { Findings } from './findings.js';
import type { Postponed } from './postpone.js';

/** What ended a run before its first check. */
export interface RunRefused {
  readonly kind: 'refused';
  /** Name of the error's class. */
  readonly error: string;
  readonly message: string;
}

/** What is to be run. */
export interface ChecksPlanned {
  readonly kind: 'planned';
  readonly checks: readonly PlannedCheck[];
}

/** What is known of the target before the first check. */
export interface TargetOpened {
  readonly kind: 'opened';
  readonly findings: Findings;
}

/** A check was begun that is judged later. */
export interface CheckPostponed {
  readonly kind: 'postponed';
  readonly rest: Postponed;
}

/** What the target's own clock showed. */
export interface SeenClock {
  /** Seconds since 1970 on it. */
  readonly now: number;
  /** Milliseconds since 1970 on this side's, for nothing but how long it is waited for. */
  readonly seenAt: number;
}

/** The target's own clock at the end. */
export interface ClockSeen {
  readonly kind: 'clock';
  readonly clock: SeenClock;
}

/** One check has finished. */
export interface CheckFinished {
  readonly kind: 'finished';
  readonly result: CheckResult;
}

/** The target keeps something from now on; noted at once, since nothing else can list it when the run is stopped. */
export interface ObjectCreated {
  readonly kind: 'created';
  readonly created: Created;
}

/** What the whole run has spent, a request that is about to be sent included. */
export interface RequestSpent {
  readonly kind: 'spent';
  readonly spent: Spending;
}

/** The run ended before its end, through no fault of the suite. */
export interface RunCutShort {
  readonly kind: 'cut-short';
  readonly reason: string;
}

/** Checks were left out on purpose. */
export interface ChecksLeftOut {
  readonly kind: 'left-out';
  readonly results: readonly CheckResult[];
}

/** Something went wrong in the worker outside of every check. */
export interface StrayError {
  readonly kind: 'stray';
  readonly message: string;
}

/** One line of a journal. */
export type Entry =
  | ChecksPlanned
  | RunRefused
  | TargetOpened
  | CheckFinished
  | CheckPostponed
  | ClockSeen
  | ObjectCreated
  | RequestSpent
  | RunCutShort
  | ChecksLeftOut
  | StrayError;

/** What a run has gathered, kept on the disk line by line, so that nothing is lost when its process dies. */
export interface Journal {
  write(entry: Entry): void;
}

/** Opens a journal for writing at its end; nobody else may read it. */
export function openJournal(path: string): Journal {
  const file = openSync(path, 'a', 0o600);
  return { write: (entry) => void writeSync(file, `${JSON.stringify(entry)}\n`) };
}

/** The entries of a journal; a last line that was cut off is left out, and a journal that was never begun is empty. */
export async function readJournal(path: string): Promise<readonly Entry[]> {
  const text = await readFile(path, 'utf8').catch(() => '');
  const lines = text.slice(0, text.lastIndexOf('\n') + 1).split('\n');
  return lines.filter((line) => line !== '').map((line): Entry => JSON.parse(line));
}

/** A journal by kind of entry. */
export interface Gathered {
  readonly planned: readonly PlannedCheck[];
  readonly opened: TargetOpened | undefined;
  readonly refused: RunRefused | undefined;
  readonly results: readonly CheckResult[];
  readonly leftOut: readonly CheckResult[];
  readonly postponed: readonly Postponed[];
  /** The target's own clock at the end; undefined where its answers have no Date header. */
  readonly clock: SeenClock | undefined;
  readonly created: readonly Created[];
  readonly spent: Spending;
  readonly cutShort: string | undefined;
  readonly strayErrors: readonly string[];
}

/** The last result of each check: an exploration makes a failure smaller after it has found it. */
function lastOfEach(results: readonly CheckResult[]): readonly CheckResult[] {
  return [...new Map(results.map((one) => [keyOf(one), one])).values()];
}

/** Puts the entries of a journal in order. */
export function gathered(entries: readonly Entry[]): Gathered {
  return {
    planned: entries.flatMap((one) => (one.kind === 'planned' ? one.checks : [])),
    opened: entries.find((one) => one.kind === 'opened'),
    refused: entries.find((one) => one.kind === 'refused'),
    results: lastOfEach(entries.flatMap((one) => (one.kind === 'finished' ? [one.result] : []))),
    postponed: entries.flatMap((one) => (one.kind === 'postponed' ? [one.rest] : [])),
    clock: entries.findLast((one) => one.kind === 'clock')?.clock,
    leftOut: entries.flatMap((one) => (one.kind === 'left-out' ? one.results : [])),
    created: entries.flatMap((one) => (one.kind === 'created' ? [one.created] : [])),
    spent: entries.findLast((one) => one.kind === 'spent')?.spent ?? { requests: 0, uploads: 0, bytes: 0 },
    cutShort: entries.find((one) => one.kind === 'cut-short')?.reason,
    strayErrors: entries.flatMap((one) => (one.kind === 'stray' ? [one.message] : [])),
  };
}
