import type { Check } from '../../suites/check/registry.js';
import { requirement } from '../contract/requirements.js';
import { type CheckCost, keyOf, noCost, plus } from '../run/check-cost.js';
import type { CheckKills, KillData } from '../run/kills.js';
import type { Costs } from './costs.js';
import type { Trial, TrialResult } from './trial.js';

/** Requests of a first case above which a check is tried on faults of its own requirement alone. */
const cheap = 8;

/** What the smoke profile may spend, less what a run sends before its first check. */
export const smokeBudget = { requests: 185, uploads: 25 };

/** Whether a check can belong to the smoke profile and is worth trying on faults of other requirements. */
function isCheap(check: Check, first: Costs): boolean {
  const { slow, hostile, observes, wide } = check.traits;
  if (wide === true) return first.has(keyOf(check));
  const cost = first.get(keyOf(check));
  const movesClock = requirement(check.requirement).needs.includes('clock');
  return (
    slow !== true && hostile !== true && observes !== true && !movesClock && (cost?.requests ?? cheap + 1) <= cheap
  );
}

/** Every so many faults, one is tried with checks of all requirements. */
const sampled = 3;

/**
 * Each fault with the checks that are tried on it: all of the requirement that it breaks, those that judge much beside
 * their own, and, for a sample of the faults, the cheapest one of every other requirement.
 */
export function killTrials(
  faults: readonly { readonly id: string; readonly breaks: string }[],
  checks: readonly Check[],
  first: Costs,
): Trial[] {
  const requests = (check: Check): number => first.get(keyOf(check))?.requests ?? cheap + 1;
  const byCost = checks.filter((check) => isCheap(check, first)).sort((a, b) => requests(b) - requests(a));
  const broad = new Map(byCost.map((check) => [check.requirement, check]));
  const wide = checks.filter(({ traits }) => traits.wide === true);
  return faults.map(({ id, breaks }, at): Trial => {
    const own = checks.filter((check) => check.requirement === breaks);
    const others = at % sampled === 0 ? broad.values() : [];
    return { kind: 'fault', id, breaks, wide: false, only: [...new Set([...own, ...wide, ...others])].map(keyOf) };
  });
}

/** The checks of the smoke profile are tried on one of so many faults. */
const smokeSampled = 5;

/** A sample of the faults, each with the checks of the smoke profile. */
export function smokeTrials(trials: readonly Trial[], smoke: ReadonlySet<string>): Trial[] {
  const some = trials.filter((_, at) => at % smokeSampled === 0);
  return some.flatMap((trial) => (trial.kind === 'fault' ? [{ ...trial, only: [...smoke] }] : []));
}

/** Faults that each check finds by its first case, by the key of the check. */
function killsByCheck(results: readonly TrialResult[]): ReadonlyMap<string, ReadonlySet<string>> {
  const kills = new Map<string, Set<string>>();
  for (const { trial, failing = [] } of results)
    for (const key of failing) {
      const known = kills.get(key) ?? new Set();
      if (trial.id !== null) known.add(trial.id);
      kills.set(key, known);
    }
  return kills;
}

/** A check by its key, with the faults that it finds. */
interface Candidate {
  readonly key: string;
  readonly cost: CheckCost;
  readonly kills: ReadonlySet<string>;
}

/** The share of a smoke run that a check takes: of its requests, and half as heavy of its uploads. */
const weightOf = ({ requests, uploads }: CheckCost): number =>
  0.002 + requests / smokeBudget.requests + uploads / (2 * smokeBudget.uploads);

/** Orders checks so that each next one finds the most faults for what it costs that none before it has found. */
export function greedy(candidates: readonly Candidate[]): { readonly key: string; readonly gains: number }[] {
  const open = new Set(candidates);
  const found = new Set<string>();
  const order: { key: string; gains: number }[] = [];
  while (open.size > 0) {
    let best: { one: Candidate; gains: number; worth: number } | undefined;
    for (const one of open) {
      const gains = [...one.kills].filter((id) => !found.has(id)).length;
      const worth = gains / weightOf(one.cost);
      if (best === undefined || worth > best.worth) best = { one, gains, worth };
    }
    if (best === undefined || best.gains === 0) break;
    for (const id of best.one.kills) found.add(id);
    order.push({ key: best.one.key, gains: best.gains });
    open.delete(best.one);
  }
  const rest = [...open].sort((a, b) => b.kills.size / weightOf(b.cost) - a.kills.size / weightOf(a.cost));
  return [...order, ...rest.map(({ key }) => ({ key, gains: 0 }))];
}

interface Measured {
  readonly first: Costs;
  readonly whole: Costs;
}

function candidatesOf(results: readonly TrialResult[], checks: readonly Check[], costs: Measured): Candidate[] {
  const kills = killsByCheck(results);
  return checks.map((check) => {
    const key = keyOf(check);
    return { key, cost: costs.first.get(key) ?? costs.whole.get(key) ?? noCost, kills: kills.get(key) ?? new Set() };
  });
}

/** The checks of the smoke profile, by key: what finds most within its budget. */
export function smokeOf(results: readonly TrialResult[], checks: readonly Check[], costs: Measured): Set<string> {
  const usable = checks.filter((check) => isCheap(check, costs.first));
  const smoke = new Set<string>();
  let spent: CheckCost = noCost;
  for (const { key, gains } of greedy(candidatesOf(results, usable, costs))) {
    const next = plus(spent, costs.first.get(key) ?? noCost);
    if (gains === 0 || next.requests > smokeBudget.requests || next.uploads > smokeBudget.uploads) continue;
    spent = next;
    smoke.add(key);
  }
  return smoke;
}

/**
 * What the checks find and cost, the most informative for its cost first.
 * @param results of killTrials
 * @param ofSmoke results of smokeTrials
 */
export function killData(
  results: readonly TrialResult[],
  ofSmoke: readonly TrialResult[],
  checks: readonly Check[],
  costs: Measured,
  smoke: ReadonlySet<string>,
): KillData {
  const known = new Map(checks.map((check) => [keyOf(check), check]));
  const candidates = candidatesOf([...results, ...ofSmoke], checks, costs);
  const kills = new Map(candidates.map((one) => [one.key, one.kills]));
  let spent: CheckCost = noCost;
  for (const key of smoke) spent = plus(spent, costs.first.get(key) ?? noCost);
  const ordered = greedy(candidates).flatMap(({ key }): CheckKills[] => {
    const check = known.get(key);
    if (check === undefined) return [];
    const { requirement, name } = check;
    const cost = costs.first.get(key);
    const { requests, uploads, bytes } = costs.whole.get(key) ?? cost ?? noCost;
    return [
      {
        ...{ requirement, name, kills: kills.get(key)?.size ?? 0, requests, uploads, bytes },
        ...(cost === undefined ? {} : { firstCase: cost }),
        ...(smoke.has(key) ? { smoke: true } : {}),
      },
    ];
  });
  const found = ofSmoke.filter(({ failing = [] }) => failing.length > 0).length;
  return { faults: ofSmoke.length, smoke: { ...spent, found }, checks: ordered };
}
