import { atLeast } from '../judge/root-cause.js';
import type { ReportedRequirement, Results } from './results.js';

/** What an outcome rests on. */
export type Grounds = Pick<Results, 'requirements' | 'staleExpectations'> & {
  /** What ended the run before its end, in one line. */
  readonly endedBy?: string;
  readonly run: Pick<Results['run'], 'complete' | 'executedChecks' | 'expectedChecks' | 'failOn' | 'harnessErrors'>;
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

/**
 * The outcome of a run and why, in one sentence. A failure is told even of a run that was cut short; conformance only
 * of a whole one in which the suite itself made no error and at least one requirement passed.
 */
export function outcomeOf(grounds: Grounds): Pick<Results, 'outcome' | 'because'> {
  const { requirements, staleExpectations: stale, run } = grounds;
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
    const because = `The suite itself went wrong ${counted(run.harnessErrors.length, 'time')}, which says nothing about the target.`;
    return { outcome: 'inconclusive', because };
  }
  if (!run.complete) {
    const why = grounds.endedBy === undefined ? '' : ` (${grounds.endedBy.replace(/\.$/, '')})`;
    const because = `The run was cut short after ${run.executedChecks} of ${counted(run.expectedChecks, 'check')}${why}.`;
    return { outcome: 'inconclusive', because };
  }
  const passed = requirements.filter((one) => one.verdict === 'pass').length;
  if (passed === 0) return { outcome: 'inconclusive', because: 'Not one requirement passed.' };
  const untold = requirements.filter((one) => one.verdict === 'inconclusive' || one.verdict === 'deferred').length;
  const waived = requirements.filter((one) => one.verdict === 'waived').length;
  const lesser = requirements.filter((one) => one.verdict === 'fail').length;
  const remarks = [
    ...(lesser === 0 ? [] : [`${lesser} below the level ${run.failOn} fail`]),
    ...(waived === 0 ? [] : [`${waived} failed as expected`]),
    ...(untold === 0 ? [] : [`${untold} could not be told`]),
  ];
  const because = [`${counted(passed, 'requirement')} passed`, ...remarks].join(', ');
  return { outcome: 'conformant', because: `${because}.` };
}

const statuses = { conformant: 0, nonconformant: 1, inconclusive: 3 } as const;

/** The exit status of a run that came to results. */
export function exitStatus(results: Pick<Results, 'outcome'>): 0 | 1 | 3 {
  return statuses[results.outcome];
}
