import { atLeast } from '../judge/root-cause.js';
import { notJudgedInWords, wasHindered } from './coverage.js';
import type { NotJudged, ReportedRequirement, Results } from './results.js';

/** What an outcome rests on. */
export type Grounds = Pick<Results, 'requirements' | 'staleExpectations' | 'notJudged'> & {
  /** What ended the run before its end, in one line. */
  readonly endedBy?: string;
  readonly run: Pick<
    Results['run'],
    'complete' | 'executedChecks' | 'expectedChecks' | 'failOn' | 'harnessErrors' | 'shard'
  >;
};

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

function named(requirements: readonly ReportedRequirement[]): string {
  const ids = requirements.slice(0, 3).map((one) => one.id);
  const rest = requirements.length - ids.length;
  return rest === 0 ? ids.join(', ') : `${ids.join(', ')} and ${rest} more`;
}

/** Requirements whose failure makes a target nonconformant. */
export function decisive(
  requirements: readonly ReportedRequirement[],
  failOn: 'must' | 'should',
): ReportedRequirement[] {
  return requirements.filter((one) => one.verdict === 'fail' && atLeast(one.level, failOn));
}

/** What was not judged, as a sentence; nothing when all was. */
function missing({ notJudged }: Grounds): string {
  return notJudged.length === 0 ? '' : ` Not judged: ${notJudgedInWords(notJudged)}.`;
}

/** What was judged, of a run in which nothing failed. */
function judged({ requirements, run }: Grounds): string {
  const having = (verdict: string): number => requirements.filter((one) => one.verdict === verdict).length;
  const [passed, waived, lesser] = [having('pass'), having('waived'), having('fail')];
  const parts = [
    `${counted(passed, 'requirement')} passed`,
    ...(lesser === 0 ? [] : [`${lesser} below the level ${run.failOn} fail`]),
    ...(waived === 0 ? [] : [`${waived} failed as expected`]),
  ];
  return `${parts.join(', ')}.`;
}

/**
 * The outcome of a run and why, in a sentence or two. A failure is reported even of a run that was cut short; conformance
 * only when every must that applies was judged and holds, in a whole run without errors of the suite itself.
 */
export function outcomeOf(grounds: Grounds): Pick<Results, 'outcome' | 'because'> {
  const { requirements, staleExpectations: stale, notJudged, run } = grounds;
  const failed = decisive(requirements, run.failOn);
  if (failed.length > 0) {
    const verb = failed.length === 1 ? 'fails' : 'fail';
    return { outcome: 'nonconformant', because: `${counted(failed.length, 'requirement')} ${verb}: ${named(failed)}.` };
  }
  if (stale.length > 0) {
    const rest = stale.length === 1 ? '' : ` (and ${stale.length - 1} more like it)`;
    return { outcome: 'nonconformant', because: `${stale[0]?.replace(/\.$/, '')}${rest}.` };
  }
  if (run.harnessErrors.length > 0) {
    const because = `${counted(run.harnessErrors.length, 'internal error')} in the suite, which says nothing about the target.`;
    return { outcome: 'inconclusive', because };
  }
  if (!run.complete) {
    const why = grounds.endedBy === undefined ? '' : ` (${grounds.endedBy.replace(/\.$/, '')})`;
    const because = `The run was cut short after ${run.executedChecks} of ${counted(run.expectedChecks, 'check')}${why}.`;
    return { outcome: 'inconclusive', because };
  }
  // A requirement of which some checks were left out holds as far as it was judged.
  const passed = requirements.some(
    ({ verdict, checks }) => verdict === 'pass' || checks.some((check) => check.verdict === 'pass'),
  );
  // A shard to which nothing falls, or nothing that applies, has done its part.
  const hasDonePart = run.shard !== undefined && notJudged.every(({ onPurpose }) => onPurpose);
  if (!passed && !hasDonePart)
    return { outcome: 'inconclusive', because: `Not one requirement passed.${missing(grounds)}` };
  const holds = requirements.every(({ level, verdict }) => level !== 'must' || verdict !== 'waived');
  // Whoever declares absent what is there has chosen what is judged, whatever its level is.
  const isWhole = holds && notJudged.every(({ why, musts }) => musts === 0 && why !== 'shard' && why !== 'capability');
  return { outcome: isWhole ? 'conformant' : 'partial', because: judged(grounds) + missing(grounds) };
}

/** Whether a must was left out for another reason than that it is the business of other shards. */
function lacksMust(notJudged: readonly NotJudged[]): boolean {
  return notJudged.some(({ why, musts }) => musts > 0 && why !== 'shard');
}

/**
 * The exit status of a run that ended by itself.
 * @param strict whether a must that was left out on purpose counts as one that could not be judged; what a shard leaves
 *   to others does not, since merge looks at the whole
 */
export function exitStatus(
  { outcome, notJudged, run }: Pick<Results, 'outcome' | 'notJudged'> & { readonly run: Pick<Results['run'], 'shard'> },
  strict = false,
): 0 | 1 | 3 {
  if (outcome === 'nonconformant') return 1;
  const isStrict = strict && (run.shard === undefined || lacksMust(notJudged));
  if (outcome === 'inconclusive' || (outcome === 'partial' && isStrict)) return 3;
  return wasHindered(notJudged) ? 3 : 0;
}
