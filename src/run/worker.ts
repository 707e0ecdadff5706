/** The process in which the checks of a run are judged: one order, one journal, and nothing printed. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import pLimit from 'p-limit';
import { Inconclusive } from '../../suites/check/signals.js';
import type { Spending } from '../client/limiter.js';
import type { Created, Target } from '../client/target.js';
import { UsageError } from '../usage-error.js';
import { keyOf } from './check-cost.js';
import { choose, leftOutResult, wholeRun } from './choice.js';
import { createdLog } from './created-log.js';
import { checksAtOnce } from './effort.js';
import { expectedCost } from './expected-cost.js';
import { failureCount } from './failure-count.js';
import { type Journal, openJournal } from './journal.js';
import { openSession } from './open-session.js';
import type { Resumption, RunOrder, WorkerCommand, WorkerNews } from './order.js';
import { checksOf, hasBudget, planChecks, selectRequirements } from './plan.js';
import { type Postponed, postpone } from './postpone.js';
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

/** Milliseconds between two reports of what was spent. */
const betweenReports = 100;

/** What a session reports while it is open, whatever it is opened for. */
function watched(order: RunOrder, journal: Journal) {
  const log = order.createdFile === undefined ? undefined : createdLog(order.createdFile);
  const { configuration, effort, runId } = order;
  let reportedAt = 0;
  return {
    ...{ configuration, effort, runId, signal: stop.signal },
    onCreated(created: Created) {
      journal.write({ kind: 'created', created });
      log?.created({ ...created, run: runId, target: configuration.target ?? '' });
    },
    onSpent(spent: Spending) {
      journal.write({ kind: 'spent', spent });
      // Often enough for a line that is updated.
      const now = performance.now();
      if (now - reportedAt < betweenReports) return;
      reportedAt = now;
      report({ kind: 'spent', spent });
    },
    onLost(reason: string) {
      if (!stop.signal.aborted) journal.write({ kind: 'cut-short', reason });
      stop.abort(new Inconclusive(reason, 'gone'));
    },
  };
}

function noteClock({ now }: Pick<Target, 'now'>, journal: Journal): void {
  if (now !== undefined) journal.write({ kind: 'clock', clock: { now, seenAt: Date.now() } });
}

/** Goes on with what an earlier process left to be judged. */
async function resume(
  order: RunOrder,
  { checks, findings, exchanges, expires }: Resumption,
  journal: Journal,
): Promise<void> {
  const { selection } = order;
  const known = await loadSuites(selection.suites, order.suites === undefined ? undefined : new URL(order.suites));
  report({ kind: 'planned', checks: checks.length, requests: 0 });
  const { session, close } = await openSession({
    ...watched(order, journal),
    ...{ postpones: true, found: findings, exchangesBefore: exchanges },
  });
  const { now } = session.target;
  if (now !== undefined && now > expires) {
    await close();
    throw new UsageError(`the ledger expired at ${new Date(expires * 1000).toISOString()}: run again`);
  }
  const gate = pLimit(checksAtOnce);
  const goOn = async (before: Postponed): Promise<void> => {
    const check = known.find((one) => keyOf(one) === keyOf(before));
    if (check === undefined || stop.signal.aborted) return;
    const { result, rest } = await postpone(check, session, stop.signal, before);
    if (rest !== undefined) journal.write({ kind: 'postponed', rest });
    journal.write({ kind: 'finished', result });
    report({ kind: 'finished', requirement: result.requirement, verdict: result.verdict, requests: 0 });
  };
  await Promise.all(checks.map((before) => gate(goOn, before)));
  noteClock(session.target, journal);
  await close();
}

async function judge(order: RunOrder): Promise<void> {
  const { configuration, effort, selection } = order;
  const journal = openJournal(order.journal);
  const stray = (error: unknown): void =>
    journal.write({ kind: 'stray', message: error instanceof Error ? error.message : String(error) });
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
  try {
    report({ kind: 'loading' });
    if (order.resumes !== undefined) return await resume(order, order.resumes, journal);
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
    const costs = new Map(planned.map((check) => [keyOf(check), expectedCost(check, effort.runs).requests]));
    const requests = [...costs.values()].reduce((sum, one) => sum + one, 0);
    report({ kind: 'planned', checks: planned.length, requests });
    const { session, findings, close } = await openSession({
      ...watched(order, journal),
      ...{ readOnly: choice.readOnly, postpones: order.postpones === true, isShard: choice.shard !== undefined },
    });
    journal.write({ kind: 'opened', findings });
    await runChecks(plan, session, {
      signal: stop.signal,
      onPostponed: (rest) => journal.write({ kind: 'postponed', rest }),
      onResult(result) {
        // A check that was stopped in its middle has found nothing; it counts as not run.
        if (stop.signal.aborted && result.verdict === 'inconclusive') return;
        journal.write({ kind: 'finished', result });
        finished.add(keyOf(result));
        const cost = costs.get(keyOf(result)) ?? 0;
        report({ kind: 'finished', requirement: result.requirement, verdict: result.verdict, requests: cost });
        if (failures.isEnoughWith(result) && !stop.signal.aborted)
          stop.abort(new Inconclusive('left out by --max-failures', 'failures'));
      },
    });
    if (failures.isEnough) {
      const rest = planned.filter((check) => !finished.has(keyOf(check)));
      journal.write({ kind: 'left-out', results: rest.map((check) => leftOutResult({ check, why: 'failures' })) });
    }
    noteClock(session.target, journal);
    await close();
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
