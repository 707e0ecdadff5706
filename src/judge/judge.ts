import { requirements as contractual, type Requirement, type RequirementId } from '../contract/requirements.js';
import type { CheckResult, PlannedCheck, Verdict } from '../run/check-result.js';
import { type Cause, causes, type Failing } from './root-cause.js';

/** What a verdict on requirements needs besides the results. */
export interface JudgeOptions {
  /** Every planned check; one without a result is reported as not run. */
  readonly planned: readonly PlannedCheck[];
  /** Requirements that are reported even when no check of them was planned; default: all of the contract. */
  readonly selected?: Iterable<RequirementId>;
  /** The requirements of the contract. */
  readonly requirements?: readonly Requirement[];
}

/** One requirement with its verdict. */
export interface JudgedRequirement {
  readonly requirement: Requirement;
  readonly verdict: Verdict;
  /** Empty for a pass. */
  readonly reason: string;
  /** The requirements to blame, when the verdict is inconclusive because others fail. */
  readonly dependsOn: readonly RequirementId[];
  /** With their verdicts as they stand once causes are known: a failure that another one explains is inconclusive. */
  readonly checks: readonly CheckResult[];
}

/** An error of the suite itself, which says nothing about the target. */
export interface HarnessFault {
  /** Requirement and name of the check in which it occurred. */
  readonly check: string;
  readonly message: string;
}

/** What a run says of a target. */
export interface Judgement {
  /** In the order of the contract. */
  readonly requirements: readonly JudgedRequirement[];
  readonly harnessErrors: readonly HarnessFault[];
}

/** The reason of a check without a result. */
export const notRun = 'not run';

/** Begins the reason of a requirement that no black box can check. */
export const untestable = 'untestable: ';

function missing(planned: PlannedCheck): CheckResult {
  const { requirement, name, suite } = planned;
  const nothing = { duration: 0, exchanges: [], created: [], observations: [] };
  return { requirement, name, suite, verdict: 'inconclusive', reason: notRun, ...nothing };
}

/** The results and, for each planned check without one, that it was not run; by requirement. */
function byRequirement(
  results: readonly CheckResult[],
  planned: readonly PlannedCheck[],
): Map<RequirementId, CheckResult[]> {
  const key = (one: PlannedCheck): string => `${one.requirement} ${one.name}`;
  const done = new Set(results.map(key));
  const place = new Map(planned.map((one, at) => [key(one), at]));
  // In the order of the plan, whichever finished first: equal runs have equal results.
  const all = [...results, ...planned.filter((one) => !done.has(key(one))).map(missing)].sort(
    (a, b) => (place.get(key(a)) ?? 0) - (place.get(key(b)) ?? 0),
  );
  const grouped = new Map<RequirementId, CheckResult[]>();
  for (const one of all) {
    const group = grouped.get(one.requirement);
    if (group === undefined) grouped.set(one.requirement, [one]);
    else group.push(one);
  }
  return grouped;
}

/** The checks of a requirement as they stand once it is known what explains their failures. */
function settled(checks: readonly CheckResult[], cause: Cause): CheckResult[] {
  const explained = cause.checks.values();
  return checks.map((check) => {
    if (check.verdict !== 'fail') return check;
    const other = explained.next().value;
    if (other !== undefined) return { ...check, verdict: 'inconclusive', reason: `depends on ${other}` };
    if (check.unmet === undefined || check.unmet === check.requirement) return check;
    return { ...check, reason: `a step that belongs to ${check.unmet} did not work: ${check.reason}` };
  });
}

/** The reasons of some checks, each once. */
function reasons(checks: readonly CheckResult[]): string {
  const all = [...new Set(checks.map((one) => one.reason))];
  const [first = '', second] = all;
  if (second === undefined) return first;
  return all.length === 2 ? `${first}; ${second}` : `${first}; and ${all.length - 1} other reasons`;
}

/** What the checks of one requirement say together. */
function verdictOf(checks: readonly CheckResult[]): Pick<JudgedRequirement, 'verdict' | 'reason'> {
  const having = (verdict: Verdict): CheckResult[] => checks.filter((one) => one.verdict === verdict);
  if (checks.length === 0) return { verdict: 'inconclusive', reason: 'no check of it was planned' };
  for (const verdict of ['fail', 'inconclusive'] as const) {
    const found = having(verdict);
    if (found.length > 0) return { verdict, reason: reasons(found) };
  }
  // What is judged at a later time may well fail.
  const due = having('deferred').filter(({ hindrance }) => hindrance === 'due');
  if (due.length > 0) return { verdict: 'deferred', reason: reasons(due) };
  const excused = having('not-applicable');
  if (excused.length === checks.length) return { verdict: 'not-applicable', reason: reasons(excused) };
  const deferred = having('deferred');
  if (deferred.length === checks.length - excused.length) return { verdict: 'deferred', reason: reasons(deferred) };
  return { verdict: 'pass', reason: '' };
}

/** The requirements that would explain a failing check: the one whose step did not work, or those it points to. */
function suspectsOf({ unmet, suspects = [] }: CheckResult): readonly string[] {
  return unmet === undefined ? suspects : [unmet];
}

const itself: Cause = { dependsOn: [], checks: [] };

function judged(requirement: Requirement, found: readonly CheckResult[], cause = itself): JudgedRequirement {
  if (requirement.untestable !== undefined && found.length === 0) {
    const reason = `${untestable}${requirement.untestable}`;
    return { requirement, verdict: 'not-applicable', reason, dependsOn: [], checks: [] };
  }
  const checks = settled(found, cause);
  const { dependsOn } = cause;
  const { verdict, reason } = verdictOf(checks);
  const because = dependsOn.length === 0 ? reason : `depends on ${dependsOn.join(', ')}`;
  return { requirement, verdict, reason: because, dependsOn, checks };
}

/**
 * Judges requirements by what their checks found. A requirement fails when a check of it fails, unless the failure of
 * another requirement that weighs as much explains all of it: then it is inconclusive and says which. An error of the
 * suite itself is collected apart.
 */
export function judge(results: readonly CheckResult[], options: JudgeOptions): Judgement {
  const { planned, requirements = contractual } = options;
  const selected = new Set(options.selected ?? requirements.map(({ id }) => id));
  const grouped = byRequirement(results, planned);
  const told = requirements.filter(({ id }) => grouped.has(id) || selected.has(id));
  const failing = told.flatMap(({ id, level, dependsOn }): Failing[] => {
    const failed = (grouped.get(id) ?? []).filter((one) => one.verdict === 'fail');
    return failed.length === 0 ? [] : [{ id, level, dependsOn, suspects: failed.map(suspectsOf) }];
  });
  const cause = causes(failing);
  const harnessErrors = results.flatMap(({ requirement, name, harnessError }) =>
    harnessError === undefined ? [] : [{ check: `${requirement} ${name}`, message: harnessError }],
  );
  return { requirements: told.map((one) => judged(one, grouped.get(one.id) ?? [], cause.get(one.id))), harnessErrors };
}
