import { atLeast } from '../judge/root-cause.js';
import type { ReportedRequirement } from '../results/results.js';
import { countedAs } from '../results/tally.js';
import type { Cell, Change, ChangeKind, FailingCheck, Source, Standing, Yardstick } from './comparison.js';

/** What one run says about a requirement. */
export interface Standpoint extends Pick<Cell, 'standing' | 'known' | 'reason'> {
  /** Absent when the run does not list it. */
  readonly requirement?: ReportedRequirement;
}

function knownFrom({ verdict, dependsOn }: ReportedRequirement): Cell['known'] {
  if (verdict === 'pass') return 'holds';
  if (verdict === 'waived') return 'waived';
  // A verdict depends on other requirements only when a check failed and their failure explains it.
  return verdict === 'fail' || (verdict === 'inconclusive' && dependsOn.length > 0) ? 'fails' : null;
}

/** A run of everything lists every requirement of its contract. */
function absentFrom({ run: { selection } }: Source['results']): Standing {
  return selection.suites.length === 0 && selection.requirements.length === 0 ? 'not-in-contract' : 'not-run';
}

/** What a run says about a requirement, if it lists it. */
export function standpoint(requirement: ReportedRequirement | undefined, results: Source['results']): Standpoint {
  if (requirement === undefined) return { standing: absentFrom(results), known: null, reason: '' };
  return { standing: countedAs(requirement), known: knownFrom(requirement), reason: requirement.reason, requirement };
}

/** The failing checks, with their earlier verdicts. */
function failing(after: Standpoint, before: Standpoint): FailingCheck[] {
  const earlier = new Map(before.requirement?.checks.map(({ name, verdict }) => [name, verdict]));
  return (after.requirement?.checks ?? []).flatMap(({ name, verdict, reason }) =>
    verdict === 'fail' ? [{ name, before: earlier.get(name) ?? 'absent', reason: reason.split('\n', 1)[0] ?? '' }] : [],
  );
}

/** The checks that fail and passed before. */
function newlyFailing(after: Standpoint, before: Standpoint): FailingCheck[] {
  return failing(after, before).filter((check) => check.before === 'pass');
}

function kindOf(after: Standpoint, before: Standpoint): ChangeKind | undefined {
  if (before.known === null) return after.known === null ? undefined : 'new';
  if (after.known === null) return 'lost';
  if (before.known === 'holds') return after.known === 'holds' ? undefined : 'broke';
  if (after.known === 'holds') return 'fixed';
  if (after.known === 'waived') return before.known === 'waived' ? undefined : 'waived';
  if (newlyFailing(after, before).length > 0) return 'worse';
  return before.known === 'waived' ? 'unwaived' : undefined;
}

/**
 * Whether a change is a regression of the target. What a run could not judge before, or a new entry in the list
 * of expected failures, is not one.
 */
function isRegression(kind: ChangeKind, after: Standpoint, before: Standpoint, { failOn, strict }: Yardstick): boolean {
  const level = (after.requirement ?? before.requirement)?.level;
  if (level === undefined || !atLeast(level, failOn)) return false;
  if (kind === 'lost') return strict && before.known === 'holds';
  return kind === 'worse' || (kind === 'broke' && after.known === 'fails');
}

/**
 * How a requirement differs from earlier runs. The previous run decides; where it did not judge the requirement, the
 * last run that did decides, so that nothing breaks unseen behind a gap.
 *
 * @param earlier all earlier runs, at least one
 */
export function changeOf(after: Standpoint, earlier: readonly Standpoint[], yardstick: Yardstick): Change | null {
  const neighbour = earlier.length - 1;
  const last = earlier.findLastIndex((one) => one.known !== null);
  const since = after.known === null || last < 0 ? neighbour : last;
  const before = earlier[since];
  if (before === undefined) return null;
  const kind = kindOf(after, before) ?? (since === neighbour ? undefined : 'new');
  if (kind === undefined) return null;
  const checks = kind === 'worse' ? newlyFailing(after, before) : failing(after, before);
  return { kind, since, regression: isRegression(kind, after, before, yardstick), checks };
}
