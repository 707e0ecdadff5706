import { untestable } from '../judge/judge.js';
import type { ReportedCheck, ReportedRequirement, Tally } from './results.js';

const zero: Tally = {
  pass: 0,
  fail: 0,
  inconclusive: 0,
  'not-applicable': 0,
  deferred: 0,
  waived: 0,
  untestable: 0,
};

function count(kinds: readonly (keyof Tally)[]): Tally {
  const counts = { ...zero };
  for (const kind of kinds) counts[kind] += 1;
  return counts;
}

/** What a requirement counts as: its verdict, or untestable where no black box can give one. */
export function countedAs(requirement: Pick<ReportedRequirement, 'verdict' | 'reason'>): keyof Tally {
  const { verdict, reason } = requirement;
  return verdict === 'not-applicable' && reason.startsWith(untestable) ? 'untestable' : verdict;
}

/** How many requirements have each verdict. */
export function tallyRequirements(requirements: readonly ReportedRequirement[]): Tally {
  return count(requirements.map(countedAs));
}

/** What a check counts as: a failing check of a waived requirement is waived with it. */
export function checkCountedAs(check: ReportedCheck, requirement: ReportedRequirement): ReportedRequirement['verdict'] {
  return check.verdict === 'fail' && requirement.verdict === 'waived' ? 'waived' : check.verdict;
}

/** How many checks have each verdict. */
export function tallyChecks(requirements: readonly ReportedRequirement[]): Tally {
  return count(requirements.flatMap((one) => one.checks.map((check) => checkCountedAs(check, one))));
}
