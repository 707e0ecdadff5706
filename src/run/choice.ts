import type { Check } from '../../suites/check/registry.js';
import { requirement } from '../contract/requirements.js';
import { keyOf } from './check-cost.js';
import type { CheckResult } from './check-result.js';
import { firstCaseOnly } from './first-case.js';
import { killsOf } from './kills.js';
import type { Plan } from './plan.js';
import { type Shard, shardOf } from './shard.js';

/** How thoroughly a run looks, and how much it may cost. */
export type Profile = 'smoke' | 'standard' | 'thorough';

export const profiles: readonly Profile[] = ['smoke', 'standard', 'thorough'];

/** What of the selected checks is run; whatever else is left out on purpose. */
export interface RunChoice {
  readonly profile: Profile;
  /** Nothing is sent that could create a photo or a file. */
  readonly readOnly: boolean;
  readonly shard?: Shard;
  /** The run ends when so many requirements fail, of this level or above, the named ones aside. */
  readonly maxFailures?: {
    readonly count: number;
    readonly failOn: 'must' | 'should';
    readonly expected: readonly string[];
  };
}

export const wholeRun: RunChoice = { profile: 'standard', readOnly: false };

/** A check that is not run, and why. */
export interface LeftOutCheck {
  readonly check: Check;
  readonly why: 'profile' | 'read-only' | 'shard' | 'failures';
}

const reasons: Readonly<Record<LeftOutCheck['why'], string>> = {
  profile: 'left out by --profile smoke',
  'read-only': 'left out by --read-only: it may create something',
  shard: 'left to another shard',
  failures: 'left out by --max-failures',
};

/** The result of a check that is left out. */
export function leftOutResult({ check: { requirement, name, suite }, why }: LeftOutCheck): CheckResult {
  return {
    ...{ requirement, name, suite },
    ...{ verdict: 'inconclusive', reason: reasons[why], hindrance: why },
    ...{ duration: 0, exchanges: [], created: [], observations: [] },
  };
}

/** Whether a check sends no file, as far as that was measured. */
export function isReadOnly(check: Check): boolean {
  return killsOf(check)?.uploads === 0;
}

/** Whether a check moves the target's clock. */
export function movesClock(check: Check): boolean {
  return requirement(check.requirement).needs.includes('clock');
}

/** What of a plan is run by a choice, and what it leaves out, each with the first reason that applies. */
export function choose(plan: Plan, choice: RunChoice): { readonly plan: Plan; readonly left: readonly LeftOutCheck[] } {
  const left: LeftOutCheck[] = [];
  const keep = (checks: readonly Check[], why: LeftOutCheck['why'], stays: (check: Check) => boolean): Check[] =>
    checks.filter((check) => {
      const isKept = stays(check);
      if (!isKept) left.push({ check, why });
      return isKept;
    });
  const each = (change: (checks: readonly Check[]) => Check[], from: Plan): Plan => ({
    concurrent: change(from.concurrent),
    exclusive: change(from.exclusive),
    hostile: change(from.hostile),
  });
  let kept = plan;
  if (choice.readOnly) kept = each((checks) => keep(checks, 'read-only', isReadOnly), kept);
  if (choice.profile === 'smoke') {
    kept = each((checks) => keep(checks, 'profile', (check) => killsOf(check)?.smoke === true), kept);
    kept = each((checks) => checks.map(firstCaseOnly), kept);
  }
  const { shard } = choice;
  if (shard !== undefined) {
    const mine = shardOf(kept, shard);
    kept = each((checks) => keep(checks, 'shard', (check) => mine.has(keyOf(check))), kept);
  }
  return { plan: kept, left };
}
