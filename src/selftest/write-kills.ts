import { writeFile } from 'node:fs/promises';
import { loadSuites } from '../run/suites.js';
import { measureCosts } from './costs.js';
import { killData, killTrials, smokeOf, smokeTrials } from './kills.js';
import { judgeAll } from './pool.js';
import type { Trial } from './trial.js';

/** How the kill data is measured. */
export interface KillOptions {
  readonly faults: readonly { readonly id: string; readonly breaks: string }[];
  /** Processes at once. */
  readonly jobs: number;
  readonly signal: AbortSignal;
  readonly onResult: (done: number, all: number) => void;
}

/** Measures what each check costs and which faults it finds, and writes that to a file. @returns the figures in a line */
export async function writeKills(file: string, { faults, jobs, signal, onResult }: KillOptions): Promise<string> {
  const checks = await loadSuites();
  const costs = await measureCosts(signal);
  const trials = killTrials(faults, checks, costs.first);
  let done = 0;
  let of = 0;
  const tried = (some: readonly Trial[]) =>
    judgeAll(some, {
      jobs,
      signal,
      onResult() {
        done += 1;
        onResult(done, trials.length + of);
      },
    });
  const results = await tried(trials);
  const smoke = smokeOf(results, checks, costs);
  const sample = smokeTrials(trials, smoke);
  of = sample.length;
  const data = killData(results, await tried(sample), checks, costs, smoke);
  await writeFile(file, `${JSON.stringify(data, null, 2)}\n`);
  const { requests, uploads, found } = data.smoke;
  return `smoke profile: ${found} of ${data.faults} faults by ${requests} requests and ${uploads} uploads`;
}
