import { declaredChecks } from '../../suites/check/registry.js';
import { keyOf } from '../run/check-cost.js';
import { firstCaseOnly } from '../run/first-case.js';
import { planChecks } from '../run/plan.js';
import { runChecks } from '../run/run-checks.js';
import type { Session } from '../run/session.js';

/** Judges some checks by their first cases, and names those that fail, whatever explains it. */
export async function failingFirstCases(
  keys: readonly string[],
  session: Session,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const wanted = new Set(keys);
  const checks = declaredChecks().filter((check) => wanted.has(keyOf(check)));
  const requirements = new Set(checks.map(({ requirement }) => requirement));
  const results = await runChecks(planChecks(checks.map(firstCaseOnly), requirements), session, { signal });
  return results.filter(({ verdict }) => verdict === 'fail').map(keyOf);
}
