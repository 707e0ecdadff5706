import { createHash } from 'node:crypto';
import { setTimeout as delay } from 'node:timers/promises';
import fc from 'fast-check';
import type { CheckContext } from '../../suites/check/context.js';
import type { Arbitraries, Check, PropertyTraits } from '../../suites/check/registry.js';
import { Inconclusive, Mismatch, NotApplicable } from '../../suites/check/signals.js';
import { type Capability, requirement } from '../contract/requirements.js';
import { ClockError } from '../client/clock.js';
import { BudgetSpent, NoAnswer, Unmet } from '../client/failure.js';
import type { CheckResult } from './check-result.js';
import { changeTexts, plainJson } from '../plain-json.js';
import { type End, endWith, openCase, type Trace } from './case.js';
import type { Session } from './session.js';

/** How a check ended, before its requirement is judged. */
type Ending = Pick<CheckResult, 'verdict' | 'reason'> &
  Partial<Pick<CheckResult, 'expected' | 'actual' | 'unmet' | 'suspects' | 'counterexample' | 'seed' | 'harnessError'>>;

const passed: Ending = { verdict: 'pass', reason: '' };

function harnessFault(error: unknown): Ending {
  const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return { verdict: 'inconclusive', reason: 'the harness went wrong', harnessError: message };
}

/** What an error says about the target; everything that is not about the target is an error of the harness. */
function endingOf(error: unknown): Ending {
  if (error instanceof Mismatch) {
    const { expected, actual, message, suspects } = error;
    return { verdict: 'fail', reason: message, expected, actual, ...(suspects.length === 0 ? {} : { suspects }) };
  }
  if (error instanceof Unmet) {
    const { expected, actual, message, requirement: unmet } = error;
    return { verdict: 'fail', reason: message, expected, actual, unmet };
  }
  if (error instanceof NotApplicable) return { verdict: 'not-applicable', reason: error.message };
  if (error instanceof Inconclusive || error instanceof BudgetSpent || error instanceof ClockError)
    return { verdict: 'inconclusive', reason: error.message };
  if (error instanceof NoAnswer) {
    const failure = error.exchange.failure;
    if (failure?.kind === 'unreachable')
      return { verdict: 'inconclusive', reason: `the target could not be reached: ${failure.message}` };
    return { verdict: 'fail', reason: error.message, expected: 'an answer', actual: error.message };
  }
  return harnessFault(error);
}

/** What was cut short tells nothing, whatever came of it: half of its requests may have been ended from this side. */
function cutShort(signal: AbortSignal): Ending {
  const reason = signal.reason instanceof Inconclusive ? signal.reason.message : 'cut short before it could be told';
  return { verdict: 'inconclusive', reason };
}

function emptyTrace(): Trace {
  return { exchanges: [], created: [], observations: [], clockMoves: [] };
}

type Body = (context: CheckContext) => Promise<void>;

/** Milliseconds that a body may take to notice that it was ended. */
const grace = 250;

async function afterEnd(signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener('abort', () => resolve(), { once: true });
  });
  await delay(grace, undefined, { ref: false });
}

/** Runs one body in a case of its own. */
async function runCase(
  session: Session,
  seed: number,
  signal: AbortSignal,
  body: Body,
): Promise<{ ending: Ending; trace: Trace }> {
  const one = openCase(session, seed, signal);
  const ended = (ending: Ending): { ending: Ending; trace: Trace } => ({
    ending: signal.aborted ? cutShort(signal) : ending,
    trace: one.trace,
  });
  try {
    await Promise.race([body(one.context), afterEnd(one.end)]);
    return ended(passed);
  } catch (error) {
    const ending = endingOf(error);
    return ended(ending.verdict === 'fail' ? { ...ending, seed } : ending);
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

const nothing: Body = () => Promise.resolve();

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
  const { effort } = session;
  const examples = (traits.examples ?? []).map((example): [T] => [example]);
  const planned = Math.max(1, examples.length + Math.min(effort.runs, traits.atMost ?? effort.runs));
  // The case that is under way then still has time to come to its end.
  const lastStart = Date.now() + effort.checkLimitMs * 0.8;
  const trace = emptyTrace();
  let smallest: { readonly ending: Ending; readonly told: Trace; readonly values: T } | undefined;
  let stopped: Ending | undefined;
  let cases = 0;

  const predicate = async (values: T): Promise<boolean> => {
    if (Date.now() > lastStart)
      stopped ??= { verdict: 'inconclusive', reason: `cut short after ${cases} of ${planned} cases` };
    if (stopped !== undefined) return true;
    cases += 1;
    const one = await runCase(session, (seed + cases * 104729) >>> 0, signal, (context) => body(context, values));
    const { exchanges, created, observations, clockMoves } = one.trace;
    trace.created.push(...created);
    trace.observations.push(...observations);
    if (one.ending.verdict === 'fail') {
      smallest = { ending: one.ending, told: one.trace, values };
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
  const { ending, told, values } = smallest;
  return {
    ending: { ...ending, counterexample: values },
    trace: { ...trace, exchanges: told.exchanges, clockMoves: told.clockMoves },
    again: (context) => body(context, values),
  };
}

async function runCheck(session: Session, seed: number, signal: AbortSignal, { body }: Check): Promise<Run> {
  if ('example' in body) return { ...(await runCase(session, seed, signal, body.example)), again: body.example };
  return body.property.open((arbitraries, property, traits) =>
    runProperty(session, seed, signal, { arbitraries, body: property, traits }),
  );
}

/** Tries a failure again, and says how often it shows; tries that could not be judged do not count. */
async function tryAgain(session: Session, seed: number, signal: AbortSignal, run: Run): Promise<string | undefined> {
  let [failures, tries] = [1, 1];
  for (let repeat = 1; repeat <= session.effort.repeats && !signal.aborted; repeat += 1) {
    const { ending, trace } = await runCase(session, (seed + repeat) >>> 0, signal, run.again);
    run.trace.created.push(...trace.created);
    if (ending.verdict === 'fail') failures += 1;
    if (ending.verdict === 'fail' || ending.verdict === 'pass') tries += 1;
  }
  if (tries === 1) return undefined;
  return failures === tries ? `always (${tries} of ${tries} tries)` : `sometimes (${failures} of ${tries} tries)`;
}

const remedies: Readonly<Partial<Record<Capability, string>>> = {
  clock: 'needs a clock that can be moved: set clock.advanceUrl or clock.advanceCommand',
  read: 'needs credentials of the level read: set auth.read',
  super: 'needs credentials of the level super: set auth.super',
};

/** Why a check cannot run against this target at all, if so. */
export function excused(check: Check, session: Session): Ending | undefined {
  for (const need of [...requirement(check.requirement).needs, ...(check.traits.needs ?? [])]) {
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

/** Takes secrets out of all that a check found; its exchanges were recorded without. */
function withoutSecrets(ending: Ending, { exchanges, clockMoves, ...left }: Trace, session: Session) {
  const { verdict, unmet, suspects, ...told } = ending;
  const counterexample = told.counterexample === undefined ? {} : { counterexample: plainJson(told.counterexample) };
  const clean = changeTexts({ ...told, ...counterexample, ...left }, (text) => session.target.redact(text));
  const moves = clockMoves.length === 0 ? {} : { clockMoves };
  const causes = { ...(unmet === undefined ? {} : { unmet }), ...(suspects === undefined ? {} : { suspects }) };
  return { verdict, ...causes, ...clean, ...moves, exchanges };
}

/** The end of a check: with the run, or when its time is over. */
function endOf(stop: AbortSignal, limitMs: number): End {
  const end = endWith(stop);
  const seconds = Math.round(limitMs / 100) / 10;
  const timer = setTimeout(() => end.come(new Inconclusive(`not done within ${seconds} s`)), limitMs);
  return {
    ...end,
    release() {
      clearTimeout(timer);
      end.release();
    },
  };
}

/** Does the work of one check within its time, and tells what came of it. */
async function conclude(
  check: Check,
  session: Session,
  stop: AbortSignal,
  work: (end: AbortSignal) => Promise<{ readonly run: Omit<Run, 'again'>; readonly frequency?: string | undefined }>,
): Promise<CheckResult> {
  const startedAt = Date.now();
  const { requirement: id, name, suite } = check;
  const result = (ending: Ending, trace: Trace): CheckResult => ({
    requirement: id,
    name,
    suite,
    ...withoutSecrets(ending, trace, session),
    duration: Date.now() - startedAt,
  });
  const excuse = excused(check, session);
  if (excuse !== undefined) return result(excuse, emptyTrace());
  const end = endOf(stop, session.effort.checkLimitMs);
  try {
    const { run, frequency } = await work(end.signal);
    return { ...result(run.ending, run.trace), ...(frequency === undefined ? {} : { frequency }) };
  } catch (error) {
    return result(harnessFault(error), emptyTrace());
  } finally {
    end.release();
  }
}

/** Runs one check to its end; never throws. */
export function execute(check: Check, session: Session, stop: AbortSignal): Promise<CheckResult> {
  const seed = seedOf(check, session.effort.seed);
  return conclude(check, session, stop, async (end) => {
    const run = await runCheck(session, seed, end, check);
    const frequency = run.ending.verdict === 'fail' ? await tryAgain(session, seed, end, run) : undefined;
    return { run, frequency };
  });
}

/** One case of a check, as its result told it. */
export interface KnownCase {
  readonly seed: number;
  /** The values of a property's case, as JSON. */
  readonly values: unknown;
}

/** The body of a check with the values of one case. */
function bodyWith({ body }: Check, values: unknown): Body {
  if ('example' in body) return body.example;
  const text = JSON.stringify(values);
  return body.property.open(
    (_arbitraries, property): Body =>
      (context) =>
        property(context, JSON.parse(text)),
  );
}

/** Runs one known case of a check again, whatever its generators make now; never throws. */
export function executeCase(
  check: Check,
  session: Session,
  stop: AbortSignal,
  { seed, values }: KnownCase,
): Promise<CheckResult> {
  return conclude(check, session, stop, async (end) => ({
    run: await runCase(session, seed, end, bodyWith(check, values)),
  }));
}
