import { explorationSuite } from '../../suites/exploration/history-check.js';
import { judgeTarget, type Run, type RunOptions } from '../results/judge-target.js';

/** What an exploration is asked to do. */
export type ExploreRun = Pick<
  RunOptions,
  'configuration' | 'seed' | 'createdFile' | 'signal' | 'atOnce' | 'watcher'
> & {
  /** Milliseconds. */
  readonly timeMs: number;
  /** Path of the folder of stored cases, which exists. */
  readonly cases: string;
};

const script = new URL('./worker.js', import.meta.url).href;

/** Explores a target in a process of its own, and judges what it found; whatever happens to it, that is in the results. */
export function exploreInWorker({ timeMs, cases, ...options }: ExploreRun): Promise<Run> {
  return judgeTarget({
    ...options,
    selection: { suites: [explorationSuite], requirements: [] },
    failOn: 'must',
    runs: 0,
    exploration: { timeMs, cases, script },
  });
}
