import { configure } from '../../src/config/load.js';
import type { RequirementId } from '../../src/contract/requirements.js';
import type { Results } from '../../src/results/results.js';
import { openSession } from '../../src/run/open-session.js';
import { planChecks } from '../../src/run/plan.js';
import { type ReferenceChoice, startReferenceTarget } from '../../src/run/reference-target.js';
import { runChecks } from '../../src/run/run-checks.js';
import { loadSuites } from '../../src/run/suites.js';
import { ran } from './build.js';

const effort = { seed: 42, runs: 2, races: 1, crowd: 20, shrink: false, repeats: 0, checkLimitMs: 60_000 };

/** The results of the lifetimes of tokens, as the reference implementation has them. */
export async function judged(version: string, choice: ReferenceChoice): Promise<Results> {
  const requirements: ReadonlySet<RequirementId> = new Set([
    'token.lifetime.default',
    'token.lifetime.granted',
    'token.lifetime.below',
    'token.lifetime.above',
  ]);
  const base = await configure({}, { environment: {}, directory: '.' });
  const reference = await startReferenceTarget(base, choice);
  const signal = new AbortController().signal;
  try {
    const order = { configuration: reference.configuration, effort, runId: `run-${version}`, signal, quietMs: 60 };
    const opened = await openSession(order);
    try {
      const plan = planChecks(await loadSuites(['tokens/limits']), requirements);
      return ran(await runChecks(plan, opened.session, { signal }), {
        product: { name: 'Videos', version },
        run: { id: `run-${version}` },
      });
    } finally {
      await opened.close();
    }
  } finally {
    await reference.close();
  }
}
