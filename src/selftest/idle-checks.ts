import type { TrialResult } from './trial.js';

/** A check, by what it judges and its name. */
export interface CheckName {
  readonly requirement: string;
  readonly name: string;
  /** Whether it only observes, and so has no fault to find. */
  readonly traits?: { readonly observes?: boolean };
}

/** What a check is good for. */
export interface KillCount extends CheckName {
  /** Planted faults of its requirement that it finds. */
  readonly kills: number;
}

/**
 * How many faults each check finds.
 * @param faults all planted faults: a check is left out until every fault of its requirement was judged
 */
export function killCounts(
  results: readonly TrialResult[],
  faults: readonly { readonly id: string; readonly breaks: string }[],
  checks: readonly CheckName[],
): KillCount[] {
  const judged = new Set(results.filter(({ trial }) => trial.kind === 'fault').map(({ trial }) => trial.id));
  const open = new Set(faults.filter(({ id }) => !judged.has(id)).map(({ breaks }) => breaks));
  const counted = new Set(faults.map(({ breaks }) => breaks).filter((breaks) => !open.has(breaks)));
  return checks
    .filter(({ requirement, traits }) => counted.has(requirement) && traits?.observes !== true)
    .map(({ requirement, name }) => {
      const killed = results.filter(
        ({ trial, killers }) => trial.kind === 'fault' && trial.breaks === requirement && killers.includes(name),
      );
      return { requirement, name, kills: killed.length };
    });
}

/** Checks that find no planted fault, so nothing shows that they can fail. */
export function idleChecks(counts: readonly KillCount[]): KillCount[] {
  return counts.filter(({ kills }) => kills === 0);
}
