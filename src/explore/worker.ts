/** The process in which a target is explored: one order, one journal, and nothing printed. */
import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import { Inconclusive } from '../../suites/check/signals.js';
import { explorationSuite } from '../../suites/exploration/history-check.js';
import type { RequirementId } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';
import { createdLog } from '../run/created-log.js';
import { openJournal } from '../run/journal.js';
import { openSession } from '../run/open-session.js';
import type { ExplorationOrder, RunOrder, WorkerCommand, WorkerNews } from '../run/order.js';
import { dropCase, storeCase, storedCases } from './cases.js';
import { type Exploring, explore } from './explore.js';

const stop = new AbortController();

// Ctrl-C and `timeout` reach the whole process group; what they mean is for the parent to decide.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => {});
// Without a parent there is nobody to work for.
process.on('disconnect', () => process.exit());

function report(news: WorkerNews): void {
  if (process.connected) process.send?.(news);
}

/** The check that a requirement passes which no history breaks. */
function passOf(requirement: RequirementId, duration: number): CheckResult {
  return {
    ...{ requirement, name: 'every random history keeps it', suite: explorationSuite, verdict: 'pass', reason: '' },
    ...{ duration, exchanges: [], created: [], observations: [] },
  };
}

/** What an exploration was, as observations of the report. */
function observationsOf({ explored }: Exploring, fixed: readonly string[]): CheckResult['observations'] {
  const { histories, steps, signs } = explored;
  return [
    { id: 'explore.histories', value: histories },
    { id: 'explore.steps', value: steps },
    { id: 'explore.signs', value: signs },
    ...(fixed.length === 0 ? [] : [{ id: 'explore.fixed', value: fixed.join(', ') }]),
  ];
}

async function work(order: RunOrder, { timeMs, cases, reference }: ExplorationOrder): Promise<void> {
  const { configuration, effort, runId } = order;
  const journal = openJournal(order.journal);
  const log = order.createdFile === undefined ? undefined : createdLog(order.createdFile);
  const stray = (error: unknown): void =>
    journal.write({ kind: 'stray', message: error instanceof Error ? error.message : String(error) });
  process.on('uncaughtException', stray);
  process.on('unhandledRejection', stray);
  const startedAt = performance.now();
  const seconds = (): number => Math.round(performance.now() - startedAt);
  const planned = ({ requirement, name, suite }: CheckResult): void =>
    journal.write({ kind: 'planned', checks: [{ requirement, name, suite }] });
  try {
    report({ kind: 'loading' });
    const stored = await storedCases(cases);
    const opened = await openSession({
      configuration,
      effort,
      runId,
      signal: stop.signal,
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
    const { findings, session } = opened;
    journal.write({ kind: 'opened', findings });
    const about = {
      run: { id: runId, startedAt: new Date().toISOString() },
      target: { url: configuration.target ?? '', reference },
    };
    const reported = new Set<string>();
    const fixed: string[] = [];
    const exploring = explore({
      session,
      seed: effort.seed,
      signal: stop.signal,
      isTimeUp: () => performance.now() - startedAt >= timeMs,
      cases: stored,
      listener: {
        async onCase({ file, verdict, why }) {
          report({
            kind: 'said',
            line: `stored case ${file}: ${verdict === 'fixed' ? 'fixed, removed' : verdict} (${why})`,
          });
          if (verdict !== 'fixed') return;
          fixed.push(file);
          await dropCase(cases, file);
        },
        async onFinding(finding) {
          const { result, requirement, what } = finding;
          if (!reported.has(`${requirement} ${what}`)) {
            reported.add(`${requirement} ${what}`);
            planned(result);
            report({ kind: 'said', line: `${requirement}: ${what}` });
          }
          journal.write({ kind: 'finished', result });
          await storeCase(cases, finding, about);
        },
        onProgress: (progress) => report({ kind: 'explored', progress }),
      },
    });
    let isSummed = false;
    const sum = (): void => {
      if (isSummed) return;
      isSummed = true;
      const { judged, broken, lost } = exploring.explored;
      if (lost !== undefined && !stop.signal.aborted) journal.write({ kind: 'cut-short', reason: lost });
      const held = [...judged].filter((id) => !broken.has(id)).map((id) => passOf(id, seconds()));
      for (const result of held) planned(result);
      const observations = observationsOf(exploring, fixed);
      for (const result of held) journal.write({ kind: 'finished', result: { ...result, observations } });
    };
    // Whoever stops it does not wait long.
    stop.signal.addEventListener('abort', sum);
    await exploring.done;
    sum();
    await opened.close();
    // Rejections that nobody handles surface at the end of a turn of the event loop.
    await turnOfTheLoop();
  } catch (error) {
    const refusal = error instanceof Error ? error : new Error(String(error));
    if (!stop.signal.aborted) journal.write({ kind: 'refused', error: refusal.name, message: refusal.message });
  }
}

process.on('message', (command: WorkerCommand) => {
  if (command.kind === 'stop') return stop.abort(new Inconclusive('the exploration was stopped', 'not-run'));
  const { order } = command;
  if (order.exploration !== undefined) void work(order, order.exploration).finally(() => process.exit());
});
