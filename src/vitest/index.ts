/** What `import ... from 'upload-contract/vitest'` gives: every check as a test of the user's own vitest. */
import { afterAll, test } from 'vitest';
import { audits } from '../library/audits.js';
import type { TargetOptions } from '../library/options.js';

/** What is judged, and what a check that could not be judged is. */
export interface ConformanceOptions extends TargetOptions {
  /** Whether a must that could not be judged fails its test; otherwise the test is skipped, with the reason. */
  readonly strict?: boolean;
}

/**
 * Declares each selected check as a test, named by its requirement and its sentence. To be awaited at the top of a test
 * file. Tests have no time limit of vitest's and are not tried again: a check has its own limit and its own repeats.
 */
export async function conformance(options: ConformanceOptions = {}): Promise<void> {
  const all = await audits(options);
  afterAll(() => all.close());
  for (const audit of all) {
    const traits = { concurrent: !audit.exclusive, retry: 0, timeout: 0 };
    test(`${audit.requirement} ${audit.name}`, traits, async ({ signal, skip }) => {
      const { verdict, reason } = await audit.run({ signal });
      if (verdict === 'pass') return;
      const said = `${verdict}: ${reason}`;
      if (options.strict === true && verdict === 'inconclusive' && audit.level === 'must') throw new Error(said);
      skip(said);
    });
  }
}
