/** The process in which the checks of a run are judged: one order, one journal, and nothing printed. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Inconclusive } from '../../suites/check/signals.js';
import { keyOf } from './check-cost.js';
import { choose, leftOutResult, wholeRun } from './choice.js';
import { createdLog } from './created-log.js';
import { failureCount } from './failure-count.js';
import { openJournal } from './journal.js';
import { openSession } from './open-session.js';
import type { RunOrder, WorkerCommand, WorkerNews } from './order.js';
import { checksOf, hasBudget, planChecks, selectRequirements } from './plan.js';
import { runChecks } from './run-checks.js';
import { loadSuites } from './suites.js';

const stop = new AbortController();

// Ctrl-C and `timeout` reach the whole process group; what they mean is for the parent to decide.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
// Without a parent there is nobody to work for.
process.on('disconnect', () => process.exit());

function report(news: WorkerNews): void {
  if (process.connected) process.send?.(news);
}

async function judge(order: RunOrder): Promise<void> {
  const { configuration, effort, runId, selection } = order;
  const journal = openJournal(order.journal);
  const log = order.createdFile === undefined ? undefined : createdLog(order.createdFile);
  const stray = (error: unknown): void =>
    journal.write({ kind: 'stray', message: error instanceof Error ? error.message : String(error) });
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
  try {
    report({ kind: 'loading' });
    const chosen = selectRequirements(selection.requirements);
    const checks = await loadSuites(selection.suites, order.suites === undefined ? undefined : new URL(order.suites));
    const choice = order.choice ?? wholeRun;
    const isLimited = choice.maxFailures !== undefined || hasBudget(configuration.limits);
    const whole = planChecks(checks, chosen, isLimited);
    const { plan, left } = choose(whole, choice);
    const planned = checksOf(plan);
    const failures = failureCount(choice.maxFailures);
    const finished = new Set<string>();
    journal.write({
      kind: 'planned',
      checks: checksOf(whole).map(({ requirement, name, suite }) => ({ requirement, name, suite })),
    });
    if (left.length > 0) journal.write({ kind: 'left-out', results: left.map(leftOutResult) });
    report({ kind: 'planned', checks: planned.length });
    const opened = await openSession({
      configuration,
      effort,
      runId,
      signal: stop.signal,
      readOnly: choice.readOnly,
      onCreated(created) {
        journal.write({ kind: 'created', created });
        log?.created({ ...created, run: runId, target: configuration.target ?? '' });
      },
      onSpent: (spent) => journal.write({ kind: 'spent', spent }),
      onLost(reason) {
        if (!stop.signal.aborted) journal.write({ kind: 'cut-short', reason });
        stop.abort(new Inconclusive(reason, 'gone'));
      },
    });
    const { session } = opened;
    journal.write({ kind: 'opened', capabilities: session.capabilities });
    await runChecks(plan, session, {
      signal: stop.signal,
      onResult(result) {
        // A check that was stopped in its middle has found nothing; it counts as not run.
        if (stop.signal.aborted && result.verdict === 'inconclusive') return;
        journal.write({ kind: 'finished', result });
        finished.add(keyOf(result));
        report({ kind: 'finished', requirement: result.requirement, verdict: result.verdict });
        if (failures.isEnoughWith(result) && !stop.signal.aborted)
          stop.abort(new Inconclusive('left out by --max-failures', 'failures'));
      },
    });
    if (failures.isEnough) {
      const rest = planned.filter((check) => !finished.has(keyOf(check)));
      journal.write({ kind: 'left-out', results: rest.map((check) => leftOutResult({ check, why: 'failures' })) });
    }
    await opened.close();
    // Rejections that nobody handles surface at the end of a turn of the event loop.
    await turnOfTheLoop();
  } catch (error) {
    const refusal = error instanceof Error ? error : new Error(String(error));
    journal.write({ kind: 'refused', error: refusal.name, message: refusal.message });
  }
}

process.on('message', (command: WorkerCommand) => {
  if (command.kind === 'stop') stop.abort(new Inconclusive('the run was stopped', 'not-run'));
  else void judge(command.order).finally(() => process.exit());
});
