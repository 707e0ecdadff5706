import { type TestContext, test } from 'vitest';
import type { Check } from '../../suites/check/registry.js';
import { requirement } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';

/** Runs one check and gives what it found; the signal ends it early. */
export type RunCheck = (check: Check, signal: AbortSignal) => Promise<CheckResult>;

/**
 * Turns a check into a test of the same name. It is never tried again and has no time limit of vitest's, which would
 * hide its counterexample: a check has its own. What it found goes to `ended`.
 */
export function declareTest(
  check: Check,
  seed: number,
  run: RunCheck,
  ended: (result: CheckResult, context: TestContext) => void,
): void {
  const concurrent = !requirement(check.requirement).needs.includes('clock');
  test(`${check.requirement} ${check.name}`, { concurrent, retry: 0, timeout: 0 }, async (context) => {
    const result = await run(check, context.signal);
    Object.assign(context.task.meta, { seed, requirement: check.requirement, verdict: result.verdict });
    ended(result, context);
  });
}
