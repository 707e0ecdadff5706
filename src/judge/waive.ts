import type { ExpectedFailure } from '../config/configuration.js';
import { isRequirementId } from '../contract/requirements.js';
import type { Verdict } from '../run/check-result.js';
import type { JudgedRequirement } from './judge.js';

/** Requirements with what is waived, and the expectations that waive nothing. */
export interface Waived {
  readonly requirements: readonly JudgedRequirement[];
  /** One sentence each. */
  readonly stale: readonly string[];
}

/** Verdicts that show that a requirement does not fail; an inconclusive or deferred one may well. */
const holds: ReadonlySet<Verdict> = new Set(['pass', 'not-applicable']);

function waiveOne(one: JudgedRequirement, expected: readonly ExpectedFailure[], today: string): JudgedRequirement {
  if (one.verdict !== 'fail') return one;
  const entries = expected.filter(({ id }) => id === one.requirement.id);
  const valid = entries.find(({ until }) => until === undefined || today <= until);
  if (valid !== undefined) {
    const end = valid.until === undefined ? '' : ` (until ${valid.until})`;
    return { ...one, verdict: 'waived', reason: `${valid.reason}${end}` };
  }
  const [ended] = entries;
  return ended === undefined ? one : { ...one, reason: `${one.reason} (was expected until ${ended.until})` };
}

/**
 * Waives the failures that are expected.
 * @param complete whether everything planned has run; otherwise nothing is said of entries that did not fail
 * @param now ISO 8601, the moment by which `until` is judged
 */
export function waive(
  requirements: readonly JudgedRequirement[],
  expected: readonly ExpectedFailure[],
  complete: boolean,
  now: string,
): Waived {
  const today = now.slice(0, 10);
  const verdicts = new Map(requirements.map((one) => [one.requirement.id, one.verdict]));
  const stale = expected.flatMap(({ id }) => {
    if (!isRequirementId(id)) return [`The expected failure "${id}" names no requirement of the contract.`];
    const verdict = verdicts.get(id);
    if (!complete || verdict === undefined || !holds.has(verdict)) return [];
    return [`The expected failure of ${id} did not come: the verdict is ${verdict}.`];
  });
  return { requirements: requirements.map((one) => waiveOne(one, expected, today)), stale };
}
