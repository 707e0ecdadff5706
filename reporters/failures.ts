import type { ReportedCheck, ReportedRequirement, Results } from '../src/results/results.js';

const weights: ReadonlyMap<string, number> = new Map([
  ['must', 0],
  ['should', 1],
  ['may', 2],
]);

/** Failing requirements, the highest level first. */
export function failuresOf({ requirements }: Pick<Results, 'requirements'>): ReportedRequirement[] {
  const weight = ({ level }: ReportedRequirement): number => weights.get(level) ?? weights.size;
  return requirements.filter((one) => one.verdict === 'fail').sort((a, b) => weight(a) - weight(b));
}

/** The failing checks of a requirement. */
export function failingChecks({ checks }: Pick<ReportedRequirement, 'checks'>): ReportedCheck[] {
  return checks.filter((one) => one.verdict === 'fail');
}

/** What shows that a requirement fails, in a line: what its first failing check expected and got. */
export function gistOf(requirement: ReportedRequirement): string {
  const check = failingChecks(requirement)[0];
  if (check?.expected === undefined || check.actual === undefined) return check?.reason ?? requirement.reason;
  return `expected ${check.expected}, got ${check.actual}`;
}

/** Failures by level, as in "19 must, 7 should". */
export function levelsInWords(failures: readonly ReportedRequirement[]): string {
  const counts = [...weights.keys()].map((level) => [level, failures.filter((one) => one.level === level).length]);
  return counts
    .filter(([, count]) => count !== 0)
    .map(([level, count]) => `${count} ${level}`)
    .join(', ');
}
