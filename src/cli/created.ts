import { join, resolve } from 'node:path';
import { resultsFrom } from '../results/read.js';
import { createdFile, type LeftThing, leftIn } from '../run/created-log.js';
import { readNamed } from './files.js';

/**
 * What runs left on targets: by the list in a report folder, which a killed run leaves as well, else by its results.
 * @param reportDir as the user named it
 * @throws UsageError when the folder has neither
 */
export async function createdIn(directory: string, reportDir: string): Promise<readonly LeftThing[]> {
  const left = await leftIn(resolve(directory, reportDir, createdFile));
  if (left !== undefined) return left;
  const file = join(reportDir, 'results.json');
  const { created, run, target } = resultsFrom(await readNamed(resolve(directory, file), file), file);
  if (target.reference) return [];
  return created.flatMap(({ kind, id, removed }) =>
    removed === true ? [] : [{ kind, id, run: run.id, target: target.url }],
  );
}
