import { faults } from '../../reference/faults/index.js';
import { isRequirementId, type Requirement, requirement, requirements } from '../contract/requirements.js';
import { type Citation, citations } from '../contract/sources.js';
import { loadSuites } from '../run/suites.js';
import { unknownName } from '../usage-error.js';
import { type Example, examplesOf, type FailingExample } from './example.js';

/** All that is known of one requirement. */
export interface Explanation extends Pick<Requirement, 'id' | 'level' | 'basis' | 'text' | 'operation' | 'needs'> {
  readonly role: 'server' | 'client';
  readonly sources: readonly Citation[];
  readonly because?: string;
  readonly accepts: readonly string[];
  readonly untestable?: string;
  readonly dependsOn: readonly string[];
  readonly checks: readonly { readonly name: string; readonly suite: string; readonly file: string }[];
  readonly faults: readonly { readonly id: string; readonly sentence: string }[];
  /** An exchange that passes. */
  readonly passing?: Example;
  /** An exchange that fails, by a planted fault. */
  readonly failing?: FailingExample;
}

/**
 * Explains a requirement; its examples are made by running its checks on the reference implementation.
 * @param examples whether to run the checks
 * @throws UsageError for an unknown id, naming the nearest one
 */
export async function explain(id: string, examples: boolean, signal: AbortSignal): Promise<Explanation> {
  if (!isRequirementId(id))
    throw unknownName(
      'requirement',
      id,
      requirements.map((one) => one.id),
    );
  const {
    role = 'server',
    level,
    basis,
    text,
    operation,
    needs,
    because,
    accepts = [],
    untestable,
    dependsOn,
    sources,
  } = requirement(id);
  const checks = (await loadSuites()).filter((check) => check.requirement === id);
  const planted = faults.filter(({ breaks }) => breaks === id);
  const made = examples
    ? await examplesOf(
        checks,
        planted.map((one) => one.id),
        signal,
      )
    : {};
  return {
    ...{ id, role, level, basis, text, operation, needs, accepts, dependsOn },
    sources: citations({ sources }),
    ...(because === undefined ? {} : { because }),
    ...(untestable === undefined ? {} : { untestable }),
    checks: checks.map(({ name, suite }) => ({ name, suite, file: `suites/${suite}.suite.ts` })),
    faults: planted.map((one) => ({ id: one.id, sentence: one.sentence })),
    ...made,
  };
}
