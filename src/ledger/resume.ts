import { rmSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../config/configuration.js';
import { redactionOf } from '../config/redaction-of.js';
import { assemble } from '../results/assemble.js';
import type { Finished } from '../results/finished.js';
import type { Later, Run } from '../results/judge-target.js';
import { exitStatus } from '../results/outcome.js';
import { tidied } from '../results/tidy.js';
import { keyOf, plus } from '../run/check-cost.js';
import { effortOf } from '../run/effort.js';
import { type Gathered, gathered, readJournal } from '../run/journal.js';
import { needed, type Postponed } from '../run/postpone.js';
import { superviseWorker, type Watcher, WorkerError } from '../run/supervise.js';
import { UsageError } from '../usage-error.js';
import { expiryOf } from './ledger.js';

/** What a resumption is asked to do. */
export interface ResumeOptions {
  readonly ledger: Later;
  /** That of the run that wrote the ledger. */
  readonly configuration: Configuration;
  readonly strict: boolean;
  readonly signal: AbortSignal;
  readonly atOnce?: AbortSignal;
  readonly watcher?: Watcher;
  /** Path of the list of what runs left on targets; its folder exists. */
  readonly createdFile?: string;
  /** Folder of suites as a file URL, instead of those of this package. */
  readonly suites?: string;
}

/** The run with what was judged now; all else stays as it was. */
function completed(before: Finished, found: Gathered, own: Finished['harnessErrors'], at: string): Finished {
  const newly = new Map(found.results.map((one) => [keyOf(one), one]));
  return {
    ...before,
    results: before.results.map((one) => newly.get(keyOf(one)) ?? one),
    harnessErrors: [...(before.harnessErrors ?? []), ...(own ?? [])],
    created: [...(before.created ?? []), ...found.created],
    run: {
      ...before.run,
      finishedAt: at,
      resumedAt: [...(before.run.resumedAt ?? []), at],
      spent: plus(before.run.spent, found.spent),
    },
  };
}

/** What is still to be judged: as it is now, or as it was where this process did not come to it. */
function remaining(before: readonly Postponed[], { results, postponed }: Gathered): readonly Postponed[] {
  const now = new Map(postponed.map((one) => [keyOf(one), one]));
  const done = new Set(results.map(keyOf));
  return before.flatMap((one) => now.get(keyOf(one)) ?? (done.has(keyOf(one)) ? [] : [one]));
}

/**
 * Judges what a run left to be judged, as far as the target's own clock lets it, and completes the results of that run.
 * @throws UsageError when the ledger has expired
 */
export async function resumeRun(options: ResumeOptions): Promise<Run> {
  const { ledger, configuration, signal, atOnce, watcher, strict } = options;
  const { finished: before, findings, checks } = ledger;
  const { seed, runs, id: runId, spent } = before.run;
  const directory = await mkdtemp(join(tmpdir(), 'upload-contract-'));
  const remove = (): void => rmSync(directory, { recursive: true, force: true });
  process.once('exit', remove);
  try {
    const journal = join(directory, 'journal.ndjson');
    const death = await superviseWorker({
      order: {
        ...{ configuration, runId, journal, selection: { suites: [], requirements: [] } },
        effort: effortOf(seed, runs, configuration.timeouts),
        resumes: { checks, findings, exchanges: spent.requests, expires: expiryOf(ledger) },
        ...(options.suites === undefined ? {} : { suites: options.suites }),
        ...(options.createdFile === undefined ? {} : { createdFile: options.createdFile }),
      },
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
    const own = death ?? found.strayErrors[0];
    const trouble = found.refused?.message ?? found.cutShort ?? own;
    const endedBy = trouble === undefined ? undefined : redact(trouble);
    const ownErrors = own === undefined ? [] : [{ check: 'runner', message: redact(own) }];
    const rest = remaining(checks, found);
    const finished =
      found.results.length === 0 ? before : completed(before, found, ownErrors, new Date().toISOString());
    // What the run removed is gone; what its checks still needed was spared.
    const made = { created: [...found.created, ...needed(checks)] };
    const removals = await tidied(configuration, runId, made, options.createdFile, atOnce, needed(rest));
    const whole: Finished = {
      ...finished,
      ...(removals === undefined ? {} : { removals: [...(before.removals ?? []), ...removals] }),
    };
    const results = assemble({ ...whole, expectedFailures: configuration.expectedFailures, redact });
    const later: Later = { finished: whole, findings, checks: rest, clock: found.clock ?? ledger.clock };
    return {
      results,
      exit: signal.aborted ? 130 : endedBy === undefined ? exitStatus(results, strict) : 3,
      ...(endedBy === undefined || signal.aborted ? {} : { endedBy }),
      ...(rest.length === 0 ? {} : { later }),
    };
  } finally {
    process.removeListener('exit', remove);
    await rm(directory, { recursive: true, force: true });
  }
}
