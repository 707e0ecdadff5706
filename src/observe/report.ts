import { randomBytes } from 'node:crypto';
import { clientRequirements, requirements } from '../contract/requirements.js';
import { packageVersion } from '../package-version.js';
import { assemble } from '../results/assemble.js';
import type { Results } from '../results/results.js';
import type { Observer } from './observer.js';

/** What was observed. */
export interface Observation {
  readonly target: string;
  /** ISO 8601. */
  readonly startedAt: string;
  readonly observer: Observer;
  readonly failOn: 'must' | 'should';
}

/** The results of an observation: only requirements that something which passed concerns are in it. */
export async function resultsOf({ target, startedAt, observer, failOn }: Observation): Promise<Results> {
  const { findings, evidence, spent, errors, notices } = observer;
  const warnings = notices.map((one) => evidence.text(one));
  return assemble({
    results: findings.results,
    planned: findings.planned,
    selected: [],
    requirements: [...requirements, ...clientRequirements],
    harnessErrors: errors.map((message) => ({ check: 'observe', message })),
    ...(warnings.length === 0 ? {} : { warnings }),
    toolVersion: await packageVersion(),
    run: {
      id: randomBytes(4).toString('hex'),
      seed: 0,
      runs: 0,
      startedAt,
      finishedAt: new Date().toISOString(),
      failOn,
      selection: { suites: ['observe'], requirements: [] },
      spent,
      observed: true,
    },
    target: { url: target, reference: false },
    product: null,
    capabilities: {},
    redact: (text) => evidence.text(text),
  });
}
