/** The worker in which a target is explored. */
import { explorationSuite } from '../../suites/exploration/history-check.js';
import type { RequirementId } from '../contract/requirements.js';
import type { CheckResult } from '../run/check-result.js';
import { openSession } from '../run/open-session.js';
import { startWorker, type Work } from '../run/worker-process.js';
import { dropCase, storeCase, storedCases } from './cases.js';
import { type Exploring, explore } from './explore.js';

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

async function exploreTarget({ order, journal, stop, report, session: watched }: Work): Promise<void> {
  const { configuration, effort, runId, exploration } = order;
  if (exploration === undefined) return;
  const { timeMs, cases, reference } = exploration;
  const startedAt = performance.now();
  const elapsedMs = (): number => Math.round(performance.now() - startedAt);
  const planned = ({ requirement, name, suite }: CheckResult): void =>
    journal.write({ kind: 'planned', checks: [{ requirement, name, suite }] });
  try {
    const stored = await storedCases(cases);
    const { findings, session, close } = await openSession(watched);
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
      const held = [...judged].filter((id) => !broken.has(id)).map((id) => passOf(id, elapsedMs()));
      for (const result of held) planned(result);
      const observations = observationsOf(exploring, fixed);
      for (const result of held) journal.write({ kind: 'finished', result: { ...result, observations } });
    };
    // Whoever stops it does not wait long.
    stop.signal.addEventListener('abort', sum);
    await exploring.done;
    sum();
    await close();
  } catch (error) {
    // What was under way when it was stopped is no error.
    if (!stop.signal.aborted) throw error;
  }
}

startWorker(exploreTarget, 'the exploration was stopped');
