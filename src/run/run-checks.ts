import pLimit from 'p-limit';
import type { CheckResult } from './check-result.js';
import { checksAtOnce } from './effort.js';
import { execute } from './execute.js';
import type { Plan } from './plan.js';
import type { Session } from './session.js';

/** How planned checks are run. */
export interface RunChecksOptions {
  /** Ends the run; checks that have not begun give no result. */
  readonly signal: AbortSignal;
  readonly concurrency?: number;
  /** Called with every check when it ends. */
  readonly onResult?: (result: CheckResult) => void;
}

/** Runs planned checks in this process and gives their results in the order in which they ended. */
export async function runChecks(
  plan: Plan,
  session: Session,
  options: RunChecksOptions,
): Promise<readonly CheckResult[]> {
  const { signal, concurrency = checksAtOnce, onResult } = options;
  const results: CheckResult[] = [];
  const run = async (check: Plan['concurrent'][number]): Promise<void> => {
    if (signal.aborted) return;
    const result = await execute(check, session, signal);
    results.push(result);
    onResult?.(result);
  };
  const gate = pLimit(concurrency);
  await Promise.all(plan.concurrent.map((check) => gate(run, check)));
  for (const check of [...plan.exclusive, ...plan.hostile]) await run(check);
  return results;
}
