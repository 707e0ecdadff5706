import type { Exchange } from '../client/exchange.js';
import type { RequirementId } from '../contract/requirements.js';
import type { CheckResult, PlannedCheck } from '../run/check-result.js';

/** What the check of every requirement is called: there is one of each. */
const name = 'every exchange that passed keeps it';

/** Failing exchanges that are kept of each requirement. */
const kept = 3;

/** Where a requirement was not kept. */
export interface Breach {
  readonly requirement: RequirementId;
  readonly expected: string;
  readonly actual: string;
  readonly exchange: Exchange;
}

interface Finding {
  passed: number;
  failed: number;
  open: number;
  /** Why the first that was open could not be judged. */
  reason: string;
  expected: string;
  actual: string;
  /** Evidence: failing exchanges, or one that passed. */
  exchanges: Exchange[];
}

/** How a rule reports what it found of one exchange. */
export interface Say {
  holds(requirement: RequirementId): void;
  fails(requirement: RequirementId, expected: string, actual: string): void;
  /** `holds` or `fails`. */
  is(requirement: RequirementId, isKept: boolean, expected: string, actual: string): void;
  open(requirement: RequirementId, reason: string): void;
}

/** What was found of each requirement; what is kept is bounded, however much passes. */
export class Findings {
  readonly #found = new Map<RequirementId, Finding>();
  readonly #report: (breach: Breach) => void;

  /** @param report is called for each breach as it is found */
  constructor(report: (breach: Breach) => void) {
    this.#report = report;
  }

  /** Collects what is found of one exchange. */
  of(exchange: Exchange): Say {
    const say: Say = {
      holds: (requirement) => {
        const found = this.#finding(requirement);
        found.passed += 1;
        if (found.failed === 0 && found.exchanges.length === 0) found.exchanges.push(exchange);
      },
      fails: (requirement, expected, actual) => {
        const found = this.#finding(requirement);
        if (found.failed === 0) Object.assign(found, { expected, actual, exchanges: [] });
        found.failed += 1;
        if (found.exchanges.length < kept) found.exchanges.push(exchange);
        this.#report({ requirement, expected, actual, exchange });
      },
      is: (requirement, isKept, expected, actual) =>
        isKept ? say.holds(requirement) : say.fails(requirement, expected, actual),
      open: (requirement, reason) => {
        const found = this.#finding(requirement);
        found.open += 1;
        if (found.reason === '') found.reason = reason;
      },
    };
    return say;
  }

  #finding(requirement: RequirementId): Finding {
    const known = this.#found.get(requirement);
    if (known !== undefined) return known;
    const made: Finding = { passed: 0, failed: 0, open: 0, reason: '', expected: '', actual: '', exchanges: [] };
    this.#found.set(requirement, made);
    return made;
  }

  get planned(): PlannedCheck[] {
    return [...this.#found.keys()].map((requirement) => ({ requirement, name, suite: 'observe' }));
  }

  get results(): CheckResult[] {
    return [...this.#found].map(([requirement, found]) => ({
      requirement,
      name,
      suite: 'observe',
      ...verdictOf(found),
      duration: 0,
      exchanges: found.exchanges,
      created: [],
      observations: [],
    }));
  }
}

function verdictOf(
  found: Finding,
): Pick<CheckResult, 'verdict' | 'reason' | 'hindrance' | 'expected' | 'actual' | 'frequency'> {
  const { passed, failed, reason, expected, actual } = found;
  if (failed > 0)
    return {
      verdict: 'fail',
      reason: `expected ${expected}, got ${actual}`,
      expected,
      actual,
      frequency: `${failed} of ${failed + passed} exchanges that it concerns`,
    };
  if (passed > 0) return { verdict: 'pass', reason: '' };
  return { verdict: 'inconclusive', reason, hindrance: 'premise' };
}
