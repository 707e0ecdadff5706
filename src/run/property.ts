import fc from 'fast-check';
import type { CheckContext } from '../../suites/check/context.js';
import type { Arbitraries, PropertyTraits } from '../../suites/check/registry.js';
import { emptyTrace, type Trace } from './case.js';
import type { CheckTime } from './check-time.js';
import { type Ending, hindered, passed } from './ending.js';
import { type Body, runCase } from './run-case.js';
import type { Session } from './session.js';

/** What running a check gave: its ending, its trace, and the one body that shows the failure again. */
export interface CheckRun {
  readonly ending: Ending;
  readonly trace: Trace;
  readonly again: Body;
}

const nothing: Body = () => Promise.resolve();

/** Tries the examples and then random cases; a failure is reported by its smallest case alone. */
export async function runProperty<T>(
  session: Session,
  seed: number,
  time: CheckTime,
  property: {
    arbitraries: Arbitraries<T>;
    body: (context: CheckContext, values: T) => Promise<void>;
    traits: PropertyTraits<T>;
  },
): Promise<CheckRun> {
  const { arbitraries, body, traits } = property;
  const { effort } = session;
  const examples = (traits.examples ?? []).map((example): [T] => [example]);
  const planned = Math.max(1, examples.length + Math.min(effort.runs, traits.atMost ?? effort.runs));
  const trace = emptyTrace();
  let smallest: { readonly ending: Ending; readonly found: Trace; readonly values: T } | undefined;
  let stopped: Ending | undefined;
  let cases = 0;

  const predicate = async (values: T): Promise<boolean> => {
    if (time.isRunningOut)
      stopped ??= hindered('time', `cut short after ${cases} of ${planned} cases; see timeouts.checkSeconds`);
    if (stopped !== undefined) return true;
    cases += 1;
    const one = await runCase(session, (seed + cases * 104729) >>> 0, time, (context) => body(context, values));
    const { exchanges, created, observations, clockMoves } = one.trace;
    trace.created.push(...created);
    trace.observations.push(...observations);
    if (one.ending.verdict === 'fail') {
      smallest = { ending: one.ending, found: one.trace, values };
      return false;
    }
    trace.exchanges.push(...exchanges);
    trace.clockMoves.push(...clockMoves);
    if (one.ending.verdict !== 'pass') stopped = one.ending;
    return true;
  };

  const arbitrary: fc.Arbitrary<T> = fc.record<T>(arbitraries);
  await fc.check(fc.asyncProperty(arbitrary, predicate), {
    seed,
    numRuns: planned,
    examples,
    endOnFailure: !effort.shrink,
  });
  if (smallest === undefined) return { ending: stopped ?? passed, trace, again: nothing };
  const { ending, found, values } = smallest;
  return {
    ending: { ...ending, counterexample: values },
    trace: { ...trace, exchanges: found.exchanges, clockMoves: found.clockMoves },
    again: (context) => body(context, values),
  };
}
