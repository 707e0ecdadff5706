import type { Results } from '../results/results.js';
import { nextChange, type Watched } from './changes.js';
import type { Console } from './console.js';

/** The requirements that a run found to fail. */
function failing(results: Results): readonly string[] {
  return results.requirements.filter(({ verdict }) => verdict === 'fail').map(({ id }) => id);
}

/** What runs, and when it runs again. */
export interface Watching {
  readonly watched: Watched;
  /**
   * Runs everything that was selected, or only these requirements.
   * @returns undefined when there are no results
   */
  readonly run: (requirements: readonly string[] | undefined) => Promise<Results | undefined>;
  readonly signal: AbortSignal;
}

/**
 * Runs again what failed whenever a file changes or the target answers again, until it is stopped. Once nothing fails any
 * more, the next change runs everything.
 */
export async function runAndWatch({ watched, run, signal }: Watching, { stderr }: Console): Promise<void> {
  let only: readonly string[] | undefined;
  while (!signal.aborted) {
    const results = await run(only);
    if (signal.aborted) return;
    const left = results === undefined ? (only ?? []) : failing(results);
    only = left.length === 0 ? undefined : left;
    const next = only === undefined ? 'everything' : `what fails (${only.length})`;
    stderr.write(`upload-contract: watching; a change runs ${next} again, Ctrl-C ends\n`);
    const what = await nextChange(watched, signal).catch(() => undefined);
    if (what === undefined) return;
    stderr.write(`upload-contract: ${what}\n`);
  }
}
