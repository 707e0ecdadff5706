import { atLeast } from '../judge/root-cause.js';
import type { ReportedRequirement } from '../results/results.js';
import { countedAs } from '../results/tally.js';
import type { Cell, Change, ChangeKind, FailingCheck, Source, Standing, Yardstick } from './comparison.js';

/** What one run says of a requirement. */
export interface Told extends Pick<Cell, 'standing' | 'told' | 'reason'> {
  /** Absent when the run does not speak of it. */
  readonly requirement?: ReportedRequirement;
}

function toldBy({ verdict, dependsOn }: ReportedRequirement): Cell['told'] {
  if (verdict === 'pass') return 'holds';
  if (verdict === 'waived') return 'waived';
  // A verdict points to other requirements only when a check failed and theirs explains it.
  return verdict === 'fail' || (verdict === 'inconclusive' && dependsOn.length > 0) ? 'fails' : null;
}

/** A run that was asked for everything speaks of every requirement of its contract. */
function absentFrom({ run: { selection } }: Source['results']): Standing {
  return selection.suites.length === 0 && selection.requirements.length === 0 ? 'not-in-contract' : 'not-run';
}

/** What a run says of a requirement, if it speaks of it. */
export function told(requirement: ReportedRequirement | undefined, results: Source['results']): Told {
  if (requirement === undefined) return { standing: absentFrom(results), told: null, reason: '' };
  return { standing: countedAs(requirement), told: toldBy(requirement), reason: requirement.reason, requirement };
}

/** The checks that fail, with what they came to before. */
function failing(after: Told, before: Told): FailingCheck[] {
  const earlier = new Map(before.requirement?.checks.map(({ name, verdict }) => [name, verdict]));
  return (after.requirement?.checks ?? []).flatMap(({ name, verdict, reason }) =>
    verdict === 'fail' ? [{ name, before: earlier.get(name) ?? 'absent', reason: reason.split('\n', 1)[0] ?? '' }] : [],
  );
}

/** The checks that fail and passed before. */
function newlyFailing(after: Told, before: Told): FailingCheck[] {
  return failing(after, before).filter((check) => check.before === 'pass');
}

function kindOf(after: Told, before: Told): ChangeKind | undefined {
  if (before.told === null) return after.told === null ? undefined : 'new';
  if (after.told === null) return 'lost';
  if (before.told === 'holds') return after.told === 'holds' ? undefined : 'broke';
  if (after.told === 'holds') return 'mended';
  if (after.told === 'waived') return before.told === 'waived' ? undefined : 'waived';
  if (newlyFailing(after, before).length > 0) return 'worse';
  return before.told === 'waived' ? 'unwaived' : undefined;
}

/**
 * Whether a change is a regression. It is one of the target: what a run could not tell before, or an entry in the list
 * of expected failures, makes none.
 */
function isRegression(kind: ChangeKind, after: Told, before: Told, { failOn, strict }: Yardstick): boolean {
  const level = (after.requirement ?? before.requirement)?.level;
  if (level === undefined || !atLeast(level, failOn)) return false;
  if (kind === 'lost') return strict && before.told === 'holds';
  return kind === 'worse' || (kind === 'broke' && after.told === 'fails');
}

/**
 * How a requirement differs from what earlier runs said of it. The one right before decides; where that did not tell
 * it, so does the last one that did, so that nothing breaks unseen behind a gap.
 *
 * @param earlier what all runs before say, at least one
 */
export function changeOf(after: Told, earlier: readonly Told[], yardstick: Yardstick): Change | null {
  const neighbour = earlier.length - 1;
  const last = earlier.findLastIndex((one) => one.told !== null);
  const since = after.told === null || last < 0 ? neighbour : last;
  const before = earlier[since];
  if (before === undefined) return null;
  const kind = kindOf(after, before) ?? (since === neighbour ? undefined : 'new');
  if (kind === undefined) return null;
  const checks = kind === 'worse' ? newlyFailing(after, before) : failing(after, before);
  return { kind, since, regression: isRegression(kind, after, before, yardstick), checks };
}
