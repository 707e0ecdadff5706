import pLimit from 'p-limit';
import type { Check } from '../../suites/check/registry.js';
import type { CheckResult } from './check-result.js';
import { checksAtOnce } from './effort.js';
import { execute } from './execute.js';
import type { Plan } from './plan.js';
import { isPostponable } from './postponable.js';
import { type Postponed, postpone } from './postpone.js';
import type { Session } from './session.js';

/** How planned checks are run. */
export interface RunChecksOptions {
  /** Ends the run; checks that have not begun give no result. */
  readonly signal: AbortSignal;
  readonly concurrency?: number;
  /** Called with every check when it ends. */
  readonly onResult?: (result: CheckResult) => void;
  /** Called with what is judged later, before its result. */
  readonly onPostponed?: (rest: Postponed) => void;
}

/** Runs planned checks in this process and gives their results in the order in which they ended. */
export async function runChecks(
  plan: Plan,
  session: Session,
  options: RunChecksOptions,
): Promise<readonly CheckResult[]> {
  const { signal, concurrency = checksAtOnce, onPostponed, onResult } = options;
  const results: CheckResult[] = [];
  const run = async (check: Plan['concurrent'][number]): Promise<void> => {
    if (signal.aborted) return;
    const result = await execute(check, session, signal);
    results.push(result);
    onResult?.(result);
  };
  const begin = async (check: Check): Promise<void> => {
    if (signal.aborted) return;
    const { result, rest } = await postpone(check, session, signal);
    if (rest !== undefined) onPostponed?.(rest);
    results.push(result);
    onResult?.(result);
  };
  const gate = pLimit(concurrency);
  // Their tokens age while everything else is judged.
  const isLater = (check: Check): boolean =>
    session.postpones === true && session.clock === undefined && isPostponable(check);
  await Promise.all(plan.exclusive.filter(isLater).map((check) => gate(begin, check)));
  await Promise.all(plan.concurrent.map((check) => gate(run, check)));
  for (const check of [...plan.exclusive.filter((check) => !isLater(check)), ...plan.hostile]) await run(check);
  return results;
}
