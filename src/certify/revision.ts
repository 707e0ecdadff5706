import type { Level, Requirement } from '../contract/requirements.js';
import type { PlannedCheck } from '../run/check-result.js';

/** One sentence of a frozen contract, and what must have been executed for it. */
export interface FrozenRequirement {
  readonly id: string;
  readonly level: Level;
  /** Capabilities without which it cannot be judged. */
  readonly needs: readonly string[];
  /** Why no black box can check it. */
  readonly untestable?: string;
  readonly checks: readonly { readonly suite: string; readonly name: string }[];
}

/** A revision of the contract as certificates refer to it: it never changes. */
export interface Revision {
  readonly schema: 'https://upload-contract.dev/revision/1';
  readonly revision: string;
  /** `sha256:` and the digest of the contract's canonical JSON. */
  readonly digest: string;
  /** YYYY-MM-DD. */
  readonly frozenOn: string;
  /** Earlier versions of the tool do not judge by this revision. */
  readonly minimumToolVersion: string;
  readonly seed: number;
  /** Random cases of each property. */
  readonly runs: number;
  readonly requirements: readonly FrozenRequirement[];
}

/** What a revision is made of. */
export interface Freezing extends Pick<Revision, 'frozenOn' | 'minimumToolVersion' | 'runs'> {
  readonly contract: { readonly revision: string; readonly digest: string };
  readonly requirements: readonly Pick<Requirement, 'id' | 'level' | 'needs' | 'untestable'>[];
  /** All checks of all suites. */
  readonly checks: readonly PlannedCheck[];
}

/** The seed of certified runs follows from the contract, so that nobody can be said to have chosen it. */
function seedOf(digest: string): number {
  return Number.parseInt(digest.replace('sha256:', '').slice(0, 8), 16) >>> 1;
}

function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The revision that the contract and the suites are now. */
export function freeze(freezing: Freezing): Revision {
  const { contract, requirements, checks, frozenOn, minimumToolVersion, runs } = freezing;
  return {
    schema: 'https://upload-contract.dev/revision/1',
    revision: contract.revision,
    digest: contract.digest,
    frozenOn,
    minimumToolVersion,
    seed: seedOf(contract.digest),
    runs,
    requirements: requirements.map(({ id, level, needs, untestable }) => ({
      id,
      level,
      needs,
      ...(untestable === undefined ? {} : { untestable }),
      checks: checks
        .filter(({ requirement }) => requirement === id)
        .map(({ suite, name }) => ({ suite, name }))
        .sort((a, b) => inOrder(a.suite, b.suite) || inOrder(a.name, b.name)),
    })),
  };
}
