import { join, resolve } from 'node:path';
import { resultsFrom } from '../compare/read.js';
import { UsageError } from '../run/usage-error.js';
import { readNamed } from './files.js';

/** What failed in an earlier run, and what made its values. */
export interface FailedBefore {
  /** Ids of requirements; empty when all is well. */
  readonly requirements: readonly string[];
  readonly seed: number;
}

/**
 * What failed in the run whose report lies in a folder.
 * @param reportDir as somebody named it
 * @throws UsageError when there is no report, or one of a run that cannot be gone by
 */
export async function failedBefore(directory: string, reportDir: string): Promise<FailedBefore> {
  const file = join(reportDir, 'results.json');
  const results = resultsFrom(await readNamed(resolve(directory, file), file), file);
  const requirements = results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
  if (requirements.length === 0 && results.outcome !== 'conformant')
    throw new UsageError(`--failed: nothing failed in ${file}, but ${results.because}: run all of it`);
  return { requirements, seed: results.run.seed };
}
