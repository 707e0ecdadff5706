import { requirement } from '../contract/requirements.js';
import { citations } from '../contract/sources.js';
import { jsonLine, printable } from '../printable.js';
import type { CheckResult } from '../run/check-result.js';

/** A target does not keep a requirement. Runners show `expected` and `actual` as a difference. */
export class RequirementFailure extends Error {
  override readonly name = 'RequirementFailure';
  readonly requirement: string;
  readonly expected: string | undefined;
  readonly actual: string | undefined;
  /** The smallest values that fail, as JSON; undefined where there are none. */
  readonly counterexample: unknown;
  /** Whether the failure shows always or sometimes, as in `always (3 of 3 tries)`. */
  readonly frequency: string | undefined;

  constructor(result: CheckResult) {
    const { text, level } = requirement(result.requirement);
    const sources = citations(requirement(result.requirement));
    const lines = [
      `${result.requirement} (${level}): ${text}`,
      printable(result.reason),
      ...(result.counterexample === undefined ? [] : [`Smallest values that fail: ${jsonLine(result.counterexample)}`]),
      ...(result.frequency === undefined ? [] : [`Shows ${result.frequency}`]),
      ...sources.map(({ title, section, url }) => `Source: ${title}, ${section}: ${url}`),
    ];
    super(lines.join('\n'));
    this.requirement = result.requirement;
    this.expected = result.expected;
    this.actual = result.actual;
    this.counterexample = result.counterexample;
    this.frequency = result.frequency;
    // Where in the suite it was seen says nothing about the target.
    this.stack = `${this.name}: ${this.message}`;
  }
}

/** An error of the suite itself, which says nothing about the target. */
export class SuiteFailure extends Error {
  override readonly name = 'SuiteFailure';
}
