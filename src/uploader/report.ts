import { randomBytes } from 'node:crypto';
import type { ExpectedFailure } from '../config/configuration.js';
import { clientRequirements } from '../contract/requirements.js';
import { packageVersion } from '../package-version.js';
import { assemble } from '../results/assemble.js';
import type { Results } from '../results/results.js';
import type { Judged } from './judge.js';

/** What the results say beside the findings. */
export interface Circumstances {
  /** What was judged, as a reader recognises it. */
  readonly subject: string;
  /** It is a callback handler, and not an uploader. */
  readonly isHandler?: boolean;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly failOn: 'must' | 'should';
  readonly selection: readonly string[];
  readonly expectedFailures: readonly ExpectedFailure[];
  readonly interrupted: boolean;
}

/** The results of a judged uploader or callback handler, in the form of every other run. */
export async function resultsOf(judged: Judged, circumstances: Circumstances): Promise<Results> {
  const { subject, isHandler, startedAt, failOn, selection, expectedFailures, interrupted } = circumstances;
  const { observations, endedBy, spent } = judged;
  const [first, ...others] = judged.results;
  const results =
    first === undefined ? [] : [{ ...first, observations: [...first.observations, ...observations] }, ...others];
  return assemble({
    results,
    planned: results.map(({ requirement, name, suite }) => ({ requirement, name, suite })),
    selected: [],
    requirements: clientRequirements,
    testable: clientRequirements.filter(({ id }) => id.startsWith('client.handler.') === (isHandler === true)),
    expectedFailures,
    interrupted,
    ...(endedBy === undefined ? {} : { endedBy }),
    toolVersion: await packageVersion(),
    run: {
      ...{ id: randomBytes(4).toString('hex'), seed: 0, runs: 0, startedAt, finishedAt: new Date().toISOString() },
      ...{ failOn, spent, observed: true },
      selection: { suites: selection.length === 0 ? ['client'] : selection, requirements: [] },
    },
    target: { url: subject, reference: false },
    product: null,
    capabilities: {},
    redact: (text) => text,
  });
}
