import { join, resolve } from 'node:path';
import { printable } from '../printable.js';
import { resultsFrom } from '../results/read.js';
import { UsageError } from '../usage-error.js';
import { readNamed } from './files.js';

/** What failed in an earlier run, and the values that it used. */
export interface FailedBefore {
  /** Ids of requirements; empty when nothing failed. */
  readonly requirements: readonly string[];
  readonly seed: number;
  /** Random cases of each property: fewer may not reach the one that failed. */
  readonly runs: number;
  /** Undefined when it judged the reference implementation. */
  readonly target: string | undefined;
}

/**
 * What failed in the run whose report is in a folder.
 * @param reportDir as the user named it
 * @throws UsageError when there is no report, or the run judged nothing
 */
export async function failedBefore(directory: string, reportDir: string): Promise<FailedBefore> {
  const file = join(reportDir, 'results.json');
  const results = resultsFrom(await readNamed(resolve(directory, file), file), file);
  const { run, target } = results;
  const requirements = results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  if (requirements.length === 0 && results.outcome !== 'conformant' && results.outcome !== 'partial')
    throw new UsageError(`nothing failed in ${file}, but it was not judged completely: ${printable(results.because)}`);
  return { requirements, seed: run.seed, runs: run.runs, target: target.reference ? undefined : target.url };
}
