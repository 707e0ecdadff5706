import type { Check } from '../../suites/check/registry.js';
import type { Limits } from '../config/configuration.js';
import { isRequirementId, type RequirementId, requirement, requirements } from '../contract/requirements.js';
import { UsageError, unknownName } from '../usage-error.js';
import { killsOf } from './kills.js';

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

/** All checks of a plan, in its order. */
export function checksOf({ concurrent, exclusive, hostile }: Plan): readonly Check[] {
  return [...concurrent, ...exclusive, ...hostile];
}

/** Whether there may not be enough for everything. */
export function hasBudget({ maxRequests, maxUploads, maxBytes, maxSeconds }: Limits): boolean {
  return maxRequests > 0 || maxUploads > 0 || maxBytes > 0 || maxSeconds > 0;
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

/** The place of a check among the most informative for their cost; those never measured come last. */
const rank = (check: Check): number => killsOf(check)?.rank ?? Number.MAX_SAFE_INTEGER;

const slowness = (check: Check): number => (check.traits.slow === true ? 1 : 0);

/**
 * Orders checks: the most informative for their cost first, then those that move the clock, then those that may lock the
 * run out. Where nothing limits the run, slow checks begin before all others, so that nothing waits for them at its end.
 */
export function planChecks(checks: readonly Check[], chosen: ReadonlySet<RequirementId>, isLimited = false): Plan {
  const wanted = checks.filter((check) => chosen.has(check.requirement));
  const isHostile = (check: Check): boolean => check.traits.hostile === true;
  const movesClock = (check: Check): boolean => requirement(check.requirement).needs.includes('clock');
  const inOrder = (some: readonly Check[]): Check[] =>
    some.toSorted((a, b) => (isLimited ? 0 : slowness(b) - slowness(a)) || rank(a) - rank(b) || weight(b) - weight(a));
  const friendly = wanted.filter((check) => !isHostile(check));
  return {
    concurrent: inOrder(friendly.filter((check) => !movesClock(check))),
    exclusive: inOrder(friendly.filter(movesClock)),
    hostile: inOrder(wanted.filter(isHostile)),
  };
}
