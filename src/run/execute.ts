import { createHash } from 'node:crypto';
import fc from 'fast-check';
import type { CheckContext } from '../../suites/check/context.js';
import type { Arbitraries, Check, PropertyTraits } from '../../suites/check/registry.js';
import { Inconclusive, Mismatch, NotApplicable } from '../../suites/check/signals.js';
import { type Capability, requirement } from '../contract/requirements.js';
import { ClockError } from '../target/clock.js';
import { BudgetSpent, NoAnswer, Unmet } from '../target/failure.js';
import type { CheckResult } from './check-result.js';
import { openCase, type Trace } from './scope.js';
import type { Session } from './session.js';

/** How a check ended, before its requirement is judged. */
type Ending = Pick<CheckResult, 'verdict' | 'reason'> &
  Partial<Pick<CheckResult, 'expected' | 'actual' | 'unmet' | 'counterexample' | 'harnessError'>>;

const passed: Ending = { verdict: 'pass', reason: '' };

/** What an error says about the target; everything that is not about the target is an error of the harness. */
function endingOf(error: unknown, signal: AbortSignal): Ending {
  if (error instanceof Mismatch) {
    const { expected, actual, message } = error;
    return { verdict: 'fail', reason: message, expected, actual };
  }
  if (error instanceof Unmet) {
    const { expected, actual, message, requirement: unmet } = error;
    return { verdict: 'fail', reason: message, expected, actual, unmet };
  }
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message };
  if (error instanceof Inconclusive || error instanceof BudgetSpent || error instanceof ClockError)
    return { verdict: 'inconclusive', reason: error.message };
  if (signal.aborted) return { verdict: 'inconclusive', reason: 'cut short before it could be told' };
  if (error instanceof NoAnswer) {
    const failure = error.exchange.failure;
    if (failure?.kind === 'unreachable')
      return { verdict: 'inconclusive', reason: `the target could not be reached: ${failure.message}` };
    return { verdict: 'fail', reason: error.message, expected: 'an answer', actual: error.message };
  }
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { verdict: 'inconclusive', reason: 'the harness went wrong', harnessError: message };
}

function emptyTrace(): Trace {
  return { exchanges: [], created: [], observations: [] };
}

function merge(into: Trace, from: Trace): void {
  into.exchanges.push(...from.exchanges);
  into.created.push(...from.created);
  into.observations.push(...from.observations);
}

type Body = (context: CheckContext) => Promise<void>;

/** Runs one body in a case of its own. */
async function runCase(
  session: Session,
  seed: number,
  signal: AbortSignal,
  body: Body,
): Promise<{ ending: Ending; trace: Trace }> {
  const one = openCase(session, seed, signal);
  try {
    await body(one.context);
    return { ending: passed, trace: one.trace };
  } catch (error) {
    return { ending: endingOf(error, signal), trace: one.trace };
  } finally {
    one.close();
  }
}

/** What running a check gave: its ending, its trace, and the one body that shows the failure again. */
interface Run {
  readonly ending: Ending;
  readonly trace: Trace;
  readonly again: Body;
}

/** Tries the examples and then random cases; a failure is reported by its smallest case alone. */
async function runProperty<T>(
  session: Session,
  seed: number,
  signal: AbortSignal,
  property: {
    arbitraries: Arbitraries<T>;
    body: (context: CheckContext, values: T) => Promise<void>;
    traits: PropertyTraits<T>;
  },
): Promise<Run> {
  const { arbitraries, body, traits } = property;
  const examples = (traits.examples ?? []).map((example): [T] => [example]);
  const runs = Math.min(session.effort.runs, traits.atMost ?? session.effort.runs);
  const trace = emptyTrace();
  let smallest: { ending: Ending; trace: Trace; values: T } | undefined;
  let stopped: Ending | undefined;
  let cases = 0;

  const predicate = async (values: T): Promise<boolean> => {
    if (stopped !== undefined) return true;
    cases += 1;
    const one = await runCase(session, (seed + cases * 104729) >>> 0, signal, (context) => body(context, values));
    if (one.ending.verdict === 'fail') {
      smallest = { ...one, values };
      return false;
    }
    if (smallest === undefined) merge(trace, one.trace);
    if (one.ending.verdict !== 'pass') stopped = one.ending;
    return true;
  };

  const arbitrary: fc.Arbitrary<T> = fc.record<T>(arbitraries);
  const details = await fc.check(fc.asyncProperty(arbitrary, predicate), {
    seed,
    numRuns: Math.max(1, examples.length + runs),
    examples,
    endOnFailure: !session.effort.shrink,
    interruptAfterTimeLimit: Math.round(session.effort.checkLimitMs * 0.8),
    markInterruptAsFailure: false,
  });
  if (smallest !== undefined) {
    const { values } = smallest;
    const ending = { ...smallest.ending, counterexample: values };
    return { ending, trace: smallest.trace, again: (context) => body(context, values) };
  }
  const again: Body = () => Promise.resolve();
  if (stopped !== undefined) return { ending: stopped, trace, again };
  if (details.interrupted) {
    const reason = `cut short after ${details.numRuns} of ${examples.length + runs} cases`;
    return { ending: { verdict: 'inconclusive', reason }, trace, again };
  }
  return { ending: passed, trace, again };
}

async function runExample(session: Session, seed: number, signal: AbortSignal, body: Body): Promise<Run> {
  return { ...(await runCase(session, seed, signal, body)), again: body };
}

const remedies: Readonly<Partial<Record<Capability, string>>> = {
  clock: 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand',
  read: 'needs credentials of the level read: set auth.read',
  super: 'needs credentials of the level super: set auth.super',
};

/** Why a check cannot run against this target at all, if so. */
export function excused(check: Check, session: Session): Ending | undefined {
  for (const need of requirement(check.requirement).needs) {
    const state = session.capabilities[need];
    if (state.present) continue;
    if (need === 'clock') return { verdict: 'deferred', reason: remedies.clock ?? state.evidence };
    const remedy = remedies[need];
    if (remedy !== undefined) return { verdict: 'inconclusive', reason: remedy };
    return { verdict: 'not-applicable', reason: `${need}: ${state.evidence}` };
  }
  return undefined;
}

/** A number that differs between checks and follows from the run's seed. */
function seedOf(check: Check, seed: number): number {
  const digest = createHash('sha256').update(`${seed}:${check.requirement}:${check.name}`).digest();
  return digest.readUInt32BE(0) & 0x7fffffff;
}

/** Runs one check to its end; never throws. */
export async function execute(check: Check, session: Session, stop: AbortSignal): Promise<CheckResult> {
  const startedAt = Date.now();
  const base = { requirement: check.requirement, name: check.name, suite: check.suite };
  const excuse = excused(check, session);
  const result = (ending: Ending, trace: Trace): CheckResult => ({
    ...base,
    ...ending,
    duration: Date.now() - startedAt,
    ...trace,
  });
  if (excuse !== undefined) return result(excuse, emptyTrace());
  const signal = AbortSignal.any([stop, AbortSignal.timeout(session.effort.checkLimitMs)]);
  const seed = seedOf(check, session.effort.seed);
  const { body } = check;
  const run =
    'example' in body
      ? await runExample(session, seed, signal, body.example)
      : await body.property.open((arbitraries, property, traits) =>
          runProperty(session, seed, signal, { arbitraries, body: property, traits }),
        );
  const { ending, trace } = run;
  if (ending.verdict !== 'fail' || session.effort.repeats === 0 || signal.aborted) return result(ending, trace);
  let failures = 1;
  for (let repeat = 1; repeat <= session.effort.repeats; repeat += 1) {
    const again = await runCase(session, (seed + repeat) >>> 0, signal, run.again);
    if (again.ending.verdict === 'fail') failures += 1;
    trace.created.push(...again.trace.created);
  }
  const tries = session.effort.repeats + 1;
  const frequency =
    failures === tries ? `always (${tries} of ${tries} tries)` : `sometimes (${failures} of ${tries} tries)`;
  return { ...result(ending, trace), frequency };
}
