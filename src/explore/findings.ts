import { checkNameOf, explorationSuite } from '../../suites/exploration/history-check.js';
import type { Step } from '../../suites/exploration/step.js';
import type { CheckResult } from '../run/check-result.js';
import { type Failure, keyOf, type Trial } from './trial.js';

/** A failure that was found, in its smallest history so far. */
export interface Finding extends Failure {
  readonly seed: number;
  readonly steps: readonly Step[];
  readonly result: CheckResult;
}

/** The result of the check that a history fails, as a report and a replay know it. */
export function findingOf(failure: Failure, { seed, steps, result }: Trial, frequency?: string): Finding {
  const { unmet: _, ...found } = result;
  return {
    ...failure,
    seed,
    steps,
    result: {
      ...found,
      requirement: failure.requirement,
      name: checkNameOf(failure.what),
      suite: explorationSuite,
      seed,
      counterexample: { steps },
      ...(frequency === undefined ? {} : { frequency }),
    },
  };
}

/** Failures by requirement and cause, each once. */
export class Findings {
  readonly #all = new Map<string, Finding>();

  get all(): readonly Finding[] {
    return [...this.#all.values()];
  }

  has(failure: Failure): boolean {
    return this.#all.has(keyOf(failure));
  }

  /** Keeps a finding instead of a larger one of the same failure. */
  keep(finding: Finding): void {
    this.#all.set(keyOf(finding), finding);
  }
}
