import { openSync, writeSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Spending } from '../client/limiter.js';
import type { Created } from '../client/target.js';
import type { Capabilities } from '../config/capabilities.js';
import type { CheckResult, PlannedCheck } from './check-result.js';

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
  readonly capabilities: Capabilities;
  readonly created: readonly Created[];
}

/** One check came to its end. */
export interface CheckFinished {
  readonly kind: 'ended';
  readonly result: CheckResult;
  /** By the whole run so far. */
  readonly spent: Spending;
}

/** One line of a journal. */
export type Entry = ChecksPlanned | RunRefused | TargetOpened | CheckFinished;

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
