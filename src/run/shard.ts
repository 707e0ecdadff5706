import type { Check } from '../../suites/check/registry.js';
import { keyOf } from './check-cost.js';
import { killsOf } from './kills.js';
import type { Plan } from './plan.js';

/** One of several parts of a run. */
export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** What a check weighs beside others; one that was never measured counts as one of medium size. */
function weight(check: Check): number {
  const { requests, uploads } = killsOf(check) ?? { requests: 8, uploads: 2 };
  return 1 + requests + uploads;
}

/**
 * The checks of one shard, by key. The same plan is always divided in the same way: the heaviest check goes to the
 * shard that has least to do. What moves the clock, and what may lock a run out, stays together, so that one run alone
 * does it.
 */
export function shardOf(plan: Plan, { index, count }: Shard): ReadonlySet<string> {
  const loads = Array.from({ length: count }, () => 0);
  const mine = new Set<string>();
  const assign = (checks: readonly Check[]): void => {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + checks.reduce((sum, check) => sum + weight(check), 0);
    if (least === index - 1) for (const check of checks) mine.add(keyOf(check));
  };
  assign([...plan.exclusive, ...plan.hostile]);
  const heaviest = [...plan.concurrent].sort((a, b) => weight(b) - weight(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const check of heaviest) assign([check]);
  return mine;
}
