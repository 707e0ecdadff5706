import type { RequirementId } from '../contract/requirements.js';
import type { Verdict } from '../run/check-result.js';

/** One target to be judged: the reference with a planted fault, as a variant, or unchanged. */
export type Trial =
  | {
      readonly kind: 'fault';
      readonly id: string;
      readonly breaks: string;
      /** Judge every other requirement as well, by one quick check each. */
      readonly wide: boolean;
      /** It shows in long histories only: exploration has to find it, instead of the checks of a run. */
      readonly found?: 'explore';
      /** Judge it in a browser: nothing else shows what it breaks. */
      readonly inBrowser?: boolean;
      /** Judge only these checks, each by its first case; see keyOf. */
      readonly only?: readonly string[];
    }
  | {
      readonly kind: 'variant';
      /** Null for the reference unchanged. */
      readonly id: string | null;
      /** Requirements below the level must that it does not keep. */
      readonly misses: readonly string[];
      /** Judge it in a browser as well. */
      readonly inBrowser?: boolean;
      /** Requirements that cannot be judged on it. */
      readonly unjudged: readonly string[];
    }
  | {
      readonly kind: 'combination';
      readonly id: string;
      /** The variants that are chosen together. */
      readonly variants: readonly string[];
      /** Requirements that cannot be judged on one of them. */
      readonly unjudged: readonly string[];
      /** A fault that is planted into it; then what it breaks is judged, and nothing else. */
      readonly fault?: { readonly id: string; readonly breaks: string };
      /** Requirements to judge, and what explains their failures; every must where it is left out. */
      readonly judged?: readonly string[];
    };

/** A requirement that fails or is inconclusive. */
export interface Blame {
  readonly requirement: RequirementId;
  readonly level: 'must' | 'should' | 'may';
  readonly verdict: 'fail' | 'inconclusive';
  readonly reason: string;
}

/** The result of a trial. */
export interface TrialResult {
  readonly trial: Trial;
  /** In the order of the contract. */
  readonly blamed: readonly Blame[];
  /** The checks of the requirement that the fault breaks which fail by themselves, by name. */
  readonly killers: readonly string[];
  /** Of a trial that names its checks: those that fail, by themselves or not; see keyOf. */
  readonly failing?: readonly string[];
  /** Of a combination with a fault: what is said of the requirement that the fault breaks. */
  readonly broken?: { readonly verdict: Verdict; readonly reason: string };
  /** Why the target could not be judged, and internal errors in the suite; empty when there are none. */
  readonly problems: readonly string[];
  /** Milliseconds. */
  readonly duration: number;
}

/** Whether a fault is found: the requirement that it breaks fails by itself. */
export function isCaught({ trial, blamed }: TrialResult): boolean {
  return trial.kind === 'fault' && blamed.some((one) => one.requirement === trial.breaks && one.verdict === 'fail');
}

/** What a variant is blamed for beyond what it says it misses; a must is always included. */
export function wronglyBlamed({ trial, blamed }: TrialResult): readonly Blame[] {
  if (trial.kind !== 'variant') return [];
  return blamed.filter(({ requirement: id, level, verdict }) =>
    verdict === 'fail' ? level === 'must' || !trial.misses.includes(id) : !trial.unjudged.includes(id),
  );
}

/** Requirements that a variant says it misses, but that do not fail. */
export function unseen({ trial, blamed }: TrialResult): readonly string[] {
  if (trial.kind !== 'variant') return [];
  const failed = new Set<string>(blamed.filter(({ verdict }) => verdict === 'fail').map((one) => one.requirement));
  return trial.misses.filter((id) => !failed.has(id));
}

/** Whether a variant is blamed for exactly what it says it misses. */
export function isClean(result: TrialResult): boolean {
  return (
    result.trial.kind === 'variant' &&
    result.problems.length === 0 &&
    wronglyBlamed(result).length === 0 &&
    unseen(result).length === 0
  );
}
