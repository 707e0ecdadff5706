import type { Hindrance } from '../../suites/check/signals.js';
import type { RequirementId } from '../contract/requirements.js';
import { Evidence } from '../observe/evidence.js';
import type { CheckResult } from '../run/check-result.js';
import { observed } from './observed.js';
import type { Received } from './server/received.js';

/** Requests that are kept of each finding. */
const kept = 3;

interface Finding {
  passed: number;
  failed: number;
  expected: string;
  actual: string;
  requests: Received[];
}

/** How a rule reports what it found. */
export interface Say {
  holds(requirement: RequirementId, ...evidence: readonly Received[]): void;
  fails(requirement: RequirementId, expected: string, actual: string, ...evidence: readonly Received[]): void;
  /** `holds` or `fails`. */
  is(
    requirement: RequirementId,
    isKept: boolean,
    expected: string,
    actual: string,
    ...evidence: readonly Received[]
  ): void;
}

/** What was found of each requirement in one scenario. */
export class Findings implements Say {
  readonly #found = new Map<RequirementId, Finding>();
  readonly #name: string;
  readonly #token: string;

  /** @param name what the scenario is called in reports */
  constructor(name: string, token: string) {
    this.#name = name;
    this.#token = token;
  }

  holds(requirement: RequirementId, ...evidence: readonly Received[]): void {
    const found = this.#finding(requirement);
    found.passed += 1;
    if (found.failed === 0 && found.requests.length === 0) found.requests = evidence.slice(0, 1);
  }

  fails(requirement: RequirementId, expected: string, actual: string, ...evidence: readonly Received[]): void {
    const found = this.#finding(requirement);
    if (found.failed === 0) Object.assign(found, { expected, actual, requests: [] });
    found.failed += 1;
    found.requests = [...found.requests, ...evidence].slice(0, kept);
  }

  is(requirement: RequirementId, isKept: boolean, expected: string, actual: string, ...evidence: readonly Received[]) {
    if (isKept) this.holds(requirement, ...evidence);
    else this.fails(requirement, expected, actual, ...evidence);
  }

  #finding(requirement: RequirementId): Finding {
    const known = this.#found.get(requirement);
    if (known !== undefined) return known;
    const made: Finding = { passed: 0, failed: 0, expected: '', actual: '', requests: [] };
    this.#found.set(requirement, made);
    return made;
  }

  /** One check for each requirement that the scenario concerned. */
  get results(): CheckResult[] {
    const evidence = new Evidence();
    evidence.learn(this.#token);
    return [...this.#found].map(([requirement, { failed, passed, expected, actual, requests }]) => ({
      requirement,
      name: this.#name,
      suite: 'client',
      ...(failed === 0
        ? { verdict: 'pass' as const, reason: '' }
        : {
            verdict: 'fail' as const,
            reason: `expected ${expected}, got ${actual}`,
            expected,
            actual,
            frequency: `${failed} of ${failed + passed} times`,
          }),
      duration: 0,
      exchanges: requests.map((one) => evidence.of(observed(one))),
      created: [],
      observations: [],
    }));
  }
}

/** A requirement that no scenario concerned. */
export function unconcerned(requirement: RequirementId, reason: string, hindrance?: Hindrance): CheckResult {
  return {
    ...{ requirement, name: 'no scenario concerns it', suite: 'client', reason, duration: 0 },
    ...(hindrance === undefined ? { verdict: 'not-applicable' } : { verdict: 'inconclusive', hindrance }),
    ...{ exchanges: [], created: [], observations: [] },
  };
}
