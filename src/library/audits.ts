import { randomBytes } from 'node:crypto';
import type { Check } from '../../suites/check/registry.js';
import { type Level, type RequirementId, requirement } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';
import { effortOf, usualRuns } from '../run/effort.js';
import { execute } from '../run/execute.js';
import { type OpenedSession, openSession } from '../run/open-session.js';
import { startOwnTarget } from '../run/own-target.js';
import { planChecks, selectRequirements } from '../run/plan.js';
import { loadSuites } from '../run/suites.js';
import { RequirementFailure, SuiteFailure } from './failure.js';
import { configurationOf, selectionOf, type TargetOptions } from './options.js';
import { Turns } from './turns.js';

/** What an audit found that did not fail. */
export interface AuditResult {
  /** Anything but `pass` says that it was not judged: a runner shows it as skipped. */
  readonly verdict: 'pass' | 'inconclusive' | 'not-applicable' | 'deferred';
  /** Why it was not judged; empty for a pass. */
  readonly reason: string;
}

/** One check, to be run by any test runner. */
export interface Audit {
  readonly requirement: RequirementId;
  readonly level: Level;
  /** A sentence, unique within its requirement. */
  readonly name: string;
  /** The sentence of the contract that it judges. */
  readonly text: string;
  /** As in `tokens/lifetime`. */
  readonly suite: string;
  /** Moves the clock of the target or may be locked out by it; it waits until no other audit runs. */
  readonly exclusive: boolean;
  /**
   * Judges the target. May be called at the same time as others.
   * @throws RequirementFailure when the target does not keep the requirement; SuiteFailure for an internal error; an
   * error in one line when the target cannot be judged at all
   */
  run(options?: { readonly signal?: AbortSignal }): Promise<AuditResult>;
}

/** Audits of one target, in the order in which they are best run. */
export interface Audits extends ReadonlyArray<Audit> {
  /** Ends what is under way and closes all connections; a runner calls it after the last test. */
  close(): Promise<void>;
}

/** Settles what a check found as test runners expect it. */
function settled(result: CheckResult): AuditResult {
  if (result.harnessError !== undefined) throw new SuiteFailure(result.harnessError);
  if (result.verdict === 'fail') throw new RequirementFailure(result);
  return { verdict: result.verdict, reason: result.reason };
}

/**
 * Every selected check as a function that any test runner can call. Nothing is sent before the first one runs; all of
 * them share one session with the target.
 * @throws UsageError for a selection that names something unknown; ConfigurationError
 */
export async function audits(options: TargetOptions = {}): Promise<Audits> {
  const configuration = await configurationOf(options);
  const { suites, requirements } = selectionOf(options);
  const chosen = selectRequirements(requirements);
  const { concurrent, exclusive, hostile } = planChecks(await loadSuites(suites), chosen);
  const ending = new AbortController();
  const turns = new Turns();
  let opened: Promise<OpenedSession> | undefined;
  let lost: string | undefined;

  async function open(): Promise<OpenedSession> {
    const started = await startOwnTarget(configuration);
    try {
      const judged = started?.configuration ?? configuration;
      const effort = effortOf(options.seed ?? 1, options.runs ?? usualRuns, judged.timeouts);
      const runId = randomBytes(4).toString('hex');
      const onLost = (reason: string): void => {
        lost = reason;
      };
      const own = await openSession({ configuration: judged, effort, runId, signal: ending.signal, onLost });
      const close = async (): Promise<void> => {
        await own.close();
        await started?.close();
      };
      return { ...own, close };
    } catch (error) {
      await started?.close();
      throw error;
    }
  }

  function audit(check: Check, alone: boolean): Audit {
    const { text, level } = requirement(check.requirement);
    const { name, suite } = check;
    return {
      ...{ requirement: check.requirement, level, name, text, suite, exclusive: alone },
      run: ({ signal = ending.signal } = {}) =>
        turns.take(alone, async () => {
          ending.signal.throwIfAborted();
          opened ??= open();
          const { session } = await opened;
          if (lost !== undefined) return { verdict: 'inconclusive', reason: lost };
          return settled(await execute(check, session, AbortSignal.any([ending.signal, signal])));
        }),
    };
  }

  const all = [
    ...concurrent.map((check) => audit(check, false)),
    ...[...exclusive, ...hostile].map((check) => audit(check, true)),
  ];
  return Object.assign(all, {
    async close(): Promise<void> {
      ending.abort(new Error('the audits were closed'));
      const session = await opened?.catch(() => undefined);
      opened = undefined;
      await session?.close();
    },
  });
}
