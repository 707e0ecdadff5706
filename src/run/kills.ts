import { type CheckCost, keyOf } from './check-cost.js';
import type { PlannedCheck } from './check-result.js';
import data from './kills.json' with { type: 'json' };

/** What one check finds and costs, measured on the reference with its planted faults. */
export interface CheckKills extends CheckCost {
  readonly requirement: string;
  readonly name: string;
  /** Planted faults that its first case finds. */
  readonly kills: number;
  /** What its first case costs; left out where that alone cannot be judged. The rest is what the whole check costs. */
  readonly firstCase?: CheckCost;
  /** Belongs to the smoke profile. */
  readonly smoke?: boolean;
}

/** What `selftest --kills` writes. */
export interface KillData {
  /** Planted faults that the smoke profile was tried on: a sample of all (docs/staging.md says which). */
  readonly faults: number;
  /** What the smoke profile costs by the first cases of its checks, and how many faults it finds. */
  readonly smoke: CheckCost & { readonly found: number };
  /** The most informative for its cost first. */
  readonly checks: readonly CheckKills[];
}

export const killData: KillData = data;

const known = new Map(killData.checks.map((one, at) => [keyOf(one), { ...one, rank: at }]));

/** What is known of a check, with its place in the order of the most informative; undefined for one never measured. */
export function killsOf(
  check: Pick<PlannedCheck, 'requirement' | 'name'>,
): (CheckKills & { readonly rank: number }) | undefined {
  return known.get(keyOf(check));
}
