import type { Check } from '../../suites/check/registry.js';
import { isRequirementId, type RequirementId, requirement, requirements } from '../contract/requirements.js';
import { UsageError, unknownName } from '../usage-error.js';

/** What of the contract is to be judged; empty lists mean all of it. */
export interface Selection {
  readonly suites: readonly string[];
  /** Ids, or beginnings of ids that end in `.*`. */
  readonly requirements: readonly string[];
}

/** The checks of a run in the order in which they begin. */
export interface Plan {
  /** May run at the same time. */
  readonly concurrent: readonly Check[];
  /** Move the target's clock, by which everybody's tokens age: run alone, after all others. */
  readonly exclusive: readonly Check[];
  /** May make a guard or a quota of the target refuse everything that follows: run alone, at the very end. */
  readonly hostile: readonly Check[];
}

/**
 * The requirements that are meant by ids and patterns such as `token.lifetime.*`; all without any.
 * @throws UsageError for a pattern that means none
 */
export function selectRequirements(patterns: readonly string[]): ReadonlySet<RequirementId> {
  const ids = requirements.map(({ id }) => id);
  const chosen = patterns.flatMap((pattern) => {
    if (pattern.startsWith('client.'))
      throw new UsageError(`${pattern} binds uploaders and callback handlers, which "upload-contract client" judges`);
    if (isRequirementId(pattern)) return [pattern];
    if (!pattern.endsWith('.*')) throw unknownName('requirement', pattern, ids);
    const meant = ids.filter((id) => id.startsWith(pattern.slice(0, -1)));
    if (meant.length === 0) throw new UsageError(`no requirement begins with "${pattern.slice(0, -1)}"`);
    return meant;
  });
  return new Set(patterns.length === 0 ? ids : chosen);
}

/** How long a check is likely to take beside others: properties repeat themselves, and slow ones say so. */
function weight(check: Check): number {
  return (check.traits.slow === true ? 2 : 0) + ('property' in check.body ? 1 : 0);
}

/** Orders checks: the long ones first, then those that move the clock, then those that may lock the run out. */
export function planChecks(checks: readonly Check[], chosen: ReadonlySet<RequirementId>): Plan {
  const wanted = checks.filter((check) => chosen.has(check.requirement));
  const isHostile = (check: Check): boolean => check.traits.hostile === true;
  const movesClock = (check: Check): boolean => requirement(check.requirement).needs.includes('clock');
  const friendly = wanted.filter((check) => !isHostile(check));
  return {
    concurrent: friendly.filter((check) => !movesClock(check)).sort((a, b) => weight(b) - weight(a)),
    exclusive: friendly.filter(movesClock),
    hostile: wanted.filter(isHostile),
  };
}
