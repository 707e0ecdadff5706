import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Trial, TrialResult } from './trial.js';

const script = fileURLToPath(new URL('./worker.js', import.meta.url));

/** How trials are distributed. */
export interface PoolOptions {
  /** Processes at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  /** Called with every result as soon as there is one. */
  readonly onResult?: (result: TrialResult) => void;
}

function lost(trial: Trial, exit: number | string | null): TrialResult {
  const problems = [`the process that judged it ended with ${exit}`];
  return { trial, blamed: [], killers: [], problems, duration: 0 };
}

/** Sends a worker one trial after the other until none is left; resolves when the worker has exited. */
function work(child: ChildProcess, next: () => Trial | undefined, done: (result: TrialResult) => void): Promise<void> {
  return new Promise((resolve) => {
    let current: Trial | undefined;
    const assign = (): void => {
      current = next();
      if (current === undefined) child.kill();
      else child.send(current);
    };
    child.on('message', (result: TrialResult) => {
      if (current !== undefined) done({ ...result, trial: current });
      assign();
    });
    child.once('exit', (code, by) => {
      if (current !== undefined) done(lost(current, by ?? code));
      resolve();
    });
    assign();
  });
}

/** Judges trials in worker processes, and returns the results in the order of the trials. */
export async function judgeAll(trials: readonly Trial[], options: PoolOptions): Promise<readonly TrialResult[]> {
  const { jobs, signal, onResult } = options;
  const queue = [...trials];
  const results = new Map<Trial, TrialResult>();
  const next = (): Trial | undefined => (signal.aborted ? undefined : queue.shift());
  const done = (result: TrialResult): void => {
    if (signal.aborted) return;
    results.set(result.trial, result);
    onResult?.(result);
  };
  // A worker that dies loses one trial; another worker goes on with the next one.
  const lane = async (): Promise<void> => {
    while (queue.length > 0 && !signal.aborted) {
      const child = fork(script, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
      const kill = (): void => void child.kill('SIGKILL');
      signal.addEventListener('abort', kill);
      await work(child, next, done);
      signal.removeEventListener('abort', kill);
    }
  };
  await Promise.all(Array.from({ length: Math.min(jobs, trials.length) }, lane));
  return trials.flatMap((trial) => results.get(trial) ?? []);
}
