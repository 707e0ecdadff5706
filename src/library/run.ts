import { join, resolve } from 'node:path';
import { writeReports } from '../../reporters/write.js';
import { makeFolder } from '../make-folder.js';
import { assertSelection, judgeTarget, type Run } from '../results/judge-target.js';
import { createdFile } from '../run/created-log.js';
import { randomSeed, usualRuns } from '../run/effort.js';
import { configurationOf, selectionOf, type TargetOptions } from './options.js';

/** What a whole run is asked to do. */
export interface RunOptions extends TargetOptions {
  /** The lowest level whose failure makes the target nonconformant; by default `must`. */
  readonly failOn?: 'must' | 'should';
  /** Whether a must that was left out on purpose makes the exit status 3. */
  readonly strict?: boolean;
  /** Where all reports are written; without it none are. */
  readonly reportDir?: string;
  /** Stops the run; the results then hold what was found until then. */
  readonly signal?: AbortSignal;
}

/**
 * Runs the checks in a process of their own and judges the target, as the command `run` does.
 * @returns the results and the exit status of the command
 * @throws UsageError for a selection that names something unknown; ConfigurationError
 */
export async function run(options: RunOptions = {}): Promise<Run> {
  const configuration = await configurationOf(options);
  const selection = selectionOf(options);
  await assertSelection(selection);
  const { directory = process.cwd(), reportDir } = options;
  const folder = reportDir === undefined ? undefined : resolve(directory, reportDir);
  if (folder !== undefined) await makeFolder(folder);
  const judged = await judgeTarget({
    configuration,
    selection,
    failOn: options.failOn ?? 'must',
    strict: options.strict === true,
    seed: options.seed ?? randomSeed(),
    runs: options.runs ?? usualRuns,
    signal: options.signal ?? new AbortController().signal,
    ...(folder === undefined ? {} : { createdFile: join(folder, createdFile) }),
  });
  if (folder !== undefined) await writeReports(judged.results, folder);
  return judged;
}
