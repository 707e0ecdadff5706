import { access, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Configuration } from '../config/configuration.js';
import { printable } from '../printable.js';
import { quoted } from '../results/curl.js';
import type { Later, Run } from '../results/judge-target.js';
import type { Console } from './console.js';
import type { Interrupt } from './interrupt.js';
import type { Reporting } from './reporting.js';

/** Everything that the rest of a run needs. */
export interface Remainder {
  readonly configuration: Configuration;
  readonly reports: Reporting;
  readonly interrupt: Interrupt;
  readonly created: { readonly createdFile?: string };
  /** How the configuration and the target were named on the command line; "resume" needs the same. */
  readonly config?: string;
  readonly target?: string;
  /** The ledger that is resumed, as the user named it; left out for a run that may begin one. */
  readonly ledger?: string;
  readonly strict?: boolean;
  /** Whether it is waited for until nothing is left. */
  readonly wait?: boolean;
}

/** Milliseconds between two lines that say how long it is still waited for, where there is no terminal. */
const betweenLines = 60_000;

const counted = (count: number): string => `${count} check${count === 1 ? '' : 's'}`;

/** A moment of the target's clock, in words. */
const moment = (seconds: number): string =>
  `${new Date(seconds * 1000).toISOString().slice(0, 19).replace('T', ' ')} UTC`;

/** Where a run leaves its ledger; one of an earlier run, which somebody may still resume, stays. */
async function newLedger(later: Later, folder: string, io: Console): Promise<string> {
  const file = join(folder, 'ledger.json');
  const isTaken = await access(resolve(io.directory, file)).then(
    () => true,
    () => false,
  );
  return isTaken ? join(folder, `ledger-${later.finished.run.id}.json`) : file;
}

/**
 * Writes what is judged later into its ledger, or removes that where nothing is left.
 * @returns the path of the ledger as the user would name it; undefined where nothing is left
 */
async function keepLedger(
  later: Later | undefined,
  { configuration, reports, ledger }: Pick<Remainder, 'configuration' | 'reports' | 'ledger'>,
  io: Console,
): Promise<string | undefined> {
  if (later === undefined) {
    if (ledger !== undefined) await rm(resolve(io.directory, ledger), { force: true });
    return undefined;
  }
  const { writtenLedger } = await import('../ledger/ledger.js');
  const file = ledger ?? (await newLedger(later, reports.folder, io));
  const path = resolve(io.directory, file);
  const text = await writtenLedger(later, configuration);
  // A process that is killed leaves the old one whole.
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
  return file;
}

/** The command that judges what is left, in the shell of whoever began the run. */
function resumeCommand(file: string, { config, target }: Pick<Remainder, 'config' | 'target'>): string {
  const flags = Object.entries({ '--config': config, '--target': target });
  const words = [file, ...flags.flatMap(([flag, value]) => (value === undefined ? [] : [flag, value]))];
  return ['upload-contract resume', ...words.map(quoted)].join(' ');
}

/** Says on standard error what is judged later, and by which command. */
async function announce(later: Later, command: string, io: Console): Promise<void> {
  const { spansOf } = await import('../run/postpone.js');
  const spans = spansOf(later.checks);
  const [first = 0, last = 0] = [spans[0]?.from, spans.at(-1)?.from];
  const when = last - first < 60 ? `at ${moment(first)}` : `from ${moment(first)} to ${moment(last)}`;
  io.stderr.write(
    `upload-contract: ${counted(later.checks.length)} due ${when}, by the clock of the target: ${command}\n`,
  );
}

/** Waits for a time that passes, and says how much of it is left. */
async function countDown(ms: number, checks: number, signal: AbortSignal, { stderr }: Console): Promise<void> {
  const { clockText } = await import('../../reporters/terminal/progress.js');
  const end = performance.now() + ms;
  const line = (): string => `${counted(checks)} due later, the next in ${clockText(end - performance.now())}`;
  const isTerminal = stderr.isTTY === true;
  try {
    for (let left = ms; left > 0; left = end - performance.now()) {
      stderr.write(isTerminal ? `\r\u001b[K${line()}` : `upload-contract: ${line()}\n`);
      await delay(Math.min(left, isTerminal ? 1000 : betweenLines), undefined, { signal });
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  } finally {
    if (isTerminal) stderr.write('\r\u001b[K');
  }
}

/** Judges what is due, completes the reports, and keeps what is left. */
export async function resumeOnce(later: Later, rest: Remainder, io: Console, shown: boolean): Promise<Run> {
  const { resumeRun } = await import('../ledger/resume.js');
  const { configuration, reports, interrupt, created, strict = false } = rest;
  const { signal, atOnce } = interrupt;
  const run = await resumeRun({ ledger: later, configuration, strict, signal, atOnce, ...created });
  await reports.write(run.results, shown || run.later === undefined);
  if (run.endedBy !== undefined) io.stderr.write(`upload-contract: ${printable(run.endedBy)}\n`);
  return run;
}

/**
 * Keeps what a run left to be judged, and waits for it where that is asked for.
 * @returns the run as it is then
 */
export async function withLater(run: Run, rest: Remainder, io: Console): Promise<Run> {
  const { signal } = rest.interrupt;
  let now = run;
  let kept = rest.ledger;
  for (;;) {
    const file = await keepLedger(now.later, { ...rest, ...(kept === undefined ? {} : { ledger: kept }) }, io);
    kept = file;
    if (now.later === undefined || file === undefined) return now;
    if (rest.wait !== true || signal.aborted || now.endedBy !== undefined) {
      await announce(now.later, resumeCommand(file, rest), io);
      return now;
    }
    const { msUntilNext } = await import('../ledger/wait.js');
    await countDown(msUntilNext(now.later, Date.now()), now.later.checks.length, signal, io);
    if (signal.aborted) now = { ...now, exit: 130 };
    else now = await resumeOnce(now.later, rest, io, false);
  }
}
