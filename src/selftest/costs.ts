import { type Check, declaredChecks } from '../../suites/check/registry.js';
import { configure } from '../config/load.js';
import { type CheckCost, costOf, keyOf } from '../run/check-cost.js';
import { firstCaseOnly } from '../run/first-case.js';
import { openSession } from '../run/open-session.js';
import { planChecks } from '../run/plan.js';
import { startReferenceTarget } from '../run/reference-target.js';
import { runChecks } from '../run/run-checks.js';
import type { Effort } from '../run/session.js';

/** What each check costs on the reference, by its key. */
export type Costs = ReadonlyMap<string, CheckCost>;

/** Judges checks on the unchanged reference, and counts what each sends; one that does not pass is left out. */
async function measured(checks: readonly Check[], effort: Effort, signal: AbortSignal): Promise<Costs> {
  const base = await configure(undefined, { environment: {}, directory: '.' });
  const reference = await startReferenceTarget(base, {});
  try {
    const { configuration } = reference;
    const opened = await openSession({ configuration, effort, runId: 'selftest', signal });
    try {
      const requirements = new Set(checks.map(({ requirement }) => requirement));
      const results = await runChecks(planChecks(checks, requirements), opened.session, { signal });
      return new Map(
        results.filter(({ verdict }) => verdict === 'pass').map((one) => [keyOf(one), costOf(one.exchanges)]),
      );
    } finally {
      await opened.close();
    }
  } finally {
    await reference.close();
  }
}

const effort: Effort = {
  seed: 1,
  runs: 5,
  races: 3,
  crowd: 1000,
  shrink: false,
  repeats: 0,
  checkLimitMs: 300_000,
};

/** What the first case of each check costs, and what a whole check costs; every suite must have been loaded. */
export async function measureCosts(signal: AbortSignal): Promise<{ readonly first: Costs; readonly whole: Costs }> {
  const checks = declaredChecks();
  const first = await measured(checks.map(firstCaseOnly), { ...effort, runs: 1, races: 1, crowd: 40 }, signal);
  return { first, whole: await measured(checks, effort, signal) };
}
