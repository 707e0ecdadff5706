/** The worker in which the checks of a run are judged. */
import pLimit from 'p-limit';
import { Inconclusive } from '../../suites/check/signals.js';
import type { Target } from '../client/target.js';
import { UsageError } from '../usage-error.js';
import { keyOf } from './check-cost.js';
import { choose, leftOutResult, wholeRun } from './choice.js';
import { checksAtOnce } from './effort.js';
import { expectedCost } from './expected-cost.js';
import { failureCount } from './failure-count.js';
import type { Journal } from './journal.js';
import { openSession } from './open-session.js';
import type { Resumption } from './order.js';
import { checksOf, hasBudget, planChecks, selectRequirements } from './plan.js';
import { type Postponed, postpone } from './postpone.js';
import { runChecks } from './run-checks.js';
import { loadSuites } from './suites.js';
import { startWorker, type Work } from './worker-process.js';

function noteClock({ now }: Pick<Target, 'now'>, journal: Journal): void {
  if (now !== undefined) journal.write({ kind: 'clock', clock: { now, seenAt: Date.now() } });
}

/** Goes on with what an earlier process left to be judged. */
async function resume(
  { order, journal, stop, report, session: watched }: Work,
  { checks, findings, exchanges, expires }: Resumption,
): Promise<void> {
  const { selection } = order;
  const known = await loadSuites(selection.suites, order.suites === undefined ? undefined : new URL(order.suites));
  report({ kind: 'planned', checks: checks.length, requests: 0 });
  const { session, close } = await openSession({
    ...watched,
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

async function judge(work: Work): Promise<void> {
  const { order, journal, stop, report, session: watched } = work;
  const { configuration, effort, selection } = order;
  if (order.resumes !== undefined) return resume(work, order.resumes);
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
    ...watched,
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
}

startWorker(judge, 'the run was stopped');
