import { isDeepStrictEqual } from 'node:util';
import type { Requirement } from '../contract/requirements.js';
import { judge } from '../judge/judge.js';
import { notJudged } from '../results/coverage.js';
import { outcomeOf } from '../results/outcome.js';
import type { ReportedRequirement, Results } from '../results/results.js';
import { tallyChecks, tallyRequirements } from '../results/tally.js';
import type { CheckResult } from '../run/check-result.js';
import type { Revision } from './revision.js';

/** A recorded check for the judge. */
function asFound(check: ReportedRequirement['checks'][number], { id }: ReportedRequirement): CheckResult {
  const { name, suite, verdict, reason, duration, exchanges } = check;
  return { requirement: id, name, suite, verdict, reason, duration, exchanges, created: [], observations: [] };
}

/**
 * A requirement for the judge, without what it depends on: results record checks after causes were
 * traced, and not the input of the tracing.
 */
function bare(one: ReportedRequirement, untestable: string | undefined): Requirement {
  const { id, level, basis, text, operation } = one;
  const plain = { id, level, basis, text, sources: [], operation, pointer: '', needs: [], dependsOn: [] };
  return untestable === undefined ? plain : { ...plain, untestable };
}

/** A requirement that another one depends on must fail, or depend on others. */
function blame(one: ReportedRequirement, all: ReadonlyMap<string, ReportedRequirement>): string[] {
  return one.dependsOn.flatMap((id) => {
    const other = all.get(id);
    const guilty = other?.verdict === 'fail' || other?.verdict === 'waived' || (other?.dependsOn.length ?? 0) > 0;
    return guilty ? [] : [`${one.id} depends on a failure of ${id}, which the results do not record`];
  });
}

/**
 * Judges the recorded checks again, and compares.
 * @returns each verdict, count or outcome that does not follow from the recorded checks, as a sentence
 */
export function recount(results: Results, revision: Revision): string[] {
  const { requirements, run } = results;
  const untestable = new Map(revision.requirements.map((one) => [one.id, one.untestable]));
  const again = judge(
    requirements.flatMap((one) => one.checks.map((check) => asFound(check, one))),
    { planned: [], requirements: requirements.map((one) => bare(one, untestable.get(one.id))) },
  );
  const reported = new Map<string, ReportedRequirement>(requirements.map((one) => [one.id, one]));
  const verdicts = again.requirements.flatMap(({ requirement: { id }, verdict }) => {
    const recorded = reported.get(id)?.verdict;
    if (recorded === verdict || (recorded === 'waived' && verdict === 'fail')) return [];
    return [`${id} has the verdict ${recorded}, but its checks give ${verdict}`];
  });
  const checks = requirements.flatMap((one) => one.checks);
  const summary: Results['summary'] = {
    requirements: tallyRequirements(requirements),
    must: tallyRequirements(requirements.filter(({ level }) => level === 'must')),
    checks: tallyChecks(requirements),
    exchanges: checks.reduce((sum, { exchanges }) => sum + exchanges.length, 0),
  };
  const testable = revision.requirements.filter((one) => one.untestable === undefined);
  const gaps = notJudged(requirements, testable);
  const { outcome } = outcomeOf({ ...results, notJudged: gaps });
  const silent = requirements.flatMap(({ id, checks: own }) =>
    own
      .filter(({ verdict, exchanges }) => verdict === 'pass' && exchanges.length === 0)
      .map(({ name }) => `the check "${name}" of ${id} passed, but sent nothing`),
  );
  return [
    ...verdicts,
    ...requirements.flatMap((one) => blame(one, reported)),
    ...silent,
    ...(isDeepStrictEqual(summary, results.summary) ? [] : ['the summary does not count what is recorded']),
    ...(run.executedChecks === checks.length
      ? []
      : [`${run.executedChecks} checks are said to have been executed, but ${checks.length} are recorded`]),
    ...(isDeepStrictEqual(gaps, results.notJudged) ? [] : ['what was not judged is not counted as it is recorded']),
    ...(outcome === results.outcome ? [] : [`the outcome is ${results.outcome}, but the verdicts give ${outcome}`]),
  ];
}
