import { isResults } from '../../generated/results.js';
import { HarnessError } from '../../src/client/failure.js';
import { plainProblems } from '../../src/contract/problems.js';
import type { Results } from '../../src/results/results.js';
import type { ReportFile } from '../report-file.js';

/**
 * The results for programs, as `results.json`.
 * @throws HarnessError when they break the published schema
 */
export function json(results: Results): ReportFile[] {
  if (!isResults(results)) {
    const problems = plainProblems(isResults.errors ?? [], results, 'the results');
    throw new HarnessError(`results.json would break its own schema: ${problems.join('; ')}`);
  }
  return [{ path: 'results.json', content: `${inLines(results)}\n` }];
}

/**
 * Indented down to the checks, with one line for each exchange and everything else that is deeper: searchable by
 * line, and a third smaller. No string changes, because JSON strings contain no line breaks.
 */
function inLines(results: Results): string {
  return JSON.stringify(results, undefined, 1)
    .replace(/\n {7,}/g, '')
    .replace(/\n {6}(?=[\]}])/g, '');
}
