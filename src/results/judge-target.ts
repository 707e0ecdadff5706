import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import type { HarnessFault } from '../judge/judge.js';
import { packageVersion } from '../package-version.js';
import { type RunChoice, wholeRun } from '../run/choice.js';
import { effortOfProfile, limitsOf } from '../run/effort.js';
import type { Findings } from '../run/findings.js';
import { type Gathered, gathered, readJournal, type SeenClock } from '../run/journal.js';
import type { ExplorationOrder } from '../run/order.js';
import { startOwnTarget } from '../run/own-target.js';
import { type Selection, selectRequirements } from '../run/plan.js';
import { needed, type Postponed } from '../run/postpone.js';
import { findSuites, selectSuites } from '../run/suites.js';
import { superviseWorker, type Watcher, WorkerError } from '../run/supervise.js';
import { UsageError } from '../usage-error.js';
import { assemble } from './assemble.js';
import type { Finished } from './finished.js';
import { exitStatus } from './outcome.js';
import type { Results } from './results.js';
import { settingDigests } from './settings.js';
import { tidied } from './tidy.js';
import { warningsOf } from './warnings.js';

/** What a run is asked to do. */
export interface RunOptions {
  /** Without a target the reference implementation is started and judged. */
  readonly configuration: Configuration;
  readonly selection: Selection;
  readonly failOn: 'must' | 'should';
  /** Whether a must that is not judged, for whatever reason, is an outcome that could not be judged. */
  readonly strict?: boolean;
  readonly seed: number;
  /** Random cases of each property. */
  readonly runs: number;
  /** What of the selection is run; all of it, without. */
  readonly choice?: RunChoice;
  /** What needs a clock that nobody can move is begun, and judged later. */
  readonly postpones?: boolean;
  /** What is done instead of a run, and the module of the worker that does it, as a file URL. */
  readonly exploration?: Omit<ExplorationOrder, 'reference'> & { readonly script: string };
  /** Stops the run; what was found until then is in the results. */
  readonly signal: AbortSignal;
  /** Stops it without waiting for what is under way. */
  readonly atOnce?: AbortSignal;
  readonly watcher?: Watcher;
  /** Path of the list of what runs left on targets, which cleanup goes by; its folder exists. */
  readonly createdFile?: string;
  /** Folder of suites as a file URL, instead of those of this package. */
  readonly suites?: string;
}

/** What a run gave. */
export interface Run {
  readonly results: Results;
  /** 130 when it was stopped. */
  readonly exit: 0 | 1 | 3 | 130;
  /** Why it ended before its end, in one line. */
  readonly endedBy?: string;
  /** What is judged later, with everything that this takes; left out where there is nothing. */
  readonly later?: Later;
}

/** What a run left to be judged. */
export interface Later {
  readonly finished: Finished;
  readonly findings: Findings;
  readonly checks: readonly Postponed[];
  readonly clock: SeenClock;
}

/** What ends a run that is no error of the suite: said in one line, and not again among the errors of the suite. */
const outside = [
  ...['TargetUnreachable', 'NotTheApi', 'CredentialsRefused', 'ListenError', 'ConfigurationError'],
  ...['NoAnswer', 'Throttled', 'TargetGone', 'BudgetSpent'],
];

/**
 * Makes sure that a selection means something, before anything is started for it.
 * @throws UsageError when it names something that there is not
 */
export async function assertSelection({ suites, requirements }: Selection): Promise<void> {
  selectRequirements(requirements);
  selectSuites(await findSuites(), suites);
}

/** What a report says of a choice. */
function choiceShown({ profile, readOnly, shard }: RunChoice): Pick<Results['run'], 'profile' | 'readOnly' | 'shard'> {
  return {
    ...(profile === 'standard' ? {} : { profile }),
    ...(readOnly ? { readOnly } : {}),
    ...(shard === undefined ? {} : { shard }),
  };
}

/** How a run ended before its end: by a refusal of the worker, by its death, or not at all. */
function untimelyEnd({ refused, cutShort, strayErrors }: Gathered, death: string | undefined) {
  if (refused !== undefined) return { endedBy: refused.message, isOwn: !outside.includes(refused.error) };
  if (cutShort !== undefined) return { endedBy: cutShort, isOwn: false };
  const own = death ?? strayErrors[0];
  return own === undefined ? undefined : { endedBy: `internal error in the suite: ${own}`, isOwn: true };
}

/** What a run left to be judged later; undefined where that is nothing. */
function laterOf({ postponed: checks, opened, clock }: Gathered, finished: Finished): Later | undefined {
  if (checks.length === 0 || opened === undefined || clock === undefined) return undefined;
  return { finished, findings: opened.findings, checks, clock };
}

/**
 * Runs the suites against a target and judges what they found. Whatever happens to the worker that runs them, what it
 * had gathered is in the results.
 * @throws UsageError when the selection names something that there is not
 */
export async function judgeTarget(options: RunOptions): Promise<Run> {
  const { selection, seed, runs, failOn, signal, atOnce, watcher } = options;
  const selected = selectRequirements(selection.requirements);
  const startedAt = new Date().toISOString();
  const runId = randomBytes(4).toString('hex');
  const directory = await mkdtemp(join(tmpdir(), 'upload-contract-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  const { backend, target: configured } = options.configuration;
  const isReference = configured === undefined && backend === undefined;
  const started = await startOwnTarget(options.configuration, { dataDir: join(directory, 'reference') });
  try {
    const { choice = wholeRun } = options;
    const reached = started?.configuration ?? options.configuration;
    const configuration = { ...reached, limits: limitsOf(choice.profile, reached.limits) };
    const journal = join(directory, 'journal.ndjson');
    const effort = effortOfProfile(choice.profile, seed, runs, configuration.timeouts);
    const suites = options.suites === undefined ? {} : { suites: options.suites };
    const { exploration } = options;
    const listed = isReference || options.createdFile === undefined ? {} : { createdFile: options.createdFile };
    const postpones = options.postpones === true && backend === undefined;
    const death = await superviseWorker({
      order: {
        ...{ configuration, selection, choice, effort, runId, postpones, journal, ...suites, ...listed },
        ...(exploration === undefined ? {} : { exploration: { ...exploration, reference: isReference } }),
      },
      ...(exploration === undefined ? {} : { script: exploration.script }),
      signal,
      ...(atOnce === undefined ? {} : { atOnce }),
      ...(watcher === undefined ? {} : { watcher }),
    }).then(
      () => undefined,
      (error: unknown) => {
        if (error instanceof WorkerError) return error.message;
        throw error;
      },
    );
    const found = gathered(await readJournal(journal));
    if (found.refused?.error === 'UsageError') throw new UsageError(found.refused.message);
    const redact = redactionOf(configuration).text;
    const end = untimelyEnd(found, death);
    const endedBy = end === undefined ? undefined : redact(end.endedBy);
    const ownErrors: HarnessFault[] =
      end?.isOwn === true && endedBy !== undefined ? [{ check: 'runner', message: endedBy }] : [];
    const everything = selection.suites.length === 0 && selection.requirements.length === 0;
    const removals = await tidied(configuration, runId, found, listed.createdFile, atOnce, needed(found.postponed));
    const finished: Finished = {
      results: found.results,
      leftOut: found.leftOut,
      planned: found.planned,
      ...(everything ? {} : { selected: selection.suites.length === 0 ? [...selected] : [] }),
      interrupted: signal.aborted || end !== undefined,
      ...(endedBy === undefined ? {} : { endedBy }),
      harnessErrors: ownErrors,
      created: backend === undefined ? found.created : [],
      ...(removals === undefined ? {} : { removals }),
      warnings: warningsOf(configuration),
      toolVersion: await packageVersion(),
      run: {
        id: runId,
        seed,
        runs,
        startedAt,
        finishedAt: new Date().toISOString(),
        failOn,
        selection,
        ...choiceShown(choice),
        spent: found.spent,
      },
      target: { url: backend?.url ?? configuration.target ?? '', reference: isReference },
      product: isReference ? null : configuration.product,
      capabilities: found.opened?.findings.capabilities ?? {},
      ...(choice.shard === undefined
        ? {}
        : { shard: { strict: options.strict === true, settings: settingDigests(configuration, backend) } }),
    };
    const results = assemble({ ...finished, expectedFailures: configuration.expectedFailures, redact });
    const later = laterOf(found, finished);
    const exit = signal.aborted ? 130 : end === undefined ? exitStatus(results, options.strict) : 3;
    return {
      ...{ results, exit },
      ...(endedBy === undefined || signal.aborted ? {} : { endedBy }),
      ...(later === undefined ? {} : { later }),
    };
  } finally {
    await started?.close();
    process.removeListener('exit', remove);
    await rm(directory, { recursive: true, force: true });
  }
}
