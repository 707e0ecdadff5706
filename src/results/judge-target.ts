import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import { packageVersion } from '../package-version.js';
import { effortOf } from '../run/effort.js';
import { type Entry, readJournal } from '../run/journal.js';
import { type Selection, selectRequirements } from '../run/plan.js';
import { startReferenceTarget } from '../run/reference-target.js';
import { findSuites, selectSuites } from '../run/suites.js';
import { RunnerError, runEmbedded, type Watcher } from '../run/vitest/embed.js';
import { UsageError } from '../usage-error.js';
import { assemble } from './assemble.js';
import { exitStatus } from './outcome.js';
import type { Results } from './results.js';

/** What a run is asked to do. */
export interface RunOptions {
  /** Without a target the reference implementation is started and judged. */
  readonly configuration: Configuration;
  readonly selection: Selection;
  readonly failOn: 'must' | 'should';
  readonly seed: number;
  /** Random cases of each property. */
  readonly runs: number;
  /** Stops the run; what was found until then is in the results. */
  readonly signal: AbortSignal;
  readonly watcher?: Watcher;
  /** Folder of suites as a file URL, in the place of those of this package. */
  readonly suites?: string;
}

/** What a run came to. */
export interface Run {
  readonly results: Results;
  /** 130 when it was stopped. */
  readonly exit: 0 | 1 | 3 | 130;
  /** Why it ended before its end, in one line. */
  readonly endedBy?: string;
}

/** The parts of a journal. */
function sorted(entries: readonly Entry[]) {
  return {
    planned: entries.flatMap((one) => (one.kind === 'planned' ? one.checks : [])),
    opened: entries.find((one) => one.kind === 'opened'),
    refused: entries.find((one) => one.kind === 'refused'),
    ended: entries.filter((one) => one.kind === 'ended'),
  };
}

/** What ended a run that is no fault of the suite: told in one line, and not again among the errors of the suite. */
const outside = ['TargetUnreachable', 'CredentialsRefused', 'ListenError', 'ConfigurationError'];

/**
 * Makes sure that a selection means something, before anything is started for it.
 * @throws UsageError when it names something that there is not
 */
export async function assertSelection({ suites, requirements }: Selection): Promise<void> {
  selectRequirements(requirements);
  selectSuites(await findSuites(), suites);
}

/**
 * Runs the suites against a target and judges what they found. Whatever happens to the worker that runs them, what it
 * had gathered is in the results.
 * @throws UsageError when the selection names something that there is not
 */
export async function run(options: RunOptions): Promise<Run> {
  const { selection, seed, runs, failOn, signal } = options;
  const selected = selectRequirements(selection.requirements);
  const startedAt = new Date().toISOString();
  const runId = randomBytes(4).toString('hex');
  const directory = await mkdtemp(join(tmpdir(), 'upload-contract-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  const isReference = options.configuration.target === undefined;
  const reference = isReference
    ? await startReferenceTarget(options.configuration, { dataDir: join(directory, 'reference') })
    : undefined;
  try {
    const configuration = reference?.configuration ?? options.configuration;
    const journal = join(directory, 'journal.ndjson');
    const effort = effortOf(seed, runs, configuration.limits);
    const suites = options.suites === undefined ? {} : { suites: options.suites };
    const order = { configuration, selection, effort, runId, journal, ...suites };
    const watcher = options.watcher === undefined ? {} : { watcher: options.watcher };
    const failure = await runEmbedded({ order, directory, signal, ...watcher }).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof RunnerError) return error.message;
        throw error;
      },
    );
    const { planned, opened, refused, ended } = sorted(await readJournal(journal));
    if (refused?.error === 'UsageError') throw new UsageError(refused.message);
    const redact = redactionOf(configuration).text;
    const trouble = refused === undefined ? failure : redact(refused.message);
    const ownFault = trouble !== undefined && (refused === undefined || !outside.includes(refused.error));
    const everything = selection.suites.length === 0 && selection.requirements.length === 0;
    const results = assemble({
      results: ended.map(({ result }) => result),
      planned,
      ...(everything ? {} : { selected: selection.suites.length === 0 ? selected : [] }),
      interrupted: signal.aborted || trouble !== undefined,
      expectedFailures: configuration.expectedFailures,
      harnessErrors: ownFault ? [{ check: 'runner', message: trouble }] : [],
      created: opened?.created ?? [],
      toolVersion: await packageVersion(),
      run: {
        id: runId,
        seed,
        runs,
        startedAt,
        finishedAt: new Date().toISOString(),
        failOn,
        selection,
        spent: ended.at(-1)?.spent ?? { requests: 0, uploads: 0, bytes: 0 },
      },
      target: { url: configuration.target ?? '', reference: isReference },
      product: isReference ? null : configuration.product,
      capabilities: opened?.capabilities ?? {},
      redact,
    });
    const exit = signal.aborted ? 130 : trouble === undefined ? exitStatus(results) : 3;
    return { results, exit, ...(trouble === undefined || signal.aborted ? {} : { endedBy: trouble }) };
  } finally {
    await reference?.close();
    process.removeListener('exit', remove);
    await rm(directory, { recursive: true, force: true });
  }
}
